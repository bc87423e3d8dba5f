import type { Locale } from '../foundation/locale.ts';
import { formatNumber, formatSigned } from '../foundation/number.ts';

/** A rate in percent, told as people: 70.38 becomes "70", to be followed by "op de 100". */
export function formatOutOfHundred(locale: Locale, percent: number): string {
  return formatNumber(locale, outOfHundred(percent), 0);
}

/** How many of a hundred people a rate in percent stands for, as the whole number that is read and drawn. */
function outOfHundred(percent: number): number {
  return Math.round(percent);
}

/** A count of people, grouped as the language does and without a sign: "5.862". */
export function formatPersons(locale: Locale, persons: number): string {
  return formatNumber(locale, Math.abs(persons), 0);
}

/** A rate or mean with one decimal: "70,4". */
export function formatLevel(locale: Locale, level: number): string {
  return formatNumber(locale, level, 1);
}

/** A difference in points with its sign and one decimal: "−1,2". */
export function formatPoints(locale: Locale, points: number): string {
  return formatSigned(locale, points, 1);
}
