import { nearestName } from '../../foundation/nearest-name.ts';
import type { MessageArguments } from '../../foundation/message.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import type { CellFault } from '../../foundation/workbook-cell.ts';
import { columnName } from '../../foundation/workbook-parts.ts';
import { readCell, type CellReading } from './cell-reading.ts';
import { textOf, type SheetCell } from './cell-text.ts';
import type { CellPlace, CellProblem, LeftOut } from './cell-problem.ts';
import { isTableName, keyOf, layout, tableNames, type Column, type TableName } from './layout.ts';
import type { CellProblemCode } from './texts.ts';

/** A cell as it was sent: in a workbook it may be one of which nothing can be taken. */
export type SentCell = SheetCell | CellFault;

/** A CSV file, or a sheet of a workbook, as it was sent. */
export interface Sheet {
  readonly file: string;
  /** Of a workbook only. */
  readonly name?: string;
  /** Hidden sheets come without their rows: what nobody sees is not read. */
  readonly isHidden?: boolean;
  readonly rows: readonly SentRow[];
}

interface SentRow {
  readonly row: number;
  readonly cells: readonly SentCell[];
}

/** A row of a file, its cells as the export would write them; columns that the file lacks are absent. */
export interface ReadRow {
  readonly place: CellPlace;
  readonly cells: Readonly<Record<string, string>>;
}

export type ReadTables = ReadonlyMap<TableName, readonly ReadRow[]>;

/** What was read of files: `leftOut` says which sheets and rows were not, so that nothing is passed over in silence. */
export interface ReadFiles {
  readonly tables: ReadTables;
  readonly problems: readonly CellProblem[];
  readonly leftOut: readonly LeftOut[];
}

/** Reads sheets as tables, by their names or their headers, with everything that is wrong in any of their cells. */
export function readTables(sheets: readonly Sheet[], terms: PlanTerms): ReadFiles {
  const tables = new Map<TableName, readonly ReadRow[]>();
  const problems: CellProblem[] = [];
  const leftOut: LeftOut[] = [];
  const report = (code: CellProblemCode, place: CellPlace, args: MessageArguments = {}): void => {
    problems.push({ code, place, args });
  };
  const found = sheets.map((sheet) => ({ sheet, table: tableOf(sheet) }));
  for (const { sheet, table } of found) {
    if (!table) {
      const others = found.some((other) => other.table && other.sheet.file === sheet.file);
      leaveOut(sheet, others, report, leftOut);
      continue;
    }
    const [header, ...rows] = sheet.rows.slice(table.header).filter(isFilled);
    const columns = header && headerOf(sheet, header, rows, table.name, report);
    for (const { row } of sheet.rows.slice(0, table.header).filter(isFilled)) {
      leftOut.push({ code: 'row-above', place: { ...placeOf(sheet), row } });
    }
    if (!columns) continue;
    const read = rows.map((each) => readRow(sheet, each, columns, terms, report));
    tables.set(table.name, [...(tables.get(table.name) ?? []), ...read]);
  }
  for (const [table, rows] of tables) reportRepeats(table, rows, report);
  return { tables, problems, leftOut };
}

type Report = (code: CellProblemCode, place: CellPlace, args?: MessageArguments) => void;

function placeOf({ file, name }: Sheet): CellPlace {
  return { file, ...(name && { sheet: name }) };
}

function isFilled({ cells }: SentRow): boolean {
  return cells.some((cell) => shownIn(cell).trim() !== '');
}

/** What a cell shows, an error as it is written. */
function shownIn(cell: SentCell): string {
  return typeof cell === 'object' ? cell.shown || '=' : textOf(cell);
}

/** How many rows are looked through for a header: titles and notes may stand above it. */
const searchedRows = 20;

/** The table that a sheet is, and where in its rows the header stands; `undefined` when it is none. */
function tableOf(sheet: Sheet): { readonly name: TableName; readonly header: number } | undefined {
  const { file, name, rows } = sheet;
  const first = rows.findIndex(isFilled);
  if (first === -1) return undefined;
  const headers = rows.slice(0, first + searchedRows).map(({ cells }) => headerNames(cells));
  const called = calledTable(name ?? file.replace(/^.*[/\\]/, '').replace(/\.csv$/i, ''));
  const fitting = called
    ? [called].map((table) => ({ name: table, header: headers.findIndex((header) => hasKeys(table, header)) }))
    : tableNames.map((table) => ({ name: table, header: headers.findIndex((header) => fits(table, header)) }));
  const [only, ...others] = fitting.filter(({ header }) => header !== -1);
  if (only && others.length === 0) return only;
  return called && { name: called, header: first };
}

function calledTable(called: string): TableName | undefined {
  const plain = called.trim().toLowerCase();
  return isTableName(plain) ? plain : undefined;
}

function headerNames(cells: readonly SentCell[]): readonly string[] {
  const names = cells.map((cell) => shownIn(cell).replaceAll(/\s+/g, ' ').trim().toLowerCase());
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function hasKeys(table: TableName, header: readonly string[]): boolean {
  return layout[table].every(({ name, key }) => !key || header.includes(name));
}

/** Whether a header can only be of this table: every key is there, and every column is known. */
function fits(table: TableName, header: readonly string[]): boolean {
  return hasKeys(table, header) && header.every((name) => layout[table].some((column) => column.name === name));
}

/** A sheet that is no table: left out beside sheets that are, a mistake when it may have been meant as one. */
function leaveOut(sheet: Sheet, isBesideTables: boolean, report: Report, leftOut: LeftOut[]): void {
  const place = placeOf(sheet);
  if (sheet.isHidden) return void leftOut.push({ code: 'hidden-sheet', place });
  // A workbook's empty sheet says nothing; an empty file is a mistake.
  if (!sheet.rows.some(isFilled)) return sheet.name === undefined ? report('empty-file', place) : undefined;
  const called = sheet.name ?? sheet.file.replace(/^.*[/\\]/, '').replace(/\.csv$/i, '');
  const near = nearestName(called, [...tableNames]) ?? '';
  if (sheet.name && isBesideTables && !near) return void leftOut.push({ code: 'other-sheet', place });
  const args = { name: called, tables: tableNames.join(', '), near };
  report(sheet.name ? 'unknown-sheet' : 'unknown-table', place, args);
}

/** The column of each cell of a row; cells behind the last are not there. */
function headerOf(
  sheet: Sheet,
  { row, cells }: SentRow,
  rows: readonly SentRow[],
  table: TableName,
  report: Report,
): readonly (Column | undefined)[] | undefined {
  const place = { ...placeOf(sheet), row };
  const columns = layout[table];
  const names = columns.map((column) => column.name);
  const header = headerNames(cells);
  const unknown = header.filter((cell) => cell !== '' && !names.includes(cell));
  const missing = columns.filter((column) => column.key && !header.includes(column.name));
  const repeated = header.filter((cell, at) => cell !== '' && header.indexOf(cell) !== at);
  const nameless = header.flatMap((cell, at) => (cell === '' && hasCells(rows, at) ? [columnName(at)] : []));
  for (const cell of unknown) {
    report('unknown-column', place, { column: cell, near: nearestName(cell, names) ?? '', columns: names.join(', ') });
  }
  for (const column of missing) report('missing-column', place, { column: column.name });
  for (const cell of repeated) report('repeated-column', place, { column: cell });
  for (const cell of nameless) report('nameless-column', place, { column: cell });
  if (unknown.length + missing.length + repeated.length + nameless.length > 0) return undefined;
  return header.map((cell) => columns.find((column) => column.name === cell));
}

function hasCells(rows: readonly SentRow[], at: number): boolean {
  return rows.some(({ cells }) => shownIn(cells[at] ?? '').trim() !== '');
}

function readRow(
  sheet: Sheet,
  { row, cells }: SentRow,
  columns: readonly (Column | undefined)[],
  terms: PlanTerms,
  report: Report,
): ReadRow {
  const place = { ...placeOf(sheet), row };
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    report('too-many-cells', place, { found: cells.length, columns: columns.length });
  }
  const read = columns.flatMap((column, at) => {
    if (!column) return [];
    const reading = readSentCell(column, cells[at] ?? '', terms);
    if (reading.ok) return [[column.name, reading.text] as const];
    report(reading.code, { ...place, column: column.name }, reading.args);
    return [[column.name, ''] as const];
  });
  return { place, cells: Object.fromEntries(read) };
}

function readSentCell(column: Column, cell: SentCell, terms: PlanTerms): CellReading {
  if (typeof cell !== 'object') return readCell(column, cell, terms);
  const code = cell.fault === 'error' ? 'error-cell' : 'formula-without-value';
  return { ok: false, code, args: { value: cell.shown } };
}

function reportRepeats(table: TableName, rows: readonly ReadRow[], report: Report): void {
  const seen = new Map<string, number>();
  for (const { place, cells } of rows) {
    const key = keyOf(table, cells);
    const first = seen.get(key);
    if (first !== undefined) report('repeated-row', place, { first });
    else seen.set(key, place.row ?? 0);
  }
}
