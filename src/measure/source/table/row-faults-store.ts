import type { Problem } from '../../../foundation/problem.ts';
import { parsePeriod, periodStart } from '../../observation/period.ts';
import type { RowFault } from './row-fault.ts';
import { rowsOf, type TableText, type Task } from './staging-store.ts';
import { isOddCode, type OddCodes, type RowCheck } from './table-checks.ts';
import { keyOf, sourceSql, usable, type PeriodStarts } from './table-output.ts';
import { statusOfFlag } from './table-query.ts';
import { moreProblems, scanText } from './text-store.ts';

/** Every flag of the rows that count. */
export async function readFlags({ mapping, connection }: Task): Promise<readonly string[]> {
  if (!mapping.flag) return [];
  const found = await rowsOf<{ readonly flag: string }>(
    connection,
    'SELECT DISTINCT flag FROM staged WHERE kept ORDER BY flag',
  );
  return found.map(({ flag }) => flag);
}

/** Codes and flags of the staged rows that are none, and flags that say that there is no value. */
export async function oddCodes({ mapping, connection }: Task, flags: readonly string[]): Promise<OddCodes> {
  const codes = await Promise.all(
    mapping.dimensions.map(async (dimension, index) => {
      if (dimension.codes) return [];
      const found = await rowsOf<{ readonly code: string }>(
        connection,
        `SELECT d${index} AS code FROM staged WHERE kept GROUP BY code
         HAVING ${isOddCode('code', dimension.total)} LIMIT ${mostPeriods}`,
      );
      return found.map(({ code }) => code);
    }),
  );
  return {
    codes,
    flags: flags.filter((flag) => statusOfFlag(mapping, flag) === undefined),
    missing: flags.filter((flag) => /[OQM]/.test(statusOfFlag(mapping, flag) ?? '')),
  };
}

const mostTold = 100;

/** Reads the table again for the first rows at fault: what is wrong with each, in the words of the checks. */
export async function faultyRows(
  task: Task,
  text: TableText,
  checks: readonly RowCheck[],
  isBad: string,
  bad: number,
): Promise<readonly RowFault[]> {
  const { connection } = task;
  const { header, writing, path } = text;
  const source = sourceSql(path, header.columns.length, writing.delimiter, writing.quote, 'filled');
  const cells = [...new Set(checks.flatMap((check) => check.cells))];
  const faults = checks.map(({ isFault }, index) => `(${isFault}) AS fault${index}`);
  const found = await rowsOf<Readonly<Record<string, string | bigint | boolean>>>(
    connection,
    `SELECT ordinal, ${[...cells, ...faults].join(', ')}
     FROM (SELECT row_number() OVER () - 1 AS ordinal, * FROM (${source}))
     WHERE ordinal IN (SELECT rowid FROM staged WHERE ${isBad} ORDER BY rowid LIMIT ${mostTold}) ORDER BY ordinal`,
  );
  return found.flatMap((row, place) =>
    checks
      .filter((_, index) => row[`fault${index}`] === true)
      .map(({ code, cells: told, tell }, index) => ({
        code,
        ordinal: Number(row['ordinal']),
        ...tell(told.map((cell) => String(row[cell]))),
        untold: place === 0 && index === 0 ? bad - found.length : 0,
      })),
  );
}

/** More kinds of period than any table has; a column of something else is told by its first ones. */
const mostPeriods = 5000;

/** When each period of the staged rows begins, and those that are none or lie in the future. */
export async function readPeriods(
  task: Task,
): Promise<{ readonly starts: PeriodStarts; readonly faults: readonly RowFault[] }> {
  const { mapping, connection, retrieved } = task;
  const { period } = mapping;
  const ofValues = mapping.values.flatMap((value) => (value.period === undefined ? [] : [value.period]));
  const found = await rowsOf<{ readonly period: string; readonly first: bigint; readonly count: bigint }>(
    connection,
    `SELECT period, min(rowid) AS first, count(*) AS count FROM staged WHERE kept GROUP BY period
     ORDER BY first LIMIT ${mostPeriods}`,
  );
  const written = period === 'of-values' ? [] : found;
  const named = ofValues.map((text) => ({ period: text, first: 0n, count: 1n }));
  const latest = typeof period === 'object' && 'latest' in period ? period.latest : undefined;
  const lastYear = latest ?? Number(retrieved.slice(0, 4)) + 1;
  const starts = new Map<string, number>();
  const faults = [...written, ...named].flatMap(({ period: text, first, count }): readonly RowFault[] => {
    const parsed = parsePeriod(text);
    const about = { ordinal: Number(first), untold: Number(count) - 1 };
    if (!parsed)
      return [{ ...about, code: 'bad-period', message: `"${text.slice(0, 60)}" is not a period.`, hint: periodHint }];
    starts.set(text, periodStart(parsed));
    if (periodStart(parsed) < lastYear + 1) return [];
    const hint = 'Correct the year. For a projection, write "latest: 2050" beside the period in the mapping.';
    return [{ ...about, code: 'future-period', message: `The period ${text} lies in the future.`, hint }];
  });
  return { starts, faults: faults.slice(0, mostTold) };
}

const periodHint =
  'Write a year like 2025, a quarter like 2025-Q1, a month like 2025-01 or a school year like 2024-2025.';

/** Rows that are about the same as an earlier one. */
export async function duplicates({ mapping, connection }: Task): Promise<readonly RowFault[]> {
  const repeated = `SELECT ${keyOf(mapping)} AS k FROM staged WHERE ${usable(mapping)} GROUP BY k HAVING count(*) > 1`;
  const any = await rowsOf(connection, `${repeated} LIMIT 1`);
  if (any.length === 0) return [];
  const found = await rowsOf<{ readonly ordinal: bigint; readonly first: bigint; readonly total: bigint }>(
    connection,
    `SELECT ordinal, first, count(*) OVER () AS total FROM (
       SELECT rowid AS ordinal, min(rowid) OVER (PARTITION BY ${keyOf(mapping)}) AS first FROM staged
       WHERE ${usable(mapping)} AND ${keyOf(mapping)} IN (${repeated}))
     WHERE ordinal <> first ORDER BY ordinal LIMIT ${mostTold}`,
  );
  const hint = mapping.sum
    ? 'Remove one of the two, or name more columns as key in the mapping.'
    : 'Remove one of the two. If rows are parts of one figure, write "sum: true" and a key in the mapping.';
  return found.map(({ ordinal, first, total }, index) => ({
    code: 'duplicate-row',
    ordinal: Number(ordinal),
    message: `This row is about the same as the one {row ${first}}.`,
    hint,
    untold: index === 0 ? Number(total) - found.length : 0,
  }));
}

/** Turns ordinals into lines, which are only counted now that there is something to tell. */
export async function placeFaults(
  faults: readonly RowFault[],
  text: TableText,
  file: string,
): Promise<readonly Problem[]> {
  const { header, writing, path } = text;
  const mentioned = faults.flatMap(({ message }) => [...message.matchAll(rowMention)].map(([, row]) => Number(row)));
  const wanted = [...new Set([...faults.map(({ ordinal }) => ordinal), ...mentioned])].map((ordinal) => ordinal + 1);
  const order = { ...writing, cells: header.columns.length, firstLine: header.line, wanted };
  const scan = await scanText(path, file, order);
  const line = (ordinal: number): number => (scan.ok ? (scan.value.lines.get(ordinal + 1) ?? 1) : 1);
  const ordered = faults.toSorted((a, b) => a.ordinal - b.ordinal);
  const problems = ordered.map(({ code, ordinal, message, hint }) => ({
    code,
    message: message.replaceAll(rowMention, (_, row: string) => `on line ${line(Number(row))}`),
    at: `${file}:${line(ordinal)}`,
    hint,
  }));
  const distinct = [...new Map(problems.map((one) => [`${one.at}|${one.code}|${one.message}`, one])).values()];
  const untold = faults.reduce((sum, fault) => sum + fault.untold, 0) + Math.max(0, distinct.length - mostTold);
  return untold > 0 ? [...distinct.slice(0, mostTold), moreProblems(untold, file)] : distinct;
}

const rowMention = /\{row (\d+)\}/g;
