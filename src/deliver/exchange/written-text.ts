import { locales } from '../../foundation/locale.ts';
import type { WrittenText } from '../project/project.ts';

/** A text in the first language in which it was written; '' when in none. */
export function anyText(text: WrittenText): string {
  return locales.map((locale) => text[locale]).find(Boolean) ?? '';
}
