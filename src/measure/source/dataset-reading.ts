import type { Problem } from '../../foundation/problem.ts';
import type { ObsStatus } from '../observation/observation.ts';
import { comparePeriods, periodKind, type Period, type PeriodKind } from '../observation/period.ts';
import type { ProblemList } from './problem-list.ts';

/** Which file is read, for the places of problems, and the dataset it should hold, in lower case. */
export interface FileOrigin {
  readonly file: string;
  readonly dataset: string;
}

/**
 * A publisher's dataset as neutral cells, the same whatever format it came in. With problems there are no observations:
 * a file is taken whole or not at all. `updated` is the ISO date of the publisher's last update, where the format says.
 */
export interface DatasetReading {
  readonly dataset: string;
  readonly updated?: string;
  readonly observations: readonly DatasetObservation[];
  readonly problems: readonly Problem[];
}

/**
 * One cell. `dimensions` are the codes of the publisher by dimension in lower case, area and time left out. `value`
 * is `null` exactly when the status says that it is missing (M, O, Q).
 */
export interface DatasetObservation {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly geo: string;
  readonly period: Period;
  readonly value: number | null;
  readonly status: readonly ObsStatus[];
}

/** A cell with its place in the file, for problems that show only when all cells are known. */
export interface PlacedCell {
  readonly at: string;
  readonly cell: DatasetObservation;
}

/** A reading that was refused. */
export function refused(dataset: string, problems: readonly Problem[]): DatasetReading {
  return { dataset, observations: [], problems };
}

/**
 * Finishes a reading: series are made complete and put in order, so that the formats of one dataset give the same
 * cells in the same order. A series that has anything at all in a kind of period (year, quarter…) gets a missing cell
 * (O) for each period of that kind in which any series has something; series and periods without anything are left out.
 */
export function finishReading(
  origin: FileOrigin,
  updated: string | undefined,
  cells: readonly PlacedCell[],
  problems: ProblemList,
): DatasetReading {
  const series = problems.isEmpty() ? groupSeries(cells, problems) : new Map<string, CellsOfSeries>();
  if (problems.isEmpty() && cells.length === 0) {
    problems.add(
      'no-cells',
      'The file holds no figures.',
      origin.file,
      'Check the dataset, areas and periods asked for.',
    );
  }
  const periods = periodsByKind(series);
  checkSize(series, periods, origin, problems);
  if (!problems.isEmpty()) return refused(origin.dataset, problems.list());
  const ordered = [...series].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const observations = ordered.flatMap(([, cellsOfSeries]) => completeSeries(cellsOfSeries, periods));
  return { dataset: origin.dataset, ...(updated ? { updated } : {}), observations, problems: [] };
}

/** Text that identifies a series: its dimensions by name, then its area. */
export function seriesKey(dimensions: Readonly<Record<string, string>>, geo: string): string {
  const names = Object.keys(dimensions).toSorted();
  return [...names.map((name) => `${name}=${dimensions[name]}`), geo].join('|');
}

type CellsOfSeries = Map<Period, DatasetObservation>;

/** A cell that says nothing: missing without a reason. */
function isBare(cell: DatasetObservation): boolean {
  return cell.value === null && cell.status.length === 1 && cell.status[0] === 'O';
}

function groupSeries(cells: readonly PlacedCell[], problems: ProblemList): ReadonlyMap<string, CellsOfSeries> {
  const keyOf = rememberedKeys();
  const series = new Map<string, CellsOfSeries>();
  for (const { cell, at } of cells) {
    const key = keyOf(cell);
    const known = series.get(key) ?? new Map<Period, DatasetObservation>();
    if (known.has(cell.period)) addDuplicateCell(key, cell.period, at, problems);
    series.set(key, known.set(cell.period, cell));
  }
  return new Map([...series].filter(([, known]) => ![...known.values()].every(isBare)));
}

function rememberedKeys(): (cell: DatasetObservation) => string {
  const prefixes = new WeakMap<object, string>();
  return ({ dimensions, geo }) => {
    const prefix = prefixes.get(dimensions) ?? seriesKey(dimensions, '');
    prefixes.set(dimensions, prefix);
    return prefix + geo;
  };
}

function addDuplicateCell(key: string, period: Period, at: string, problems: ProblemList): void {
  const message = `A second cell for ${key.replaceAll('|', ', ')}, ${period}.`;
  problems.add('duplicate-cell', message, at, 'Fetch the file again; if it stays so, tell the publisher.');
}

function periodsByKind(series: ReadonlyMap<string, CellsOfSeries>): ReadonlyMap<PeriodKind, readonly Period[]> {
  const told = new Set<Period>();
  for (const cells of series.values()) {
    for (const cell of cells.values()) if (!isBare(cell)) told.add(cell.period);
  }
  return Map.groupBy([...told].toSorted(comparePeriods), periodKind);
}

const mostCells = 10_000_000;

function checkSize(
  series: ReadonlyMap<string, CellsOfSeries>,
  periods: ReadonlyMap<PeriodKind, readonly Period[]>,
  origin: FileOrigin,
  problems: ProblemList,
): void {
  const perSeries = [...periods.values()].reduce((sum, list) => sum + list.length, 0);
  if (series.size * perSeries <= mostCells) return;
  const message = `${series.size} series of ${perSeries} periods are too many to read at once.`;
  problems.add('too-large', message, origin.file, 'Ask for fewer areas, periods or categories.');
}

function completeSeries(
  cells: CellsOfSeries,
  periods: ReadonlyMap<PeriodKind, readonly Period[]>,
): readonly DatasetObservation[] {
  const [any] = cells.values();
  if (!any) return [];
  const told = [...cells.values()].filter((cell) => !isBare(cell));
  const kinds = new Set(told.map((cell) => periodKind(cell.period)));
  const missing = { dimensions: any.dimensions, geo: any.geo, value: null, status: ['O'] } as const;
  return [...kinds]
    .toSorted()
    .flatMap((kind) => periods.get(kind) ?? [])
    .map((period) => cells.get(period) ?? { ...missing, period });
}
