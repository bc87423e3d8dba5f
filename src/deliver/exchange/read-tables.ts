import { nearestName } from '../../foundation/nearest-name.ts';
import type { MessageArguments } from '../../foundation/message.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import { readCell } from './cell-reading.ts';
import { textOf, type SheetCell } from './cell-text.ts';
import type { CellPlace, CellProblem } from './cell-problem.ts';
import { isTableName, keyOf, layout, tableNames, type Column, type TableName } from './layout.ts';
import type { CellProblemCode } from './texts.ts';

/** A CSV file, or a sheet of a workbook, as it was sent: its first row is the header. */
export interface Sheet {
  readonly file: string;
  /** Of a workbook only. */
  readonly name?: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly SheetCell[] }[];
}

/** A row of a file, its cells as the export would write them; columns that the file lacks are absent. */
export interface ReadRow {
  readonly place: CellPlace;
  readonly cells: Readonly<Record<string, string>>;
}

export type ReadTables = ReadonlyMap<TableName, readonly ReadRow[]>;

/** Reads sheets as tables, by their names or their headers, with everything that is wrong in any of their cells. */
export function readTables(
  sheets: readonly Sheet[],
  terms: PlanTerms,
): { readonly tables: ReadTables; readonly problems: readonly CellProblem[] } {
  const tables = new Map<TableName, readonly ReadRow[]>();
  const problems: CellProblem[] = [];
  const report = (code: CellProblemCode, place: CellPlace, args: MessageArguments = {}): void => {
    problems.push({ code, place, args });
  };
  for (const sheet of sheets) {
    const table = tableOf(sheet, report);
    if (!table) continue;
    const columns = headerOf(sheet, table, report);
    if (!columns) continue;
    const rows = sheet.rows.slice(1).filter(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''));
    const read = rows.map((each) => readRow(sheet, each, columns, terms, report));
    tables.set(table, [...(tables.get(table) ?? []), ...read]);
  }
  for (const [table, rows] of tables) reportRepeats(table, rows, report);
  return { tables, problems };
}

type Report = (code: CellProblemCode, place: CellPlace, args?: MessageArguments) => void;

function tableOf({ file, name, rows }: Sheet, report: Report): TableName | undefined {
  const place = { file, ...(name && { sheet: name }) };
  const header = (rows[0]?.cells ?? []).map(textOf);
  if (header.every((cell) => cell.trim() === '')) {
    // A workbook's empty sheet says nothing; an empty file is a mistake.
    if (!name) report('empty-file', place);
    return undefined;
  }
  const called = name ?? file.replace(/^.*[/\\]/, '').replace(/\.csv$/i, '');
  if (isTableName(called)) return called;
  const fitting = tableNames.filter((table) => fits(table, header));
  if (fitting.length === 1) return fitting[0];
  const near = nearestName(called, [...tableNames]);
  report(name ? 'unknown-sheet' : 'unknown-table', place, {
    name: called,
    tables: tableNames.join(', '),
    near: near ?? '',
  });
  return undefined;
}

/** Whether a header can only be of this table: every key is there, and every column is known. */
function fits(table: TableName, header: readonly string[]): boolean {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const columns = layout[table];
  return (
    columns.every(({ name, key }) => !key || names.includes(name)) &&
    names.every((name) => columns.some((column) => column.name === name))
  );
}

/** The column of each cell of a row. */
function headerOf({ file, name, rows }: Sheet, table: TableName, report: Report): readonly Column[] | undefined {
  const place = { file, ...(name && { sheet: name }), row: rows[0]?.row ?? 1 };
  const columns = layout[table];
  const names = columns.map((column) => column.name);
  const header = (rows[0]?.cells ?? []).map((cell) => textOf(cell).trim().toLowerCase());
  const unknown = header.filter((cell) => !names.includes(cell));
  const missing = columns.filter((column) => column.key && !header.includes(column.name));
  const repeated = header.filter((cell, at) => header.indexOf(cell) !== at);
  for (const cell of unknown) {
    report('unknown-column', place, { column: cell, near: nearestName(cell, names) ?? '', columns: names.join(', ') });
  }
  for (const column of missing) report('missing-column', place, { column: column.name });
  for (const cell of repeated) report('repeated-column', place, { column: cell });
  if (unknown.length + missing.length + repeated.length > 0) return undefined;
  return header.map((cell) => columns.find((column) => column.name === cell)!);
}

function readRow(
  { file, name }: Sheet,
  { row, cells }: Sheet['rows'][number],
  columns: readonly Column[],
  terms: PlanTerms,
  report: Report,
): ReadRow {
  const place = { file, ...(name && { sheet: name }), row };
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    report('too-many-cells', place, { found: cells.length, columns: columns.length });
  }
  const read = columns.map((column, at) => {
    const reading = readCell(column, cells[at] ?? '', terms);
    if (reading.ok) return [column.name, reading.text] as const;
    report(reading.code, { ...place, column: column.name }, reading.args);
    return [column.name, ''] as const;
  });
  return { place, cells: Object.fromEntries(read) };
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
