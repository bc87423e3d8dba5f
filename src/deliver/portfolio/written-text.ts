import { locales, type Locale } from '../../foundation/locale.ts';
import type { WrittenText } from '../project/project.ts';

/** A text in the reader's language where it was translated, else in the first language that it was written in. */
export function writtenIn(text: WrittenText, locale: Locale): string {
  return text[locale] ?? locales.map((each) => text[each]).find(Boolean) ?? '';
}

/** The language that `writtenIn` found, when it is another than the reader's: for the `lang` attribute. */
export function otherLanguage(text: WrittenText, locale: Locale): Locale | undefined {
  return text[locale] ? undefined : locales.find((each) => text[each]);
}
