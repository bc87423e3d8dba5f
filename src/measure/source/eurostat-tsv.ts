import type { Period } from '../observation/period.ts';
import {
  finishReading,
  refused,
  type DatasetObservation,
  type DatasetReading,
  type FileOrigin,
  type PlacedCell,
} from './dataset-reading.ts';
import { eurostatPeriodHint, parseEurostatPeriod, readCell } from './eurostat-notation.ts';
import { inspectTableText } from './file-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/**
 * Reads Eurostat's tab-separated bulk format: a header `freq,unit,geo\TIME_PERIOD` and periods, then one series per
 * line, each cell a value, a space and flags, `:` for a missing value. The caller decompresses.
 *
 * Problems at `file:line:column` (column = the tab-separated cell, from 1): those of `inspectTableText` and `readCell`,
 * `bad-header`, `bad-period`, `wrong-column-count`, `wrong-key`, `truncated`, and those of `finishReading`.
 */
export function readEurostatTsv(text: string, origin: FileOrigin): DatasetReading {
  const inspected = inspectTableText(text, origin.file);
  if (!inspected.ok) return refused(origin.dataset, inspected.problems);
  const problems = startProblemList(origin.file);
  const [first = '', ...lines] = inspected.value.split(/\r?\n/);
  const header = readHeader(first, origin.file, problems);
  const cells = header ? lines.flatMap((line, index) => readLine(line, index + 2, header, origin, problems)) : [];
  if (header) checkEnd(inspected.value, origin.file, problems);
  return finishReading(origin, undefined, cells, problems);
}

interface TsvHeader {
  /** Dimensions in order, `geo` included. */
  readonly dimensions: readonly string[];
  readonly periods: readonly Period[];
}

function readHeader(line: string, file: string, problems: ProblemList): TsvHeader | undefined {
  const [corner = '', ...periodTexts] = line.split('\t');
  const [names, time] = corner.trim().split('\\');
  const dimensions = (names ?? '').split(',').map((name) => name.trim().toLowerCase());
  if (
    !dimensions.includes('geo') ||
    !/^time(_period)?$/i.test(time ?? '') ||
    new Set(dimensions).size < dimensions.length
  ) {
    const hint = 'The first line must read like "freq,unit,geo\\TIME_PERIOD", a tab, and periods.';
    problems.add('bad-header', `"${corner.slice(0, 80)}" does not name the dimensions.`, `${file}:1:1`, hint);
    return undefined;
  }
  const periods = periodTexts.map((text, index) => readPeriod(text, `${file}:1:${index + 2}`, problems));
  return problems.isEmpty() ? { dimensions, periods: periods.filter((period) => period !== undefined) } : undefined;
}

function readPeriod(text: string, at: string, problems: ProblemList): Period | undefined {
  const period = parseEurostatPeriod(text);
  if (!period) problems.add('bad-period', `"${text.trim()}" is not a period.`, at, eurostatPeriodHint);
  return period;
}

function readLine(
  line: string,
  lineNumber: number,
  header: TsvHeader,
  { file }: FileOrigin,
  problems: ProblemList,
): readonly PlacedCell[] {
  if (line === '') return [];
  const at = `${file}:${lineNumber}`;
  const [key = '', ...texts] = line.split('\t');
  const codes = key.split(',').map((code) => code.trim());
  if (codes.length !== header.dimensions.length || codes.includes('')) {
    const hint = `Expected codes for ${header.dimensions.join(', ')}.`;
    problems.add('wrong-key', `"${key.slice(0, 80)}" does not name the series.`, `${at}:1`, hint);
    return [];
  }
  if (texts.length !== header.periods.length) {
    const message = `${texts.length} cells instead of ${header.periods.length}.`;
    problems.add('wrong-column-count', message, at, 'The file was probably cut off: fetch it again.');
    return [];
  }
  const place = placeOf(codes, header.dimensions);
  return header.periods.flatMap((period, index) => {
    const cellAt = `${at}:${index + 2}`;
    const content = readTsvCell(texts[index] ?? '', cellAt, problems);
    return content ? [{ at: cellAt, cell: { ...place, period, ...content } }] : [];
  });
}

function placeOf(codes: readonly string[], names: readonly string[]): Pick<DatasetObservation, 'dimensions' | 'geo'> {
  const pairs = names.map((name, index) => [name, codes[index] ?? ''] as const);
  return {
    dimensions: Object.fromEntries(pairs.filter(([name]) => name !== 'geo')),
    geo: codes[names.indexOf('geo')] ?? '',
  };
}

function readTsvCell(text: string, at: string, problems: ProblemList): ReturnType<typeof readCell> {
  const [value = '', ...flags] = text.trim().split(/\s+/);
  return readCell({ value, flags: flags.join('') }, at, problems);
}

/** Eurostat ends every cell with a space and every line with a line end: a digit at the very end was cut off. */
function checkEnd(text: string, file: string, problems: ProblemList): void {
  if (!/\d$/.test(text)) return;
  const line = text.split('\n').length;
  problems.add('truncated', 'The file stops in the middle of a number.', `${file}:${line}`, 'Fetch it again.');
}
