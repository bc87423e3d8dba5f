import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { nearestName } from '../../../foundation/nearest-name.ts';
import { namedColumns, type TableMapping } from './mapping.ts';

/** Where a table begins: its header's line (from 1), its columns in order, and the lines above it. */
export interface TableHeader {
  readonly line: number;
  readonly columns: readonly string[];
  readonly above: readonly string[];
}

/** How many lines are looked through for a header. */
export const searchedLines = 50;

/** How cells stand on a line. */
export interface CellWriting {
  readonly delimiter: string;
  readonly quote: 'double' | 'none';
}

/**
 * Finds the header in a table's first lines and checks that it has every column that the mapping names.
 *
 * Problems: `no-header`, `missing-column` (with the line on which the columns seem to stand instead, if any),
 * `repeated-column`.
 */
export function findHeader(
  lines: readonly string[],
  mapping: TableMapping,
  writing: CellWriting,
  file: string,
): Result<TableHeader> {
  const wanted = namedColumns(mapping);
  const line = lineOfHeader(lines, mapping, writing);
  if (line === undefined) return failed([noHeader(mapping, file)]);
  const columns = cellsOf(lines[line - 1] ?? '', writing);
  const at = `${file}:${line}`;
  const missing = wanted.filter((name) => !columns.includes(name));
  const repeated = wanted.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  const elsewhere = missing.length === 0 ? undefined : shiftedTo(lines, wanted, writing);
  const problems = [
    ...missing.map((name) => missingColumn(name, columns, elsewhere, at)),
    ...repeated.map((name) => ({
      code: 'repeated-column',
      message: `The column "${name}" stands twice.`,
      at,
      hint: 'Rename one of the two: it is not clear which one is meant.',
    })),
  ];
  return problems.length > 0 ? failed(problems) : ok({ line, columns, above: lines.slice(0, line - 1) });
}

function lineOfHeader(lines: readonly string[], mapping: TableMapping, writing: CellWriting): number | undefined {
  const { header } = mapping;
  if ('line' in header) return header.line <= lines.length ? header.line : undefined;
  const index = lines.slice(0, searchedLines).findIndex((line) => {
    const cells = cellsOf(line, writing);
    return header.find.every((name) => cells.includes(name));
  });
  return index === -1 ? undefined : index + 1;
}

function noHeader({ header }: TableMapping, file: string): Problem {
  const looked = 'line' in header ? `on line ${header.line}` : `within the first ${searchedLines} lines`;
  const names = 'find' in header ? ` with ${header.find.join(', ')}` : '';
  const hint = 'Open the file and tell the mapping where the header stands, or which names it has.';
  return { code: 'no-header', message: `There is no header${names} ${looked}.`, at: `${file}:1`, hint };
}

function shiftedTo(lines: readonly string[], wanted: readonly string[], writing: CellWriting): number | undefined {
  const index = lines.slice(0, searchedLines).findIndex((line) => {
    const cells = cellsOf(line, writing);
    return wanted.every((name) => cells.includes(name));
  });
  return index === -1 ? undefined : index + 1;
}

function missingColumn(name: string, columns: readonly string[], elsewhere: number | undefined, at: string): Problem {
  const message = `The column "${name}" is missing.`;
  if (elsewhere !== undefined) {
    const hint = `The header stands on line ${elsewhere}: write "header: { line: ${elsewhere} }" in the mapping.`;
    return { code: 'missing-column', message, at, hint };
  }
  const near = nearestName(name, columns);
  const there = columns.slice(0, 20).join(', ').slice(0, 300);
  return {
    code: 'missing-column',
    message,
    at,
    hint: near ? `Did the publisher rename it to "${near}"? Then change the mapping.` : `The columns are: ${there}.`,
  };
}

/** The cells of one line; quotes around cells are taken off, and spaces around names in a header are kept. */
export function cellsOf(line: string, { delimiter, quote }: CellWriting): readonly string[] {
  if (quote === 'none' || !line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const end = rest.indexOf(delimiter, quoted ? quoted[0].length : 0);
    const cell = end === -1 ? rest : rest.slice(0, end);
    cells.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell);
    if (end === -1) return cells;
    rest = rest.slice(end + delimiter.length);
  }
}
