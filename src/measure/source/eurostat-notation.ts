import { plainNumberHint, readPlainNumber } from '../../foundation/plain-number.ts';
import { parseFlags, parseStatusCodes, type ObsStatus } from '../observation/observation.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import type { ProblemList } from './problem-list.ts';

/** Reads Eurostat's notations of a period (`2019`, `2019-Q1`, `2019Q1`, `2019-01`, `2019M01`); else `undefined`. */
export function parseEurostatPeriod(text: string): Period | undefined {
  const plain = text.trim().replace(/^(\d{4})-?Q([1-4])$/, '$1-Q$2');
  const period = parsePeriod(plain.replace(/^(\d{4})-?M(\d{2})$/, '$1-$2'));
  return period?.length === 9 ? undefined : period;
}

/** How Eurostat periods are to be written, for hints. */
export const eurostatPeriodHint = 'Expected a year like 2019, a quarter like 2019-Q1 or a month like 2019-01.';

/** A value as the publisher wrote it and its flag letters; `''`, `:` or `null` for no value. */
export interface WrittenCell {
  readonly value: string | number | null;
  readonly flags: string;
}

export interface CellContent {
  readonly value: number | null;
  readonly status: readonly ObsStatus[];
}

/**
 * What a cell is worth. A missing value is a status: suppressed (Q), impossible (M) or else missing (O).
 *
 * Problems: `unknown-flag`, `bad-number`, `value-suppressed` when a value stands beside a flag that denies it.
 */
export function readCell({ value, flags }: WrittenCell, at: string, problems: ProblemList): CellContent | undefined {
  const status = statusOf(flags);
  if (!status) {
    problems.add('unknown-flag', `Unknown flag "${flags}".`, at, 'Known flags are b c d e f n p r s u z.');
    return undefined;
  }
  const written = typeof value === 'string' ? value.trim() : value;
  if (written === null || written === '' || written === ':') return { value: null, status: missingStatus(status) };
  return readValue(written, flags, status, at, problems);
}

/** Eurostat's letters ("bu"), or codes of SDMX in capitals ("B;U"). */
function statusOf(flags: string): readonly ObsStatus[] | undefined {
  const codes = flags.split(/[:;,\s]+/).filter(Boolean);
  return parseFlags(codes.join('')) ?? parseStatusCodes(codes);
}

function missingStatus(status: readonly ObsStatus[]): readonly ObsStatus[] {
  const reasons = status.filter((one) => one !== 'A');
  return reasons.some(deniesValue) ? reasons : [...reasons, 'O' as const].toSorted();
}

function deniesValue(status: ObsStatus): boolean {
  return status === 'Q' || status === 'M' || status === 'O';
}

function readValue(
  written: string | number,
  flags: string,
  status: readonly ObsStatus[],
  at: string,
  problems: ProblemList,
): CellContent | undefined {
  const value = typeof written === 'number' ? written : readPlainNumber(written);
  if (value === undefined || !Number.isFinite(value)) {
    problems.add('bad-number', `"${written}" is not a number.`, at, plainNumberHint(String(written)));
    return undefined;
  }
  if (status.some(deniesValue) || flags.includes(':')) {
    const hint = 'A confidential, impossible or unavailable cell must have no value: fetch the file again.';
    problems.add('value-suppressed', `Value ${written} beside flag "${flags}".`, at, hint);
    return undefined;
  }
  return { value: value + 0, status };
}
