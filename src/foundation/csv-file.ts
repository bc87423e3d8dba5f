import { CsvError, parse, type Info } from 'csv-parse/sync';
import { formattingTag, type Locale } from './locale.ts';
import { nearestName } from './nearest-name.ts';
import { failed, ok, type Problem, type Result } from './problem.ts';
import { neutralise, restore } from './spreadsheet-text.ts';

/** One row below the header: its cells by column, and its place as "areas.csv:12". */
export interface CsvRow<Column extends string> {
  readonly at: string;
  readonly cells: Readonly<Record<Column, string>>;
}

/** What a CSV file has to look like. */
export interface CsvShape<Column extends string> {
  /** All columns, in any order in the file; no others are accepted. */
  readonly columns: readonly Column[];
  /** Columns that together may not occur twice. */
  readonly key: readonly Column[];
}

/**
 * Reads comma-separated text with a header (RFC 4180; a byte order mark and blank lines are skipped). Every problem
 * is returned with its line: missing or unknown columns, rows with another number of cells, repeated keys, and quotes
 * left open.
 */
export function readCsv<Column extends string>(
  file: string,
  text: string,
  shape: CsvShape<Column>,
): Result<readonly CsvRow<Column>[]> {
  const lines = readLines(file, text);
  if (!lines.ok) return lines;
  const [header, ...body] = lines.value;
  if (!header) return failed([emptyFile(file, shape.columns)]);
  const columnProblems = checkHeader(header, shape.columns);
  if (columnProblems.length > 0) return failed(columnProblems);
  const ragged = body.filter((line) => line.cells.length !== header.cells.length);
  const rows = body.map((line) => toRow(line, header.cells as readonly Column[]));
  const problems = [...ragged.map((line) => raggedRow(line, header)), ...repeatedKeys(rows, shape.key)];
  return problems.length > 0 ? failed(problems) : ok(rows);
}

interface Line {
  readonly at: string;
  readonly cells: readonly string[];
}

function readLines(file: string, text: string): Result<readonly Line[]> {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    const records = parse(text, options) as unknown as readonly { readonly info: Info; readonly record: string[] }[];
    return ok(records.map(({ info, record }) => ({ at: `${file}:${info.lines}`, cells: record.map(restore) })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    return failed([
      {
        code: 'csv-syntax',
        message: `This is not valid CSV: ${error.message.replace(/\.?$/, '.')}`,
        at: `${file}:${typeof line === 'number' ? line : 1}`,
        hint: 'Put a cell with a comma, quote or line end between double quotes, and double each quote inside it.',
      },
    ]);
  }
}

function emptyFile(file: string, columns: readonly string[]): Problem {
  const hint = `Begin with the header line: ${columns.join(',')}`;
  return { code: 'empty-file', message: 'The file is empty.', at: `${file}:1`, hint };
}

function checkHeader(header: Line, columns: readonly string[]): readonly Problem[] {
  const found = header.cells;
  const missing = columns.filter((column) => !found.includes(column));
  const unknown = found.filter((column) => !columns.includes(column));
  const repeated = found.filter((column, index) => found.indexOf(column) !== index);
  const { at } = header;
  return [
    ...missing.map((column) => ({
      code: 'missing-column',
      message: `The column "${column}" is missing.`,
      at,
      hint: `The header is: ${columns.join(',')}`,
    })),
    ...unknown.map((column) => ({
      code: 'unknown-column',
      message: `The column "${column}" is unknown.`,
      at,
      hint: suggestColumn(column, columns),
    })),
    ...repeated.map((column) => ({
      code: 'repeated-column',
      message: `The column "${column}" stands twice.`,
      at,
      hint: 'Keep one of the two.',
    })),
  ];
}

function suggestColumn(column: string, columns: readonly string[]): string {
  const near = nearestName(column, columns);
  return near ? `Did you mean "${near}"?` : `Remove it, or use one of: ${columns.join(', ')}.`;
}

function raggedRow(line: Line, header: Line): Problem {
  return {
    code: 'wrong-cell-count',
    message: `This row has ${line.cells.length} cells where the header has ${header.cells.length}.`,
    at: line.at,
    hint: 'Give every column a cell, empty where there is nothing, and quote cells that hold a comma.',
  };
}

function toRow<Column extends string>(line: Line, columns: readonly Column[]): CsvRow<Column> {
  const cells = Object.fromEntries(columns.map((column, index) => [column, line.cells[index]?.trim() ?? '']));
  return { at: line.at, cells: cells as Record<Column, string> };
}

function repeatedKeys<Column extends string>(
  rows: readonly CsvRow<Column>[],
  key: readonly Column[],
): readonly Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row) => {
    const value = key.map((column) => row.cells[column]).join(', ');
    const first = seen.get(value);
    if (first === undefined) seen.set(value, row.at);
    if (first === undefined || key.length === 0) return [];
    return [
      {
        code: 'repeated-row',
        message: `The row for ${value} stands twice: also at ${first}.`,
        at: row.at,
        hint: `Keep one row for each ${key.join(' + ')}.`,
      },
    ];
  });
}

/** A cell to write: a text, a number, or nothing where it is not known. */
export type CsvCell = string | number | null | undefined;

/**
 * Rows as CSV text; a field with a comma, quote, line break or outer space is quoted. A text that a spreadsheet would run
 * as a formula has an apostrophe before it, which `readCsv` takes away; numbers stay as they are.
 */
export function toCsvText(rows: readonly (readonly CsvCell[])[], lineEnd: '\n' | '\r\n' = '\n'): string {
  return rows.map((row) => `${row.map((cell) => quoted(textOf(cell), ',')).join(',')}${lineEnd}`).join('');
}

/**
 * Rows as CSV that a spreadsheet opens as it stands where this language is spoken: with a byte order mark, numbers with the
 * decimal sign of the language, and semicolons where that sign is a comma. For people; programs read `toCsvText`.
 */
export function toSpreadsheetCsv(rows: readonly (readonly CsvCell[])[], locale: Locale): string {
  const parts = new Intl.NumberFormat(formattingTag[locale]).formatToParts(0.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const separator = decimal === ',' ? ';' : ',';
  const written = (cell: CsvCell): string =>
    quoted(typeof cell === 'number' ? textOf(cell).replace('.', decimal) : textOf(cell), separator);
  return `\uFEFF${rows.map((row) => `${row.map(written).join(separator)}\r\n`).join('')}`;
}

function textOf(cell: CsvCell): string {
  const text = String(cell ?? '');
  return typeof cell === 'number' || /^-?\d+(\.\d+)?$/.test(text) ? text : neutralise(text);
}

function quoted(text: string, separator: ',' | ';'): string {
  return text.includes(separator) || /["\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
