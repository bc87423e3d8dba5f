import { formattingTag, inEveryLocale, locales, type Locale } from './locale.ts';

/**
 * What a text that somebody typed or pasted says as a number. `ambiguous` has two readings, the one with thousands
 * first; whoever wrote it is asked which one is meant.
 */
export type WrittenNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [thousands: number, decimals: number] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-number' };

/** The language in which something was written; `any` for a file, which does not say. */
export type WritingLanguage = Locale | 'any';

/**
 * Reads a number as people write it in a language: what the site prints in that language, and what they paste from
 * elsewhere. Spaces of any width, a currency sign or name of the euro and a percent sign may stand with it; a percentage
 * is given in percent ("35,8%" is 35.8).
 *
 * A point, comma, space or apostrophe groups digits by three; a point or comma stands before decimals. Nearly every
 * text fits one such reading ("1.234,5", "1,234.5", "12.50", "1 234"), whatever the language. Two fit only one to three
 * digits, a point or comma, and three digits. Then it is thousands where the language prints thousands so ("1.234" in
 * Dutch, "1,234" in English); anything else is ambiguous ("1,234" in Dutch, "1.234" in English, both in French). Without
 * a language it is what every language makes of it, or ambiguous.
 *
 * Texts of more than 60 signs or 15 digits, which a number cannot hold, are none.
 */
export function readWrittenNumber(text: string, language: WritingLanguage): WrittenNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const parts = trimmed.length > mostSigns ? null : written.exec(trimmed.replaceAll(/\s+/g, ' '));
  if (!parts?.groups) return { kind: 'not-a-number' };
  const { sign = '', inner = '', before, after, figures = '' } = parts.groups;
  if ((sign && inner) || (before && after)) return { kind: 'not-a-number' };
  return signed(readFigures(figures.trimEnd(), language), /[-\u2212]/.test(sign + inner));
}

/**
 * A number as a form's field shows it: without grouping, with every decimal and the language's own sign before them.
 * Where three decimals could be taken for thousands a nought follows ("1,2340"), so that it always reads back as itself.
 */
export function writeNumber(value: number, locale: Locale): string {
  const text = notations[locale].plain.format(value);
  return mayBeThousands(text.replace(/^-/, '')) ? `${text}0` : text;
}

/** How many decimals a number is printed with, at most `most`, so that what is printed reads back as what it says. */
export function decimalsToPrint(value: number, most: number): number {
  const [whole = '', decimals = ''] = english.format(Math.abs(value)).split('.');
  const shown = Math.min(most, decimals.length);
  return shown === 3 && mayBeThousands(`${whole}.000`) ? 4 : shown;
}

const mostSigns = 60;
const mostDigits = 15;

const euro = [...new Set(['\u20ac', 'EUR', ...locales.flatMap(namesOfEuro)])].join('|');

/** Sign, currency, figures and unit, with single spaces between them. */
const written = new RegExp(
  `^(?<sign>[-+\u2212]?) ?(?<before>${euro})? ?(?<inner>[-+\u2212]?) ?(?<figures>[.,]?\\d[\\d.,'\u2019 ]*)(?<after>${euro}|%)?$`,
  'iu',
);

function namesOfEuro(locale: Locale): readonly string[] {
  const format = euroFormat(locale);
  return [1, 2].flatMap((count) =>
    format.formatToParts(count).flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  );
}

function euroFormat(locale: Locale): Intl.NumberFormat {
  return new Intl.NumberFormat(formattingTag[locale], { style: 'currency', currency: 'EUR', currencyDisplay: 'name' });
}

const english = new Intl.NumberFormat('en-GB', { useGrouping: false, maximumSignificantDigits: mostDigits });

const notations = inEveryLocale((locale) => ({
  grouped: new Intl.NumberFormat(formattingTag[locale], { maximumFractionDigits: 0 }),
  plain: new Intl.NumberFormat(formattingTag[locale], { useGrouping: false, maximumSignificantDigits: mostDigits }),
}));

function readFigures(figures: string, language: WritingLanguage): WrittenNumber {
  if (mayBeThousands(figures)) return readEither(figures, language);
  const value = numberOf(figures);
  return value === undefined ? { kind: 'not-a-number' } : { kind: 'number', value };
}

/** Whether digits may be thousands and may be a whole number with three decimals. */
function mayBeThousands(figures: string): boolean {
  return /^\d{1,3}[.,]\d{3}$/.test(figures) && !/^0+\D/.test(figures);
}

function readEither(figures: string, language: WritingLanguage): WrittenNumber {
  const thousands = Number(figures.replace(/[.,]/, ''));
  const asked = language === 'any' ? locales : [language];
  const isPrintedSo = asked.every((locale) => notations[locale].grouped.format(thousands) === figures);
  if (isPrintedSo) return { kind: 'number', value: thousands };
  return { kind: 'ambiguous', readings: [thousands, Number(figures.replace(',', '.'))] };
}

const grouped = /^\d{1,3}([.,'\u2019 ])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d*)?$/;
const ungrouped = /^(?:\d+[.,]?|\d*[.,]\d+)$/;

/** The number that digits stand for when only one reading is left; `undefined` when none is. */
function numberOf(figures: string): number | undefined {
  const group = /^0+\D/.test(figures) ? undefined : grouped.exec(figures)?.[1];
  if (group === undefined && !ungrouped.test(figures)) return undefined;
  const bare = group === undefined ? figures : figures.replaceAll(group, '');
  const [whole = '', decimals = ''] = bare.split(/[.,]/);
  const digits = `${whole}${decimals.replace(/0+$/, '')}`.replace(/^0+/, '');
  return digits.length > mostDigits ? undefined : Number(`${whole || '0'}.${decimals || '0'}`);
}

function signed(reading: WrittenNumber, isNegative: boolean): WrittenNumber {
  if (!isNegative) return reading;
  if (reading.kind === 'number') return { kind: 'number', value: 0 - reading.value };
  if (reading.kind !== 'ambiguous') return reading;
  const [thousands, decimals] = reading.readings;
  return { kind: 'ambiguous', readings: [-thousands, -decimals] };
}
