import { plainNumberHint, readPlainNumber } from '../../foundation/plain-number.ts';
import type { UnitCode } from '../observation/observation.ts';
import type { ProblemList } from './problem-list.ts';

/**
 * The number of a figure as a table writes it, checked against its unit; `undefined` when it is refused. A comma as
 * decimal sign is taken (12,5); anything that may be a thousands separator is not (8.500 in a count, 12,500).
 *
 * Problems: `bad-number`, `ambiguous-number`, `percentage-out-of-range`, `negative-count`, `broken-count`.
 */
export function checkedValue(written: string, unit: UnitCode, at: string, problems: ProblemList): number | undefined {
  if (/^-?\d{1,3}([.,]\d{3})+$/.test(written) && (written.includes(',') || unit === 'PS' || unit === 'NR')) {
    const message = `"${written}" may have a thousands separator or a decimal sign in it.`;
    problems.add('ambiguous-number', message, at, plainNumberHint(written));
    return undefined;
  }
  const value = readPlainNumber(/^-?\d+,\d+$/.test(written) ? written.replace(',', '.') : written);
  if (value === undefined) {
    problems.add('bad-number', `"${written.slice(0, 40)}" is not a number.`, at, plainNumberHint(written));
    return undefined;
  }
  return isPossible(value, unit, at, problems) ? value : undefined;
}

function isPossible(value: number, unit: UnitCode, at: string, problems: ProblemList): boolean {
  if (unit === 'PC' && (value < 0 || value > 100)) {
    const hint = 'A percentage lies between 0 and 100: check the unit of the indicator.';
    problems.add('percentage-out-of-range', `${value}% lies outside 0 to 100.`, at, hint);
    return false;
  }
  if (value < 0) {
    problems.add('negative-count', `${value} ${unit} is negative.`, at, 'A figure like this begins at 0.');
    return false;
  }
  if (unit === 'PS' && !Number.isInteger(value)) {
    const hint = 'Persons are whole numbers: check the unit of the indicator.';
    problems.add('broken-count', `${value} persons is no whole number.`, at, hint);
    return false;
  }
  return true;
}
