import { writePlainNumber } from '../../foundation/plain-number.ts';
import { readWrittenList, writeList } from '../../foundation/written-list.ts';
import { writeNumber } from '../../foundation/written-number.ts';

/** How values are written in the cells of a sheet, and read back as the same values. */

/** A cell as a file has it: a text, or in a workbook also a number. */
export type SheetCell = string | number;

/** What stands in a cell. */
export function textOf(cell: SheetCell): string {
  return typeof cell === 'number' ? writePlainNumber(cell) : cell;
}

/** Beginnings that make a spreadsheet run a cell as a formula, or that hide one. Source: OWASP, CSV injection. */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const neutralised = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet runs: an apostrophe stands before what begins like a formula. */
export function neutralise(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that was neutralised; any other text stays as it is. */
export function restore(cell: string): string {
  return neutralised.test(cell) ? cell.slice(1) : cell;
}

/**
 * A number with a point before its decimals, no thousands and no exponent: 1234.5. A nought follows three decimals that
 * could be taken for thousands: 1.2340. Nothing for what is not known.
 */
export function numberText(value: number | undefined): string {
  return value === undefined ? '' : writeNumber(value, 'en');
}

/** Values in one cell: "Genk; Beringen". */
export function listText(values: readonly string[]): string {
  return writeList(values, ';');
}

/** The values of a cell. */
export function readList(cell: string): readonly string[] {
  return readWrittenList(cell, ';');
}

/** A row of a CSV file (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
