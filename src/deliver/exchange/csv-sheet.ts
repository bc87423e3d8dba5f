import { CsvError, parse, type Info } from 'csv-parse/sync';
import { textOfBytes } from '../../foundation/file-text.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Sheet } from './read-tables.ts';

/**
 * A CSV file as a sheet: in UTF-8 or, with its mark, UTF-16; its cells parted by commas, semicolons or tabs, or by what
 * a first line `sep=;` says. Rows are told by the numbers that a spreadsheet shows for them, that line counted.
 */
export function readCsvSheet(name: string, bytes: Uint8Array): Sheet | CellProblem {
  const text = textOfBytes(bytes);
  if (text === undefined) return { code: 'bad-encoding', place: { file: name }, args: {} };
  const [said, delimiterSaid] = /^sep=(.)(?:\r\n?|\n|$)/i.exec(text) ?? [];
  const table = text.slice(said?.length ?? 0);
  const before = said === undefined ? 0 : 1;
  try {
    const delimiter = delimiterSaid ?? delimiterOf(table);
    const options = { bom: true, info: true, relax_column_count: true, delimiter } as const;
    const records = parse(table, options) as unknown as readonly { readonly info: Info; readonly record: string[] }[];
    return { file: name, rows: records.map(({ record }, at) => ({ row: at + 1 + before, cells: record })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { code: 'bad-csv', place: { file: name }, args: { reason: error.message } };
  }
}

/** How many lines are looked through for one with names. */
const searchedLines = 20;

/** Spreadsheets in Belgium part cells by semicolons, and some by tabs. */
function delimiterOf(text: string): string {
  const header = text.split(/[\r\n]+/, searchedLines).find((line) => /[A-Za-z]/.test(line)) ?? '';
  const other = [';', '\t'].find((sign) => header.includes(sign));
  return other !== undefined && !header.includes(',') ? other : ',';
}
