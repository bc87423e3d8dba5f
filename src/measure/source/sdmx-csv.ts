import { readCsvTable, type CsvRow, type CsvTable } from './csv-table.ts';
import { finishReading, refused, type DatasetReading, type FileOrigin, type PlacedCell } from './dataset-reading.ts';
import { eurostatPeriodHint, parseEurostatPeriod, readCell } from './eurostat-notation.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/**
 * Reads SDMX-CSV as Eurostat writes it: version 1.0 (`DATAFLOW,LAST UPDATE,…`) and 2.0
 * (`STRUCTURE,STRUCTURE_ID[,ACTION],…`), codes without labels. Columns before OBS_VALUE are the dimensions, but for the
 * period, keys and attributes; a row with an empty OBS_VALUE is a missing cell, suppressed where CONF_STATUS says so.
 * A name may end in brackets: `STRUCTURE[;]` says what parts several values, `OBS_STATUS[]` that there may be several.
 *
 * Problems at `file:line`: those of `readCsvTable` and `readCell`, `bad-header`, `other-dataset`, `deleted-row`,
 * `bad-period`, `empty-code`, and those of `finishReading`.
 */
export function readSdmxCsv(text: string, origin: FileOrigin): DatasetReading {
  const table = readCsvTable(text, origin.file, ['TIME_PERIOD', 'OBS_VALUE'], bareColumn);
  if (!table.ok) return refused(origin.dataset, table.problems);
  const problems = startProblemList(origin.file);
  const layout = readLayout(table.value, origin.file, problems);
  if (!layout) return refused(origin.dataset, problems.list());
  checkDataset(table.value, layout, origin, problems);
  const place = rememberedDimensions(layout);
  const cells = table.value.rows.flatMap((row) => readRow(row, layout, place, origin.file, problems));
  return finishReading(origin, lastUpdate(table.value, layout), cells, problems);
}

interface Layout {
  readonly structure: number;
  readonly updated: number;
  readonly action: number;
  readonly dimensions: readonly (readonly [name: string, at: number])[];
  readonly geo: number;
  readonly period: number;
  readonly value: number;
  readonly flag: number;
  readonly confidential: number;
}

/** The name of a column of SDMX-CSV without what it says of several values. */
export function bareColumn(name: string): string {
  return name.replace(/\[.?\]$/, '');
}

/** What may stand before the value and is no dimension: names of the structure, keys, attributes of the value. */
const noDimensions = new Set(
  (
    'DATAFLOW,LAST UPDATE,STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,' +
    'SERIES_KEY,OBS_KEY,TIME_PERIOD,OBS_FLAG,OBS_STATUS,CONF_STATUS'
  ).split(','),
);

function readLayout({ columns }: CsvTable, file: string, problems: ProblemList): Layout | undefined {
  const period = columns.indexOf('TIME_PERIOD');
  const keyColumns = columns.slice(0, columns.indexOf('OBS_VALUE')).filter((name) => !noDimensions.has(name));
  const geo = columns.findIndex((name) => name.toLowerCase() === 'geo');
  const names = keyColumns.map((name) => name.toLowerCase());
  const hint = 'Expected DATAFLOW or STRUCTURE columns, dimensions with geo, TIME_PERIOD, OBS_VALUE; without labels.';
  const known = columns.includes('DATAFLOW') || columns.includes('STRUCTURE_ID');
  if (!known || geo === -1 || names.some((name) => !/^[a-z]\w*$/.test(name)) || new Set(names).size < names.length) {
    problems.add('bad-header', 'The columns are not those of SDMX-CSV.', `${file}:1`, hint);
    return undefined;
  }
  return {
    structure: Math.max(columns.indexOf('DATAFLOW'), columns.indexOf('STRUCTURE_ID')),
    updated: columns.indexOf('LAST UPDATE'),
    action: columns.indexOf('ACTION'),
    dimensions: keyColumns
      .filter((name) => name.toLowerCase() !== 'geo')
      .map((name) => [name.toLowerCase(), columns.indexOf(name)] as const),
    geo,
    period,
    value: columns.indexOf('OBS_VALUE'),
    flag: Math.max(columns.indexOf('OBS_FLAG'), columns.indexOf('OBS_STATUS')),
    confidential: columns.indexOf('CONF_STATUS'),
  };
}

function checkDataset({ rows }: CsvTable, layout: Layout, origin: FileOrigin, problems: ProblemList): void {
  const stated = new Map(rows.map((row) => [row.cells[layout.structure] ?? '', row.line]));
  for (const [structure, line] of stated) {
    if (datasetOf(structure) === origin.dataset) continue;
    const message = `The row belongs to "${structure}", not to ${origin.dataset}.`;
    problems.add('other-dataset', message, `${origin.file}:${line}`, 'Check that it is the right file.');
  }
}

/** `ESTAT:LFST_R_LFE2EMPRT(1.0)` is lfst_r_lfe2emprt. */
function datasetOf(structure: string): string {
  return structure
    .replace(/^[^:]*:/, '')
    .replace(/\(.*$/, '')
    .trim()
    .toLowerCase();
}

/** `13/06/24 23:00:00` as an ISO date. */
function lastUpdate({ rows }: CsvTable, layout: Layout): string | undefined {
  const text = rows[0]?.cells[layout.updated] ?? '';
  const parts = /^(\d{2})\/(\d{2})\/(\d{2}|\d{4})\b/.exec(text);
  if (parts) return `${parts[3]?.padStart(4, '20')}-${parts[2]}-${parts[1]}`;
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

type Dimensions = Readonly<Record<string, string>>;

/** Rows of one series share one object: a large file then stays small in memory. */
function rememberedDimensions({ dimensions }: Layout): (row: CsvRow) => Dimensions {
  const known = new Map<string, Dimensions>();
  return ({ cells }) => {
    const key = dimensions.map(([, at]) => cells[at]).join(',');
    const found =
      known.get(key) ?? Object.fromEntries(dimensions.map(([name, at]) => [name, (cells[at] ?? '').trim()]));
    known.set(key, found);
    return found;
  };
}

function readRow(
  row: CsvRow,
  layout: Layout,
  place: (row: CsvRow) => Dimensions,
  file: string,
  problems: ProblemList,
): readonly PlacedCell[] {
  const at = `${file}:${row.line}`;
  const written = (column: number): string => row.cells[column]?.trim() ?? '';
  if (written(layout.action) === 'D') {
    problems.add('deleted-row', 'The row deletes a cell.', at, 'Fetch the whole dataset, not its changes.');
  }
  const geo = written(layout.geo);
  const dimensions = place(row);
  if (geo === '' || Object.values(dimensions).includes('')) {
    problems.add('empty-code', 'A dimension has no code.', at, 'Fetch the file again.');
  }
  const period = parseEurostatPeriod(written(layout.period));
  if (!period) problems.add('bad-period', `"${written(layout.period)}" is not a period.`, at, eurostatPeriodHint);
  const flags = `${written(layout.flag)}${isOpen(written(layout.confidential)) ? '' : ' Q'}`;
  const content = readCell({ value: written(layout.value), flags }, at, problems);
  return period && content ? [{ at, cell: { dimensions, geo, period, ...content } }] : [];
}

/** Whether everybody may have a value: CL_CONF_STATUS knows many reasons why not, and F for free. */
function isOpen(confidential: string): boolean {
  return confidential === '' || confidential === 'F';
}
