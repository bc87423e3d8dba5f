import { writeFile } from 'node:fs/promises';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { isCellFault, type WorkbookCell } from '../../../foundation/workbook-cell.ts';
import { columnName, type WorkbookRow } from '../../../foundation/workbook-parts.ts';
import { openWorkbook, type WorkbookSheet } from '../../../foundation/workbook.ts';
import { mostUnpacked, partsOfFile } from '../../../foundation/zip-file.ts';

/** How a sheet is written as text: commas, quotes where needed, one line a row whatever its cells hold. */
export const sheetWriting = { delimiter: ',', quote: 'double' } as const;

/** A sheet that was written as text: its name, and the other sheets, which were not read. */
export interface WrittenSheet {
  readonly name: string;
  readonly others: readonly Pick<WorkbookSheet, 'name' | 'isHidden'>[];
}

/**
 * Writes one sheet of a workbook as text, so that its lines are its rows: the one that is named, else the first that is
 * not hidden. Numbers are written as the sheet shows them, to 15 digits and percentages in percent, dates as ISO dates;
 * a line end inside a cell becomes a space, and spaces around cells go. Empty columns behind the last go as well.
 *
 * Problems: those of `openWorkbook`, `no-sheet`, `too-large`, and at their cells `error-cell` and `formula-without-value`.
 */
export async function writeSheet(
  path: string,
  file: string,
  sheet: string | undefined,
  target: string,
): Promise<Result<WrittenSheet>> {
  const sheets = await openWorkbook(await partsOfFile(path), file, mostUnpacked);
  if (!sheets.ok) return sheets;
  const chosen = sheets.value.find(({ name, isHidden }) => (sheet === undefined ? !isHidden : name === sheet));
  if (!chosen) return failed([noSheet(sheet, sheets.value, file)]);
  const rows = await chosen.rows();
  if (!rows.ok) return rows;
  const faults = cellFaults(rows.value, `${file}, sheet ${chosen.name}`);
  if (faults.length > 0) return failed(faults);
  const texts = textRows(rows.value);
  const width = texts.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width * texts.length > mostUnpacked) return failed([tooWide(width, texts.length, file)]);
  await writeFile(target, linesOf(texts, width));
  return ok({ name: chosen.name, others: sheets.value.filter((each) => each !== chosen) });
}

/** More cells that cannot be read than are listed one by one. */
const mostFaults = 20;

function cellFaults(rows: readonly WorkbookRow[], at: string): readonly Problem[] {
  const faults: Problem[] = [];
  for (const { row, cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'object' || !isCellFault(cell)) continue;
      const place = `${at}, cell ${columnName(column)}${row}`;
      const hint = 'Mend the cell in the workbook, or empty it and say in the mapping under missing what empty means.';
      const isError = cell.fault === 'error';
      const message = isError
        ? `The cell holds an error: ${cell.shown}.`
        : 'The cell holds a formula without its value.';
      faults.push({ code: isError ? 'error-cell' : 'formula-without-value', message, at: place, hint });
      if (faults.length === mostFaults) return faults;
    }
  }
  return faults;
}

/** The rows as lines, each in pieces of some size; rows that have nothing are empty lines. */
function* linesOf(rows: readonly TextRow[], width: number): Generator<string> {
  let piece = '';
  let line = 1;
  for (const { row, cells } of rows) {
    piece += `${'\n'.repeat(row - line)}${cells.map(quoted).join(',')}${','.repeat(width - cells.length)}`;
    line = row;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const pieceLength = 1024 * 1024;

interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

function textRows(rows: readonly WorkbookRow[]): readonly TextRow[] {
  return rows
    .map(({ row, cells }) => ({ row, cells: withoutTail(cells.map(textOf)) }))
    .filter(({ cells }) => cells.length > 0);
}

function withoutTail(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

function textOf(cell: WorkbookCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return `${cell as string | number | boolean}`.replaceAll(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return /[",\0]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tooWide(width: number, rows: number, file: string): Problem {
  const message = `The sheet has ${width} columns and ${rows} rows.`;
  return { code: 'too-large', message, at: file, hint: 'Take out the cells that stand far from the table.' };
}

function noSheet(sheet: string | undefined, sheets: readonly WorkbookSheet[], file: string): Problem {
  const message =
    sheet === undefined ? 'All sheets of the workbook are hidden.' : `The workbook has no sheet "${sheet}".`;
  const names = sheets.map(({ name, isHidden }) => `"${name}"${isHidden ? ' (hidden)' : ''}`).join(', ');
  return { code: 'no-sheet', message, at: file, hint: `Name one of its sheets in the mapping: ${names}.` };
}
