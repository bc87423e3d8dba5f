import type { Locale } from '../../../foundation/locale.ts';
import { writtenIn } from '../../written-text.ts';
import type { WrittenText } from '../project.ts';

/** A written text in the reader's language, or in the first one it was written in. */
export function written(text: WrittenText, locale: Locale): string {
  return writtenIn(text, locale).text;
}
