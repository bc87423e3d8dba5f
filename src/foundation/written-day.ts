import { folded } from './folded-text.ts';
import { formattingTag, inEveryLocale, locales, type Locale } from './locale.ts';
import { isDay } from './plain-day.ts';
import type { WritingLanguage } from './written-number.ts';

/**
 * What a text that somebody typed or pasted says as a day, as ISO text. `ambiguous` has two readings; `no-such-day` is
 * written well, but no calendar has it (31 February, month 13).
 */
export type WrittenDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-such-day' }
  | { readonly kind: 'not-a-day' };

/**
 * Reads a day as people write it in a language: "2026-11-24", "24/11/2026", "24-11-26", "24.11.2026" and what the site
 * prints ("24 november 2026"), the month also shortened or without accents. Days and months in figures stand in the
 * order of the language, which in each language of the site is day first: 9/24/2026 is no day.
 *
 * A year of two figures is one of this century; where such a date could also begin with its year ("24-11-26") it is
 * ambiguous. Without a language it is what every language that can read it makes of it, or ambiguous. Texts of more than
 * 60 signs are no day.
 */
export function readWrittenDay(text: string, language: WritingLanguage): WrittenDay {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.length > mostSigns) return { kind: 'not-a-day' };
  const spaced = trimmed.replaceAll(/\s+/g, ' ');
  if (language !== 'any') return readIn(spaced, language);
  const readings = locales.map((locale) => readIn(spaced, locale)).filter(({ kind }) => kind !== 'not-a-day');
  return agreed(readings);
}

const mostSigns = 60;

function agreed(readings: readonly WrittenDay[]): WrittenDay {
  const [first = { kind: 'not-a-day' }] = readings;
  const days = [...new Set(readings.flatMap((reading) => (reading.kind === 'day' ? [reading.day] : [])))];
  const [one, other] = days;
  return one && other ? { kind: 'ambiguous', readings: [one, other] } : first;
}

function readIn(text: string, locale: Locale): WrittenDay {
  const inFigures = /^(\d{1,4})( ?[-/.] ?| )(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (inFigures) {
    const [, first = '', , second = '', third = ''] = inFigures;
    return readFigures([first, second, third], dates[locale].isMonthFirst);
  }
  return readWords(text, dates[locale]);
}

/** The day of three figures in the order in which they stand. */
function readFigures([first, second, third]: readonly [string, string, string], isMonthFirst: boolean): WrittenDay {
  if (first.length > 2) return first.length === 4 && third.length <= 2 ? dayOf(first, second, third) : notADay;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (third.length === 4) return dayOf(third, month, day);
  return third.length === 2 ? readShortYear([day, month, third], [first, second, third]) : notADay;
}

/** A year of two figures stands last, or first. */
function readShortYear(
  [day, month, year]: readonly [string, string, string],
  [yearFirst, monthNext, dayLast]: readonly [string, string, string],
): WrittenDay {
  const last = dayOf(`20${year}`, month, day);
  const first = yearFirst.length === 2 ? dayOf(`20${yearFirst}`, monthNext, dayLast) : notADay;
  if (last.kind !== 'day' || first.kind !== 'day') return first.kind === 'day' ? first : last;
  return last.day === first.day ? last : { kind: 'ambiguous', readings: [last.day, first.day] };
}

const notADay: WrittenDay = { kind: 'not-a-day' };

function dayOf(year: string, month: string, day: string): WrittenDay {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? { kind: 'day', day: iso } : { kind: 'no-such-day' };
}

/** How a language writes dates. */
interface DateWords {
  readonly isMonthFirst: boolean;
  /** Numbers of months by their names, folded. */
  readonly months: ReadonlyMap<string, string>;
  /** Folded words that may stand in a date without saying anything: days of the week, and "de" in "24 de mayo". */
  readonly silent: ReadonlySet<string>;
}

/** Endings of a day's number: "1er mars", "24th November", "1ste". */
const ordinal = /^(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)$/;

function readWords(text: string, { months, silent }: DateWords): WrittenDay {
  const words = wordsOf(text).filter((word) => months.has(word) || !silent.has(word));
  const numbers = words.map((word) => ordinal.exec(word)?.[1] ?? word).filter((word) => !months.has(word));
  const month = words.map((word) => months.get(word)).find((number) => number !== undefined);
  const [first = '', last = ''] = numbers;
  if (words.length !== 3 || numbers.length !== 2 || !month || months.has(words[2] ?? '')) return notADay;
  if (!/^\d{1,2}$/.test(first)) return notADay;
  if (/^\d{4}$/.test(last)) return dayOf(last, month, first);
  return /^\d{2}$/.test(last) ? readShortYear([first, month, last], [first, month, last]) : notADay;
}

function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[\s,./-]+/)
    .filter(Boolean);
}

const dates = inEveryLocale((locale): DateWords => {
  const order = partsOf(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }, 1).map(({ type }) => type);
  return {
    isMonthFirst: order.indexOf('month') < order.indexOf('day'),
    months: new Map(Array.from({ length: 12 }, (_, at) => namesOfMonth(locale, at + 1)).flat()),
    silent: new Set([...namesOfDays(locale), ...silentWords(locale)]),
  };
});

function namesOfMonth(locale: Locale, month: number): readonly (readonly [string, string])[] {
  const shapes = (['long', 'short'] as const).flatMap((length) => [
    partsOf(locale, { day: 'numeric', month: length, year: 'numeric' }, month),
    partsOf(locale, { month: length }, month),
  ]);
  return shapes
    .flat()
    .filter(({ type }) => type === 'month')
    .map(({ value }) => [wordsOf(value).join(' '), String(month)]);
}

function namesOfDays(locale: Locale): readonly string[] {
  const days = [1, 2, 3, 4, 5, 6, 7];
  return (['long', 'short'] as const).flatMap((weekday) =>
    days.flatMap((day) => partsOf(locale, { weekday }, 1, day).flatMap(({ value }) => wordsOf(value))),
  );
}

function silentWords(locale: Locale): readonly string[] {
  const parts = partsOf(locale, { day: 'numeric', month: 'long', year: 'numeric' }, 1);
  return parts.flatMap(({ type, value }) => (type === 'literal' ? wordsOf(value) : []));
}

function partsOf(
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
  month: number,
  day = 1,
): readonly Intl.DateTimeFormatPart[] {
  const format = new Intl.DateTimeFormat(formattingTag[locale], { ...options, timeZone: 'UTC' });
  return format.formatToParts(new Date(Date.UTC(2024, month - 1, day)));
}
