import { InvalidInputError, InvalidSpreadsheetError, readSheet, SheetNotFoundError } from 'read-excel-file/node';
import { readFile, writeFile } from 'node:fs/promises';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';

/** How a sheet is written as text: commas, quotes where needed, one line a row whatever its cells hold. */
export const sheetWriting = { delimiter: ',', quote: 'double' } as const;

/**
 * Writes one sheet of a workbook as text, so that its lines are its rows. Numbers are written as they are stored, dates
 * as ISO dates; a line end inside a cell becomes a space, and spaces around cells go.
 *
 * Problems: `bad-workbook`, `no-sheet`.
 */
export async function writeSheet(
  path: string,
  file: string,
  sheet: string | undefined,
  target: string,
): Promise<Result<true>> {
  try {
    const rows = await readSheet(await readFile(path), sheet ?? 1);
    const width = Math.max(0, ...rows.map((row) => row.length));
    await writeFile(target, rows.map((row) => lineOf(row, width)).join('\n'));
    return ok(true);
  } catch (error) {
    return failed([workbookProblem(error, file, sheet)]);
  }
}

function lineOf(row: readonly unknown[], width: number): string {
  const texts = Array.from({ length: width }, (_, index) => textOf(row[index]));
  return texts.every((text) => text === '') ? '' : texts.map(quoted).join(',');
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return `${cell as string | number | boolean}`.replaceAll(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return /[",\0]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function workbookProblem(error: unknown, file: string, sheet: string | undefined): Problem {
  if (error instanceof SheetNotFoundError) {
    const message = `The workbook has no sheet ${sheet === undefined ? '' : `"${sheet}"`}.`;
    return {
      code: 'no-sheet',
      message,
      at: file,
      hint: 'Name one of its sheets in the mapping: they are case-sensitive.',
    };
  }
  const isInvalid = error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError;
  const why = error instanceof Error && isInvalid ? ` (${error.message})` : '';
  const hint = 'Open it in a spreadsheet program and save it again as .xlsx, or as CSV.';
  return { code: 'bad-workbook', message: `The workbook cannot be read${why}.`, at: file, hint };
}
