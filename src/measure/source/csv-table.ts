import { parse } from 'csv-parse/sync';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import { inspectTableText } from './file-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/** A comma-separated file: its column names and its rows, each as long as the columns, with the line it ends on. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads comma-separated text with a header row (RFC 4180, LF or CRLF); empty lines are passed over. `nameOf` gives the
 * name of a column as it is meant.
 *
 * Problems, all of them: those of `inspectTableText`, `broken-quotes`, `wrong-column-count`, `duplicate-column`,
 * `missing-column` for each column asked for that is absent.
 */
export function readCsvTable(
  text: string,
  file: string,
  required: readonly string[],
  nameOf: (written: string) => string = (written) => written,
): Result<CsvTable> {
  const inspected = inspectTableText(text, file);
  if (!inspected.ok) return inspected;
  const problems = startProblemList(file);
  const records = splitRecords(inspected.value, file, problems);
  const [header, ...rows] = records.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  const columns = header?.cells.map((name) => nameOf(name.trim())) ?? [];
  checkColumns(columns, required, file, problems);
  if (problems.isEmpty()) checkRowLengths(rows, columns.length, file, problems);
  return problems.isEmpty() ? ok({ columns, rows }) : failed(problems.list());
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function splitRecords(text: string, file: string, problems: ProblemList): readonly CsvRow[] {
  const parsed = parse(text, {
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const line: unknown = error?.lines;
      const at = typeof line === 'number' ? `${file}:${line}` : file;
      problems.add('broken-quotes', 'A quotation mark is not closed, or stands inside a value.', at, quotesHint);
      return undefined;
    },
  }) as unknown as readonly ParsedRecord[];
  return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
}

const quotesHint =
  'Put the whole value between quotation marks and double those inside; or the file was cut off: fetch it again.';

function checkColumns(
  columns: readonly string[],
  required: readonly string[],
  file: string,
  problems: ProblemList,
): void {
  for (const name of required.filter((column) => !columns.includes(column))) {
    const hint = `The first line must name these columns: ${required.join(', ')}.`;
    problems.add('missing-column', `Column "${name}" is missing.`, `${file}:1`, hint);
  }
  for (const name of columns.filter((column, index) => columns.indexOf(column) !== index)) {
    problems.add('duplicate-column', `Column "${name}" occurs twice.`, `${file}:1`, 'Keep one of them.');
  }
}

function checkRowLengths(rows: readonly CsvRow[], expected: number, file: string, problems: ProblemList): void {
  for (const { cells, line } of rows) {
    if (cells.length === expected) continue;
    const hint = cells.length > expected ? commaHint : 'The line was cut off: fetch or write the file again.';
    problems.add('wrong-column-count', `${cells.length} values instead of ${expected}.`, `${file}:${line}`, hint);
  }
}

const commaHint =
  'Write decimals with a point, thousands without separator, and text with a comma between quotation marks.';
