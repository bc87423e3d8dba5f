import { locales, type Locale } from '../foundation/locale.ts';
import type { WrittenText } from './project/project.ts';

/** A text as it is shown: in the language asked for, or in the one it was written in. */
export interface ShownText {
  readonly text: string;
  readonly locale: Locale;
}

/** The text in a language, else in the first language of the site that it has; empty when it has none. */
export function writtenIn(written: WrittenText, locale: Locale): ShownText {
  const found = [locale, ...locales].find((each) => written[each]);
  return found ? { text: written[found] ?? '', locale: found } : { text: '', locale };
}

/** The same text with what was written in one language replaced; an empty text takes that language away. */
export function rewritten(written: WrittenText, locale: Locale, text: string): WrittenText {
  const others = Object.fromEntries(Object.entries(written).filter(([each]) => each !== locale));
  return text === '' ? others : { ...others, [locale]: text };
}
