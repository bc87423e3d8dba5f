import type { Locale } from './locale.ts';
import { formatDate } from './number.ts';
import { readWrittenDay } from './written-day.ts';
import { readWrittenNumber, writeNumber, type WritingLanguage } from './written-number.ts';

/** Two things that one text may say, each as it can be typed so that it says nothing else. */
export type Readings = Readonly<Record<'first' | 'second', string>>;

/**
 * Both readings of a text that is an ambiguous number or day, for the message that asks which one is meant; empty texts
 * for any other. `language` is that of the text when it is not that of the message.
 */
export function readingsOf(text: string, locale: Locale, language: WritingLanguage = locale): Readings {
  const number = readWrittenNumber(text, language);
  if (number.kind === 'ambiguous') {
    const [first, second] = number.readings;
    return { first: writeNumber(first, locale), second: writeNumber(second, locale) };
  }
  const day = readWrittenDay(text, language);
  if (day.kind !== 'ambiguous') return { first: '', second: '' };
  const [first, second] = day.readings;
  return { first: formatDate(locale, first), second: formatDate(locale, second) };
}
