import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { areaCodesOf, checkAgainstPlan } from './known-to-plan.ts';
import { namedColumns, type KnownToPlan, type TableMapping } from './mapping.ts';
import { plainText } from './plain-text-store.ts';
import { duplicates, faultyRows, oddCodes, placeFaults, readFlags, readPeriods } from './row-faults-store.ts';
import { firstRow, rowsOf, type TableFile, type TableText, type Task } from './staging-store.ts';
import { isLateFault, rowChecks, type RowCheck } from './table-checks.ts';
import { findHeader, type CellWriting, type TableHeader } from './table-header.ts';
import { breakdownsSql, observationsSql, sourceSql, stagedSql, usable, type StagedContents } from './table-output.ts';
import { anyOf, rowParts, statusOfFlag, type RowParts } from './table-query.ts';
import { literal, startCodeTypes } from './table-sql.ts';
import type { ScanOutcome } from './table-scan.ts';
import { copyPart, footerOffset, readHead, scanText } from './text-store.ts';
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
  readonly leftOut: LeftOut;
}

/** What of the file was not read at all. */
export interface LeftOut {
  /** Sheets of a workbook beside the one that was read. */
  readonly sheets: readonly string[];
  /** Columns that the mapping does not name. */
  readonly columns: readonly string[];
  /** Lines above the header that are not blank. */
  readonly linesAbove: number;
  /** Rows of delimiters alone. */
  readonly emptyRows: number;
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

/** Opens a reader; it works in 500 MB of memory, on two threads, and puts the rest in the temporary folder. */
export async function openTableReader(threads: 1 | 2 = 2): Promise<TableReader> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: '500MB',
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
  const judged = rows.ok ? await judge(task, text.value, checks, rows.value.rows) : rows;
  if (!judged.ok || !rows.ok) return judged.ok ? failed([]) : judged;
  return ok({ ...judged.value, leftOut: leftOutOf(text.value, mapping, rows.value.emptyRows) });
}

/** A table as text, with the names of the sheets beside it. */
interface FoundText extends TableText {
  readonly otherSheets: readonly string[];
}

async function textOf({ input, mapping, folder }: Task): Promise<Result<FoundText>> {
  const { format } = mapping;
  const member = format.kind === 'csv' ? format.member : undefined;
  const unpacked = await unpackFile(input.path, input.file, member, folder);
  if (!unpacked.ok) return unpacked;
  const { kind } = unpacked.value;
  if ((kind === 'workbook') !== (format.kind === 'xlsx')) return failed([otherFormat(kind, input.file)]);
  if (format.kind === 'csv') {
    const plain = await plainText(unpacked.value.path, input.file, folder);
    return plain.ok ? cutToTable(plain.value, input.file, mapping, format, folder) : plain;
  }
  const sheet = join(folder, 'sheet.csv');
  const written = await writeSheet(unpacked.value.path, input.file, format.sheet, sheet);
  if (!written.ok) return written;
  const cut = await cutToTable(sheet, input.file, mapping, sheetWriting, folder);
  return cut.ok ? ok({ ...cut.value, otherSheets: written.value.others.map(({ name }) => name) }) : cut;
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
): Promise<Result<FoundText>> {
  const head = await readHead(path, file);
  const header = head.ok ? findHeader(head.value.lines, mapping, writing, file) : head;
  if (!head.ok || !header.ok) return failed(header.ok ? [] : header.problems);
  if (header.value.line === 1 && !mapping.footer) return ok({ path, header: header.value, writing, otherSheets: [] });
  const end = await footerOffset(path, mapping.footer === undefined ? undefined : new RegExp(mapping.footer));
  const target = join(folder, 'cut.txt');
  await copyPart(path, head.value.offsets[header.value.line - 1] ?? 0, end, target);
  return ok({ path: target, header: header.value, writing, otherSheets: [] });
}

function fixedPeriod(mapping: TableMapping, header: TableHeader, file: string): Result<string | undefined> {
  const { period } = mapping;
  if (period === 'of-values') return ok('');
  if ('fixed' in period) return ok(period.fixed);
  return 'line' in period ? titlePeriod(period, header.above, file) : ok(undefined);
}

function leftOutOf({ header, otherSheets }: FoundText, mapping: TableMapping, emptyRows: number): LeftOut {
  const named = new Set(namedColumns(mapping));
  const columns = header.columns.filter((column) => column.trim() !== '' && !named.has(column));
  const linesAbove = header.above.filter((line) => line.trim() !== '').length;
  return { sheets: otherSheets, columns, linesAbove, emptyRows };
}

/** Lets the database read the rows while their shape is checked; the two have to find the same number of them. */
async function readRows(
  task: Task,
  text: TableText,
  parts: RowParts,
  checks: readonly RowCheck[],
): Promise<Result<Pick<ScanOutcome, 'rows' | 'emptyRows'>>> {
  const { mapping, connection, input } = task;
  const { header, writing, path } = text;
  const source = (kind: 'all' | 'filled'): string =>
    sourceSql(path, header.columns.length, writing.delimiter, writing.quote, kind);
  for (const statement of parts.types.statements()) await connection.run(statement);
  const isFault = anyOf(checks.flatMap((check) => (check.isEarly ? [check.isFault] : [])));
  const [staged, scan] = await Promise.allSettled([
    connection.run(stagedSql(mapping, parts, isFault, source('all'))),
    scanText(path, input.file, { ...writing, cells: header.columns.length, firstLine: header.line }),
  ]);
  if (scan.status === 'rejected') throw scan.reason;
  if (!scan.value.ok) return scan.value;
  if (staged.status === 'rejected') {
    if (!/^Invalid Input Error: (CSV|The CSV)/.test((staged.reason as Error).message)) throw staged.reason;
    return failed([unreadable((staged.reason as Error).message, input.file)]);
  }
  const { emptyRows } = scan.value.value;
  if (emptyRows > 0) {
    // They are rare: to leave them out at once would make the database read every column of every table.
    await connection.run('DROP TABLE staged');
    await connection.run(stagedSql(mapping, parts, isFault, source('filled')));
  }
  const rows = scan.value.value.rows - 1;
  const found = await firstRow<{ readonly rows: bigint }>(connection, 'SELECT count(*) AS rows FROM staged');
  if (Number(found?.rows) === rows) return ok({ rows, emptyRows });
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
): Promise<Result<Omit<TableSummary, 'leftOut'>>> {
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

function statusesOf(mapping: TableMapping, flags: readonly string[]): ReadonlyMap<string, string> {
  return new Map(flags.map((flag) => [flag, statusOfFlag(mapping, flag) ?? 'A']));
}

function nothingLeft(rows: number, others: number, file: string): Problem {
  const why = others > 0 ? `${others} are about areas that the plan does not have` : 'the mapping chooses none of them';
  const message = `None of the ${rows} rows gives a figure: ${why}.`;
  return { code: 'nothing-left', message, at: file, hint: 'Check the area column and the choices in the mapping.' };
}

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
