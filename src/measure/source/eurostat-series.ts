import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator, PublishedSeries } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import type { DatasetObservation, DatasetReading } from './dataset-reading.ts';
import type { EurostatQuery } from './eurostat.ts';

/** One Eurostat dataset and the indicators that take a series from it. */
export interface DatasetOrder {
  readonly dataset: string;
  readonly series: readonly { readonly indicator: Indicator; readonly series: PublishedSeries }[];
}

/** The Eurostat datasets that a plan's indicators need, each once, in order of name. */
export function eurostatOrders(indicators: readonly Indicator[]): readonly DatasetOrder[] {
  const wanted = indicators.flatMap((indicator) =>
    indicator.series.filter(({ source }) => source === 'eurostat').map((series) => ({ indicator, series })),
  );
  const byDataset = Map.groupBy(wanted, ({ series }) => series.dataset.toLowerCase());
  return [...byDataset]
    .map(([dataset, series]) => ({ dataset, series }))
    .toSorted((a, b) => (a.dataset < b.dataset ? -1 : 1));
}

/** One query that covers all series of an order, for the areas that Eurostat has codes for. */
export function queryOfOrder(order: DatasetOrder, areas: readonly Area[]): EurostatQuery {
  const filters = new Map<string, Set<string>>();
  for (const { series } of order.series) {
    for (const [dimension, code] of Object.entries(series.filters)) {
      filters.set(dimension, (filters.get(dimension) ?? new Set<string>()).add(code));
    }
  }
  const entries = [...filters].map(([dimension, codes]) => [dimension, [...codes].toSorted()] as const);
  return {
    filters: Object.fromEntries(entries.filter(([dimension]) => isShared(dimension, order))),
    geo: eurostatCodes(areas),
  };
}

/** A dimension that only some of the series filter must stay open, or the others would come back empty. */
function isShared(dimension: string, order: DatasetOrder): boolean {
  return order.series.every(({ series }) => Object.hasOwn(series.filters, dimension));
}

function eurostatCodes(areas: readonly Area[]): readonly string[] {
  const kinds = new Set(['province', 'region', 'country', 'union']);
  return areas
    .filter(({ code, kind }) => kinds.has(kind) && /^[A-Z]{2}\w*$/.test(code))
    .map(({ code }) => code)
    .toSorted();
}

/**
 * Takes one published series out of a dataset as observations of an indicator, for the plan's areas only. A dimension
 * that the series does not name must have one code in the dataset.
 *
 * Problems: those of the reading, `unknown-dimension`, `ambiguous-series` (several codes left), `series-absent`,
 * `out-of-range` (a percentage beyond 0 to 100, or a negative count).
 */
export function selectSeries(
  reading: DatasetReading,
  indicator: Indicator,
  series: PublishedSeries,
  areas: ReadonlySet<string>,
  retrieved: string,
): Result<readonly Observation[]> {
  if (reading.problems.length > 0) return failed(reading.problems);
  const chosen = reading.observations.filter(({ dimensions }) => matches(dimensions, series));
  const at = `${indicator.id} ${reading.dataset}`;
  const problems = [...seriesProblems(reading, chosen, series, at), ...rangeProblems(chosen, indicator, at)];
  if (problems.length > 0) return failed(problems);
  const provenance = {
    publisher: 'Eurostat',
    dataset: reading.dataset,
    note: '',
    origin: 'published',
    retrieved,
  } as const;
  return ok(
    chosen
      .filter(({ geo }) => areas.has(geo))
      .map(({ geo, period, value, status }) => ({
        indicator: indicator.id,
        area: geo as AreaCode,
        period,
        breakdown: '',
        value,
        unit: indicator.unit,
        status,
        provenance,
      })),
  );
}

function matches(dimensions: Readonly<Record<string, string>>, { filters }: PublishedSeries): boolean {
  return Object.entries(filters).every(([dimension, code]) => dimensions[dimension] === code);
}

function seriesProblems(
  reading: DatasetReading,
  chosen: readonly DatasetObservation[],
  series: PublishedSeries,
  at: string,
): readonly Problem[] {
  const known = Object.keys(reading.observations[0]?.dimensions ?? {});
  const unknown = Object.keys(series.filters).filter((dimension) => !known.includes(dimension));
  if (unknown.length > 0) {
    const message = `The dataset has no dimension ${unknown.join(', ')}.`;
    return [{ code: 'unknown-dimension', message, at, hint: `Its dimensions are ${known.join(', ')}.` }];
  }
  if (chosen.length === 0) {
    const message = `The dataset has no cells for ${describeFilters(series)}.`;
    return [{ code: 'series-absent', message, at, hint: 'Check the codes in the series of the indicator.' }];
  }
  return known.flatMap((dimension) => ambiguity(chosen, dimension, at));
}

function ambiguity(chosen: readonly DatasetObservation[], dimension: string, at: string): readonly Problem[] {
  const codes = [...new Set(chosen.map(({ dimensions }) => dimensions[dimension]))];
  if (codes.length === 1) return [];
  const message = `The series does not say which ${dimension}: ${codes.slice(0, 6).join(', ')}.`;
  return [{ code: 'ambiguous-series', message, at, hint: `Add ${dimension} to the series of the indicator.` }];
}

function describeFilters({ filters }: PublishedSeries): string {
  return Object.entries(filters)
    .map(([dimension, code]) => `${dimension} ${code}`)
    .join(', ');
}

function rangeProblems(chosen: readonly DatasetObservation[], { unit }: Indicator, at: string): readonly Problem[] {
  const wrong = chosen.filter(({ value }) => value !== null && (value < 0 || (unit === 'PC' && value > 100)));
  return wrong.slice(0, 100).map(({ geo, period, value }) => ({
    code: 'out-of-range',
    message: `${value} ${unit} for ${geo}, ${period} is not possible.`,
    at,
    hint: 'Check the unit of the series, or tell the publisher.',
  }));
}
