import { failed, ok, type Result } from '../../foundation/problem.ts';
import { readCsvTable, type CsvRow, type CsvTable } from './csv-table.ts';
import { refused, seriesKey, type DatasetObservation, type DatasetReading } from './dataset-reading.ts';
import { dimensionsOfLabels } from './eurostat-labels.ts';
import { eurostatPeriodHint, parseEurostatPeriod, readCell } from './eurostat-notation.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/** The columns of a long file of several Eurostat datasets. */
export const longColumns = ['dataset', 'geo', 'geo_label', 'dims', 'time_period', 'obs_value', 'obs_flag'] as const;

/**
 * Reads a long file with cells of several Eurostat datasets, one per row, dimensions as labels (see
 * `dimensionsOfLabels`). Every row is a cell of the result, in the order of the file: nothing is added or left out.
 *
 * Problems at `file:line`: those of `readCsvTable` and `readCell`, `unknown-dimension`, `bad-period`, `empty-code`,
 * `duplicate-cell`.
 */
export function readEurostatLongCsv(text: string, file: string): Result<readonly DatasetReading[]> {
  const table = readCsvTable(text, file, longColumns);
  if (!table.ok) return table;
  const problems = startProblemList(file);
  const byDataset = new Map<string, DatasetObservation[]>();
  const readRow = rowReader(table.value, file, problems);
  for (const row of table.value.rows) {
    const read = readRow(row);
    if (!read) continue;
    const cells = byDataset.get(read.dataset);
    if (cells) cells.push(read.cell);
    else byDataset.set(read.dataset, [read.cell]);
  }
  if (!problems.isEmpty()) return failed(problems.list());
  return ok([...byDataset].map(([dataset, observations]) => ({ ...refused(dataset, []), observations })));
}

type RowReader = (row: CsvRow) => { readonly dataset: string; readonly cell: DatasetObservation } | undefined;

function rowReader({ columns }: CsvTable, file: string, problems: ProblemList): RowReader {
  const [dataset, geo, , dims, period, value, flag] = longColumns.map((name) => columns.indexOf(name));
  const dimensionsOf = rememberedDimensions(problems);
  const isNew = duplicateFinder(file, problems);
  return ({ cells, line }) => {
    const at = `${file}:${line}`;
    const text = (column: number | undefined): string => cells[column ?? -1] ?? '';
    const shared = dimensionsOf(text(dims), at);
    const parsed = parseEurostatPeriod(text(period));
    if (!parsed) problems.add('bad-period', `"${text(period).slice(0, 40)}" is not a period.`, at, eurostatPeriodHint);
    if (text(dataset) === '' || text(geo) === '') {
      problems.add('empty-code', 'The dataset or the area is not named.', at, 'Name both by their code.');
    }
    const content = readCell({ value: text(value), flags: text(flag) }, at, problems);
    if (!shared || !parsed || !content) return undefined;
    const key = `${text(dataset)}|${shared.key}|${text(geo)}|${parsed}`;
    if (!isNew(key, line)) return undefined;
    const { value: number, status } = content;
    return {
      dataset: text(dataset),
      cell: { dimensions: shared.dimensions, geo: text(geo), period: parsed, value: number, status },
    };
  };
}

interface SharedDimensions {
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

function rememberedDimensions(problems: ProblemList): (labels: string, at: string) => SharedDimensions | undefined {
  const known = new Map<string, SharedDimensions>();
  return (labels, at) => {
    const found = known.get(labels);
    if (found) return found;
    const read = dimensionsOfLabels(labels);
    if ('unknown' in read) {
      const hint = 'Give the code in brackets: "Sex [SEX]=Total [T]".';
      problems.add('unknown-dimension', `No code is known for "${read.unknown.slice(0, 80)}".`, at, hint);
      return undefined;
    }
    const shared = { dimensions: read.dimensions, key: seriesKey(read.dimensions, '') };
    known.set(labels, shared);
    return shared;
  };
}

function duplicateFinder(file: string, problems: ProblemList): (key: string, line: number) => boolean {
  const lines = new Map<string, number>();
  return (key, line) => {
    const earlier = lines.get(key);
    if (earlier === undefined) {
      lines.set(key, line);
      return true;
    }
    const message = `The same cell stands on line ${earlier}.`;
    problems.add('duplicate-cell', message, `${file}:${line}`, 'Keep the one that the publisher gives today.');
    return false;
  };
}
