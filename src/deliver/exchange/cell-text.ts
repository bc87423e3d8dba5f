import { toCsvText } from '../../foundation/csv-file.ts';
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
  return toCsvText([cells], '\r\n');
}
