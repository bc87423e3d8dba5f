import { ok, type Problem } from '../../foundation/problem.ts';
import type { WorkbookCell } from '../../foundation/workbook-cell.ts';
import { openWorkbook } from '../../foundation/workbook.ts';
import { partsOfBytes, startsAsZip } from '../../foundation/zip-file.ts';
import type { CellProblem } from './cell-problem.ts';
import { readCsvSheet } from './csv-sheet.ts';
import type { SentCell, Sheet } from './read-tables.ts';

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
  if (startsAsZip(file.bytes)) return readWorkbook(file);
  if (/\.csv$/i.test(file.name)) {
    const read = readCsvSheet(file.name, file.bytes);
    return 'code' in read ? read : [read];
  }
  return { code: 'unknown-kind', place: { file: file.name }, args: {} };
}

/** The most that a workbook may unpack to: a million cells, some ten times what all projects of a region take. */
const mostBytes = 64 * 1024 * 1024;

async function readWorkbook({ name, bytes }: SentFile): Promise<readonly Sheet[] | CellProblem> {
  const opened = await openWorkbook(partsOfBytes(bytes), name, mostBytes);
  if (!opened.ok) return workbookProblem(name, opened.problems);
  const sheets: Sheet[] = [];
  for (const { name: sheet, isHidden, rows } of opened.value) {
    const read = isHidden ? ok([]) : await rows();
    if (!read.ok) return workbookProblem(name, read.problems);
    const cells = read.value.map((row) => ({ row: row.row, cells: row.cells.map(sheetCell) }));
    sheets.push({ file: name, name: sheet, isHidden, rows: cells });
  }
  return sheets;
}

function workbookProblem(file: string, problems: readonly Problem[]): CellProblem {
  const isTooLarge = problems.some(({ code }) => code === 'zip-bomb');
  return { code: isTooLarge ? 'too-large-workbook' : 'bad-workbook', place: { file }, args: {} };
}

function sheetCell(cell: WorkbookCell): SentCell {
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  return typeof cell === 'boolean' ? String(cell) : cell;
}
