import { CsvError, parse, type Info } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { neutralise, type SheetCell } from './cell-text.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Operation, OperationColumn } from './operations.ts';
import { layout, tableNames, type Column, type Row, type TableName } from './layout.ts';
import type { Sheet } from './read-tables.ts';

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The sheets of files: each CSV file is one, a workbook holds some. */
export async function readSheets(
  files: readonly SentFile[],
): Promise<{ readonly sheets: readonly Sheet[]; readonly problems: readonly CellProblem[] }> {
  const sheets: Sheet[] = [];
  const problems: CellProblem[] = [];
  for (const file of files) {
    const read = await readFile(file);
    if (Array.isArray(read)) sheets.push(...(read as readonly Sheet[]));
    else problems.push(read as CellProblem);
  }
  return { sheets, problems };
}

async function readFile(file: SentFile): Promise<readonly Sheet[] | CellProblem> {
  const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  if (isZip) return readWorkbook(file);
  if (/\.csv$/i.test(file.name)) return readCsvFile(file);
  return { code: 'unknown-kind', place: { file: file.name }, args: {} };
}

async function readWorkbook({ name, bytes }: SentFile): Promise<readonly Sheet[] | CellProblem> {
  try {
    const sheets = await readXlsx(Buffer.from(bytes), { trim: false });
    return sheets.map(({ sheet, data }) => ({
      file: name,
      name: sheet,
      rows: data.map((cells, at) => ({ row: at + 1, cells: cells.map(sheetCell) })),
    }));
  } catch {
    // The reader throws errors of many sorts on a workbook that is broken or none at all.
    return { code: 'bad-workbook', place: { file: name }, args: {} };
  }
}

function sheetCell(cell: unknown): SheetCell {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  if (typeof cell === 'number') return cell;
  return `${cell as string | boolean}`;
}

function readCsvFile({ name, bytes }: SentFile): readonly Sheet[] | CellProblem {
  const text = decoded(bytes);
  if (text === undefined) return { code: 'bad-encoding', place: { file: name }, args: {} };
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  // Spreadsheets in Belgium part cells by semicolons.
  const delimiter = header.includes(';') && !header.includes(',') ? ';' : ',';
  try {
    const options = { bom: true, info: true, relax_column_count: true, delimiter } as const;
    const records = parse(text, options) as unknown as readonly { readonly info: Info; readonly record: string[] }[];
    // A row is told by the number that a spreadsheet shows for it, whatever lines its cells hold.
    return [{ file: name, rows: records.map(({ record }, at) => ({ row: at + 1, cells: record })) }];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { code: 'bad-csv', place: { file: name }, args: { reason: error.message } };
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A workbook with a sheet for each table, the numbers in it as numbers. */
export async function writeWorkbook(
  tables: Readonly<Record<TableName, readonly Row[]>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = writeXlsx(
    tableNames.map((table) => ({
      sheet: table,
      data: [
        layout[table].map(({ name }) => ({ value: name, fontWeight: 'bold' as const })),
        ...tables[table].map((row) => layout[table].map((column) => workbookCell(column, row[column.name] ?? ''))),
      ],
      stickyRowsCount: 1,
    })),
  );
  return new Uint8Array(await workbook.toBuffer());
}

/** The list of operations as a workbook. */
export async function writeOperations(
  columns: readonly OperationColumn[],
  operations: readonly Operation[],
): Promise<Uint8Array<ArrayBuffer>> {
  const amounts: readonly OperationColumn[] = ['total_cost_eur', 'co_financing_rate_percent'];
  const cell = (operation: Operation, column: OperationColumn): string | number | null => {
    const text = operation[column];
    if (text === '') return null;
    return amounts.includes(column) ? Number(text) : neutralise(text);
  };
  const workbook = writeXlsx([
    {
      sheet: 'operations',
      data: [
        columns.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...operations.map((operation) => columns.map((column) => cell(operation, column))),
      ],
      stickyRowsCount: 1,
    },
  ]);
  return new Uint8Array(await workbook.toBuffer());
}

const numeric: readonly Column['kind'][] = ['amount', 'decimal', 'percent', 'number', 'score', 'year'];

function workbookCell({ kind }: Column, text: string): string | number | null {
  if (text === '') return null;
  return numeric.includes(kind) ? Number(text) : neutralise(text);
}
