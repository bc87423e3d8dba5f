/**
 * A period in SDMX notation: a year `2018`, a quarter `2024-Q1`, a month `2017-06`, or a school year `2019-2020`.
 */
export type Period = string & { readonly __brand: 'Period' };

export type PeriodKind = 'year' | 'quarter' | 'month' | 'school-year';

const patterns: readonly (readonly [PeriodKind, RegExp])[] = [
  ['year', /^\d{4}$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['school-year', /^(\d{4})-(\d{4})$/],
];

/** Reads a period; `undefined` when the text is none, a school year of other than two following years included. */
export function parsePeriod(text: string): Period | undefined {
  const kind = patterns.find(([, pattern]) => pattern.test(text))?.[0];
  if (!kind) return undefined;
  if (kind === 'school-year' && Number(text.slice(5)) !== Number(text.slice(0, 4)) + 1) return undefined;
  return text as Period;
}

export function periodKind(period: Period): PeriodKind {
  const found = patterns.find(([, pattern]) => pattern.test(period));
  if (!found) throw new Error(`invalid period: ${period}`);
  return found[0];
}

/** The moment a period begins, in years: `2024-Q3` is 2024.5, the school year `2019-2020` is 2019 + 2/3. */
export function periodStart(period: Period): number {
  const year = Number(period.slice(0, 4));
  switch (periodKind(period)) {
    case 'year':
      return year;
    case 'quarter':
      return year + (Number(period.slice(6)) - 1) / 4;
    case 'month':
      return year + (Number(period.slice(5)) - 1) / 12;
    case 'school-year':
      return year + 2 / 3;
  }
}

/** Orders periods by the moment they begin, then by their text. */
export function comparePeriods(a: Period, b: Period): number {
  // Nearly always two years; series are put in order so often that it is worth the line.
  if (a.length === 4 && b.length === 4) return Number(a) - Number(b);
  return periodStart(a) - periodStart(b) || Number(a > b) - Number(a < b);
}
