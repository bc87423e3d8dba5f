import { failed, ok, type Result } from '../../../foundation/problem.ts';
import type { PeriodNotation } from './mapping.ts';

/** Months in Dutch, French and English, as far as they differ in their first letters. */
const months: readonly (readonly string[])[] = [
  ['januari', 'janvier', 'january'],
  ['februari', 'février', 'february'],
  ['maart', 'mars', 'march'],
  ['april', 'avril'],
  ['mei', 'mai', 'may'],
  ['juni', 'juin', 'june'],
  ['juli', 'juillet', 'july'],
  ['augustus', 'août', 'august'],
  ['september', 'septembre'],
  ['oktober', 'octobre', 'october'],
  ['november', 'novembre'],
  ['december', 'décembre'],
];

/**
 * The period that a line above the header says, like "Periode: oktober 2025", "2025-Q1" or "202510".
 *
 * Problems: `no-period`.
 */
export function titlePeriod(
  { line, written }: { readonly line: number; readonly written: PeriodNotation },
  above: readonly string[],
  file: string,
): Result<string> {
  const text = above[line - 1] ?? '';
  const period = periodIn(text, written);
  if (period !== undefined) return ok(period);
  const message = `Line ${line} above the table names no period: "${text.slice(0, 80)}".`;
  const hint = 'Correct the line in the mapping, or write "period: { fixed: 2025-10 }".';
  return failed([{ code: 'no-period', message, at: `${file}:${line}`, hint }]);
}

function periodIn(text: string, written: PeriodNotation): string | undefined {
  switch (written) {
    case 'sdmx':
      return /(?<!\d)\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2])(?!\d)|-\d{4})?(?!\d)/.exec(text)?.[0];
    case 'yyyymm': {
      const [, year, month] = /(?<!\d)(\d{4})(0[1-9]|1[0-2])(?!\d)/.exec(text) ?? [];
      return year && month && `${year}-${month}`;
    }
    case 'month-name':
      return namedMonth(text.toLowerCase());
  }
}

function namedMonth(text: string): string | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  const words = text.split(/[^\p{L}]+/u);
  const month = months.findIndex((names) => names.some((name) => words.includes(name)));
  return year === undefined || month === -1 ? undefined : `${year}-${String(month + 1).padStart(2, '0')}`;
}
