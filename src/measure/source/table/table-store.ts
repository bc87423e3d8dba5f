import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { parsePeriod, periodStart } from '../../observation/period.ts';
import { areaCodesOf, checkAgainstPlan } from './known-to-plan.ts';
import type { KnownToPlan, TableMapping } from './mapping.ts';
import type { RowFault } from './row-fault.ts';
import { isLateFault, isOddCode, rowChecks, type OddCodes, type RowCheck } from './table-checks.ts';
import { findHeader, type CellWriting, type TableHeader } from './table-header.ts';
import {
  breakdownsSql,
  keyOf,
  observationsSql,
  sourceSql,
  stagedSql,
  usable,
  type PeriodStarts,
  type StagedContents,
} from './table-output.ts';
import { anyOf, rowParts, statusOfFlag, type RowParts } from './table-query.ts';
import { literal, startCodeTypes } from './table-sql.ts';
import { copyPart, footerOffset, moreProblems, readHead, scanText } from './text-store.ts';
import { titlePeriod } from './title-period.ts';
import { totalDifferences } from './totals-store.ts';
import { unpackFile } from './unpack-store.ts';
import { sheetWriting, writeSheet } from './workbook-store.ts';

/** What a table gave. */
export interface TableSummary {
  /** Rows below the header. */
  readonly rows: number;
  readonly observations: number;
  readonly indicators: readonly string[];
  readonly areas: number;
  /** The first and last period; `''` when nothing is left. */
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  /** Rows about areas that the plan does not have. */
  readonly otherAreas: number;
  /** Rows that the mapping's choice leaves out, and those of indicators that it leaves out. */
  readonly passedOver: number;
}

/** A file on disk, and its name in problems. */
export interface TableFile {
  readonly path: string;
  readonly file: string;
}

/** A database that reads tables one after another. */
export interface TableReader {
  readonly stage: typeof stageTable;
  readonly close: () => void;
}

/**
 * Reads a table through its mapping and writes its observations as Parquet, with the columns of a release's own. All
 * or nothing: with any problem there is no file.
 *
 * Problems, at `file:line` as far as a line is at fault: those of unpacking, text, header and scan, and of the rows
 * `unknown-area`, `unknown-indicator`, `unknown-code`, `unknown-flag`, `bad-number`, `value-missing`,
 * `value-suppressed`, `negative-count`, `percentage-out-of-range`, `bad-period`, `future-period`, `duplicate-row`,
 * `total-differs`, `nothing-left`.
 */
export async function stageTable(
  input: TableFile,
  mapping: TableMapping,
  known: KnownToPlan,
  retrieved: string,
  target: string,
): Promise<Result<TableSummary>> {
  const reader = await openTableReader();
  try {
    return await reader.stage(input, mapping, known, retrieved, target);
  } finally {
    reader.close();
  }
}

/** Opens a reader; it works in 700 MB of memory, on two threads, and puts the rest in the temporary folder. */
export async function openTableReader(threads: 1 | 2 = 2): Promise<TableReader> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: '700MB',
    temp_directory: join(tmpdir(), 'ambitie-duckdb'),
  });
  return {
    stage: async (input, mapping, known, retrieved, target) => {
      const folder = await mkdtemp(join(tmpdir(), 'ambitie-table-'));
      const connection = await instance.connect();
      try {
        return await stage({ input, mapping, known, retrieved, target, folder, connection });
      } finally {
        connection.closeSync();
        await rm(folder, { recursive: true, force: true });
      }
    },
    close: () => instance.closeSync(),
  };
}

interface Task {
  readonly input: TableFile;
  readonly mapping: TableMapping;
  readonly known: KnownToPlan;
  readonly retrieved: string;
  readonly target: string;
  readonly folder: string;
  readonly connection: DuckDBConnection;
}

async function stage(task: Task): Promise<Result<TableSummary>> {
  const { mapping, known, input } = task;
  const misfits = checkAgainstPlan(mapping, known, input.file);
  if (misfits.length > 0) return failed(misfits);
  const text = await textOf(task);
  if (!text.ok) return text;
  const fixed = fixedPeriod(mapping, text.value.header, input.file);
  if (!fixed.ok) return fixed;
  const { columns } = text.value.header;
  const parts = rowParts(mapping, columns, known, areaCodesOf(mapping.area, known), fixed.value);
  const checks = rowChecks(mapping, parts, known);
  const rows = await readRows(task, text.value, parts, checks);
  return rows.ok ? judge(task, text.value, checks, rows.value) : rows;
}

/** A table as text: its header on the first line, nothing below its last row. */
interface TableText {
  readonly path: string;
  readonly header: TableHeader;
  readonly writing: CellWriting;
}

async function textOf({ input, mapping, folder }: Task): Promise<Result<TableText>> {
  const { format } = mapping;
  const member = format.kind === 'csv' ? format.member : undefined;
  const unpacked = await unpackFile(input.path, input.file, member, folder);
  if (!unpacked.ok) return unpacked;
  const { kind } = unpacked.value;
  if ((kind === 'workbook') !== (format.kind === 'xlsx')) return failed([otherFormat(kind, input.file)]);
  if (format.kind === 'csv') return cutToTable(unpacked.value.path, input.file, mapping, format, folder);
  const sheet = join(folder, 'sheet.csv');
  const written = await writeSheet(unpacked.value.path, input.file, format.sheet, sheet);
  return written.ok ? cutToTable(sheet, input.file, mapping, sheetWriting, folder) : written;
}

function otherFormat(kind: 'text' | 'workbook', file: string): Problem {
  const message = kind === 'workbook' ? 'The file is a workbook (.xlsx).' : 'The file is no workbook (.xlsx).';
  const hint = kind === 'workbook' ? 'Write "kind: xlsx" in the mapping.' : 'Write "kind: csv" in the mapping.';
  return { code: 'other-format', message, at: file, hint };
}

async function cutToTable(
  path: string,
  file: string,
  mapping: TableMapping,
  writing: CellWriting,
  folder: string,
): Promise<Result<TableText>> {
  const head = await readHead(path, file);
  const header = head.ok ? findHeader(head.value.lines, mapping, writing, file) : head;
  if (!head.ok || !header.ok) return failed(header.ok ? [] : header.problems);
  if (header.value.line === 1 && !mapping.footer) return ok({ path, header: header.value, writing });
  const end = await footerOffset(path, mapping.footer === undefined ? undefined : new RegExp(mapping.footer));
  const target = join(folder, 'cut.txt');
  await copyPart(path, head.value.offsets[header.value.line - 1] ?? 0, end, target);
  return ok({ path: target, header: header.value, writing });
}

function fixedPeriod(mapping: TableMapping, header: TableHeader, file: string): Result<string | undefined> {
  const { period } = mapping;
  if (period === 'of-values') return ok('');
  if ('fixed' in period) return ok(period.fixed);
  return 'line' in period ? titlePeriod(period, header.above, file) : ok(undefined);
}

/** Lets the database read the rows while their shape is checked; the two have to find the same number of them. */
async function readRows(
  task: Task,
  text: TableText,
  parts: RowParts,
  checks: readonly RowCheck[],
): Promise<Result<number>> {
  const { mapping, connection, input } = task;
  const { header, writing, path } = text;
  const source = sourceSql(path, header.columns.length, writing.delimiter, writing.quote);
  for (const statement of parts.types.statements()) await connection.run(statement);
  const isFault = anyOf(checks.flatMap((check) => (check.isEarly ? [check.isFault] : [])));
  const [staged, scan] = await Promise.allSettled([
    connection.run(stagedSql(mapping, parts, isFault, source)),
    scanText(path, input.file, { ...writing, cells: header.columns.length, firstLine: header.line }),
  ]);
  if (scan.status === 'rejected') throw scan.reason;
  if (!scan.value.ok) return scan.value;
  if (staged.status === 'rejected') {
    if (!/^Invalid Input Error: (CSV|The CSV)/.test((staged.reason as Error).message)) throw staged.reason;
    return failed([unreadable((staged.reason as Error).message, input.file)]);
  }
  const rows = scan.value.value.rows - 1;
  const found = await firstRow<{ readonly rows: bigint }>(connection, 'SELECT count(*) AS rows FROM staged');
  if (Number(found?.rows) === rows) return ok(rows);
  return failed([unreadable(`${rows} rows stand in the file, ${found?.rows} were read.`, input.file)]);
}

function unreadable(why: string, file: string): Problem {
  const [reason = ''] = why.split('\n');
  const hint = 'Save the file again as CSV with a spreadsheet program.';
  return { code: 'unreadable', message: `The table cannot be read (${reason.slice(0, 200)}).`, at: file, hint };
}

interface Tally {
  readonly bad: bigint;
  readonly usable: bigint;
  readonly others: bigint;
}

async function judge(
  task: Task,
  text: TableText,
  checks: readonly RowCheck[],
  rows: number,
): Promise<Result<TableSummary>> {
  const { mapping, connection, input } = task;
  const hasIndicator = mapping.indicator ? 'AND indicator IS NOT NULL' : '';
  const flags = await readFlags(task);
  const isBad = `bad OR (${isLateFault(mapping, task.known, await oddCodes(task, flags))})`;
  const tally = await firstRow<Tally>(
    connection,
    `SELECT count(*) FILTER (${isBad}) AS bad, count(*) FILTER (${usable(mapping)}) AS usable,
       count(*) FILTER (kept AND area IS NULL ${hasIndicator}) AS others FROM staged`,
  );
  const bad = Number(tally?.bad);
  const periods = await readPeriods(task);
  const found = [
    ...(bad > 0 ? await faultyRows(task, text, checks, isBad, bad) : []),
    ...periods.faults,
    ...(await duplicates(task)),
    ...(await totalDifferences(connection, mapping)),
  ];
  if (found.length > 0) return failed(await placeFaults(found, text, input.file));
  if (bad > 0) return failed([unreadable(`${bad} rows are not as the mapping says`, input.file)]);
  const counted = Number(tally?.usable ?? 0);
  if (counted === 0) return failed([nothingLeft(rows, Number(tally?.others), input.file)]);
  const written = await writeObservations(task, { starts: periods.starts, flags: statusesOf(mapping, flags) });
  const otherAreas = Number(tally?.others);
  return ok({ rows, ...written, otherAreas, passedOver: rows - counted - otherAreas });
}

/** Every flag of the rows that count. */
async function readFlags({ mapping, connection }: Task): Promise<readonly string[]> {
  if (!mapping.flag) return [];
  const found = await rowsOf<{ readonly flag: string }>(
    connection,
    'SELECT DISTINCT flag FROM staged WHERE kept ORDER BY flag',
  );
  return found.map(({ flag }) => flag);
}

function statusesOf(mapping: TableMapping, flags: readonly string[]): ReadonlyMap<string, string> {
  return new Map(flags.map((flag) => [flag, statusOfFlag(mapping, flag) ?? 'A']));
}

async function oddCodes({ mapping, connection }: Task, flags: readonly string[]): Promise<OddCodes> {
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

function nothingLeft(rows: number, others: number, file: string): Problem {
  const why = others > 0 ? `${others} are about areas that the plan does not have` : 'the mapping chooses none of them';
  const message = `None of the ${rows} rows gives a figure: ${why}.`;
  return { code: 'nothing-left', message, at: file, hint: 'Check the area column and the choices in the mapping.' };
}

const mostTold = 100;

/** Reads the table again for the first rows at fault: what is wrong with each, in the words of the checks. */
async function faultyRows(
  task: Task,
  text: TableText,
  checks: readonly RowCheck[],
  isBad: string,
  bad: number,
): Promise<readonly RowFault[]> {
  const { connection } = task;
  const { header, writing, path } = text;
  const source = sourceSql(path, header.columns.length, writing.delimiter, writing.quote);
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

async function readPeriods(
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

async function duplicates({ mapping, connection }: Task): Promise<readonly RowFault[]> {
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
async function placeFaults(faults: readonly RowFault[], text: TableText, file: string): Promise<readonly Problem[]> {
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

type Written = Pick<TableSummary, 'observations' | 'indicators' | 'areas' | 'firstPeriod' | 'lastPeriod'>;

async function writeObservations(task: Task, found: Pick<StagedContents, 'starts' | 'flags'>): Promise<Written> {
  const { mapping, known, retrieved, target, connection } = task;
  const types = startCodeTypes('out_');
  const { publisher, dataset, note } = mapping;
  const contents = { ...found, breakdowns: await readBreakdowns(task) };
  const select = observationsSql(mapping, known, contents, types, { publisher, dataset, note, retrieved });
  for (const statement of types.statements()) await connection.run(statement);
  const unfinished = `${target}.unfinished`;
  try {
    await connection.run(`COPY (${select}) TO ${literal(unfinished)} (FORMAT parquet, COMPRESSION zstd)`);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  return summarise(connection, target);
}

/** More breakdowns than are worth a number each. */
const mostBreakdowns = 20_000;

async function readBreakdowns({ mapping, connection }: Task): Promise<readonly string[] | undefined> {
  if (mapping.dimensions.length === 0) return [''];
  const sql = `${breakdownsSql(mapping)} LIMIT ${mostBreakdowns + 1}`;
  const found = await rowsOf<{ readonly breakdown: string }>(connection, sql);
  return found.length > mostBreakdowns ? undefined : found.map(({ breakdown }) => breakdown).toSorted();
}

async function summarise(connection: DuckDBConnection, path: string): Promise<Written> {
  const table = `read_parquet(${literal(path)})`;
  const counts = await firstRow<{
    readonly observations: bigint;
    readonly areas: bigint;
    readonly firstPeriod: string;
    readonly lastPeriod: string;
  }>(
    connection,
    `SELECT count(*) AS observations, count(DISTINCT area) AS areas, min(period) AS "firstPeriod",
       max(period) AS "lastPeriod" FROM ${table}`,
  );
  if (!counts) throw new Error(`no summary of ${path}`);
  const ids = await rowsOf<{ readonly indicator: string }>(connection, `SELECT DISTINCT indicator FROM ${table}`);
  return {
    ...counts,
    observations: Number(counts.observations),
    areas: Number(counts.areas),
    indicators: ids.map(({ indicator }) => indicator).toSorted(),
  };
}

async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowObjectsJS() as unknown as readonly Row[];
}

async function firstRow<Row>(connection: DuckDBConnection, sql: string): Promise<Row | undefined> {
  return (await rowsOf<Row>(connection, sql))[0];
}
