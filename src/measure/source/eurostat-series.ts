import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator, PublishedSeries } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import type { DatasetObservation, DatasetReading } from './dataset-reading.ts';
import type { EurostatQuery } from './eurostat.ts';
import { futurePeriod, isInFuture } from './future-period.ts';
import type { ReadFile, SourcePlan } from './publisher.ts';

/** One Eurostat dataset and the indicators that take a series from it. */
export interface DatasetOrder {
  readonly dataset: string;
  /** `own` for the plan's areas, `comparison` for the regions elsewhere that they are compared with. */
  readonly scope: 'own' | 'comparison';
  readonly series: readonly { readonly indicator: Indicator; readonly series: PublishedSeries }[];
}

/** The Eurostat datasets that a plan's indicators need, each once, in order of name. */
export function eurostatOrders(indicators: readonly Indicator[]): readonly DatasetOrder[] {
  const wanted = indicators.flatMap((indicator) =>
    indicator.series.filter(({ source }) => source === 'eurostat').map((series) => ({ indicator, series })),
  );
  const byDataset = Map.groupBy(wanted, ({ series }) => series.dataset.toLowerCase());
  return [...byDataset]
    .map(([dataset, series]) => ({ dataset, scope: 'own' as const, series }))
    .toSorted((a, b) => (a.dataset < b.dataset ? -1 : 1));
}

/**
 * The datasets of the indicators that are compared with regions elsewhere, once more: totals only, for all of Europe at
 * the level of NUTS 2. They are files of their own, so that trouble with one never touches the plan's own figures.
 */
export function comparisonOrders({ indicators, plan }: SourcePlan): readonly DatasetOrder[] {
  const compared = new Set(Object.values(plan?.comparison?.columns ?? {}).map(({ indicator }) => indicator));
  return eurostatOrders(indicators.filter(({ id }) => compared.has(id)))
    .map(({ dataset, series }) => ({ dataset, scope: 'comparison' as const, series: series.flatMap(totalOnly) }))
    .filter(({ series }) => series.length > 0);
}

function totalOnly({ indicator, series }: DatasetOrder['series'][number]): DatasetOrder['series'] {
  const { breakdowns: _, total, ...rest } = series;
  return total === false ? [] : [{ indicator, series: rest }];
}

/** One query that covers all series of an order with their breakdowns, for the areas that Eurostat has codes for. */
export function queryOfOrder(order: DatasetOrder, areas: readonly Area[]): EurostatQuery {
  const filters = new Map<string, Set<string>>();
  const add = (dimension: string, code: string): void =>
    void filters.set(dimension, (filters.get(dimension) ?? new Set<string>()).add(code));
  for (const { series } of order.series) {
    const asked = [...Object.entries(series.filters), ...Object.entries(series.breakdowns ?? {})];
    for (const [dimension, codes] of asked)
      [codes]
        .flat()
        .flatMap(summedCodes)
        .forEach((code) => add(dimension, code));
  }
  const entries = [...filters].map(([dimension, codes]) => [dimension, [...codes].toSorted()] as const);
  return {
    filters: Object.fromEntries(entries.filter(([dimension]) => isShared(dimension, order))),
    ...(order.scope === 'own' ? { geo: eurostatCodes(areas) } : { geo: [], geoLevel: 'nuts2' }),
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
 * Takes one published series out of a dataset as observations of an indicator, for the plan's areas only: the total as
 * the filters say, then each of its breakdowns. A dimension that the series does not name must have one code in the
 * dataset. A code like `Y80-84+Y_GE85` is the sum of its parts, missing where one of them is. A breakdown that the
 * dataset does not have is left out and remarked on.
 *
 * Problems: those of the reading, `unknown-dimension`, `ambiguous-series` (several codes left), `series-absent`,
 * `out-of-range` (a percentage beyond 0 to 100, or a negative count), `future-period`. Remarks: `breakdown-absent`.
 */
export function selectSeries(
  reading: DatasetReading,
  indicator: Indicator,
  series: PublishedSeries,
  areas: ReadonlySet<string>,
  retrieved: string,
): Result<ReadFile> {
  if (reading.problems.length > 0) return failed(reading.problems);
  const select = (part: PublishedSeries, breakdown: string): Result<readonly Observation[]> =>
    selectPart(reading, indicator, part, { breakdown, areas, retrieved });
  const total = series.total === false ? ok([]) : select(series, '');
  if (!total.ok) return total;
  const parts = partsOf(series).map(({ part, breakdown }) => ({ breakdown, selected: select(part, breakdown) }));
  const problems = parts.flatMap(({ selected }) => (selected.ok ? [] : selected.problems));
  if (problems.some(({ code }) => code !== 'series-absent')) return failed(problems);
  const absent = parts.filter(({ selected }) => !selected.ok).map(({ breakdown }) => breakdown);
  return ok({
    observations: [total, ...parts.map(({ selected }) => selected)].flatMap((part) => (part.ok ? part.value : [])),
    remarks: absent.length === 0 ? [] : [breakdownsAbsent(absent, `${indicator.id} ${reading.dataset}`)],
  });
}

function breakdownsAbsent(breakdowns: readonly string[], at: string): Problem {
  const message = `The dataset has nothing for ${breakdowns.join(', ')}.`;
  const hint = 'Check the breakdowns in the series of the indicator: the publisher may not make these.';
  return { code: 'breakdown-absent', message, at, hint };
}

function partsOf(series: PublishedSeries): readonly { readonly part: PublishedSeries; readonly breakdown: string }[] {
  return Object.entries(series.breakdowns ?? {}).flatMap(([dimension, codes]) =>
    codes.map((code) => ({
      part: { ...series, filters: { ...series.filters, [dimension]: code } },
      breakdown: `${dimension}=${code}`,
    })),
  );
}

interface Selection {
  readonly breakdown: string;
  readonly areas: ReadonlySet<string>;
  /** ISO date. */
  readonly retrieved: string;
}

function selectPart(
  reading: DatasetReading,
  indicator: Indicator,
  series: PublishedSeries,
  { breakdown, areas, retrieved }: Selection,
): Result<readonly Observation[]> {
  const matching = reading.observations.filter(({ dimensions }) => matches(dimensions, series));
  const chosen = Object.values(series.filters).some((code) => code.includes('+')) ? summed(matching, series) : matching;
  const at = `${indicator.id} ${reading.dataset}`;
  const problems = [
    ...seriesProblems(reading, chosen, series, at),
    ...rangeProblems(chosen, indicator, at),
    ...futureProblems(chosen, retrieved, at),
  ];
  if (problems.length > 0) return failed(problems);
  const { id, unit } = indicator;
  const { dataset } = reading;
  const provenance = { publisher: 'Eurostat', dataset, note: '', origin: 'published', retrieved } as const;
  return ok(
    chosen
      .filter(({ geo }) => areas.has(geo))
      .map(({ geo, period, value, status }) => {
        const name = { indicator: id, area: geo as AreaCode, period, breakdown };
        return { ...name, value, unit, status, provenance };
      }),
  );
}

function futureProblems(chosen: readonly DatasetObservation[], retrieved: string, at: string): readonly Problem[] {
  const periods = new Set(chosen.filter(({ value }) => value !== null).map(({ period }) => period));
  return [...periods].filter((period) => isInFuture(period, retrieved)).map((period) => futurePeriod(period, at));
}

function matches(dimensions: Readonly<Record<string, string>>, { filters }: PublishedSeries): boolean {
  return Object.entries(filters).every(([dimension, code]) => summedCodes(code).includes(dimensions[dimension] ?? ''));
}

function summedCodes(code: string): readonly string[] {
  return code.split('+');
}

/** Cells of parts added up to those of the whole; a whole of which a part is absent or missing is missing (O). */
function summed(cells: readonly DatasetObservation[], { filters }: PublishedSeries): readonly DatasetObservation[] {
  const parts = Object.values(filters).reduce((product, code) => product * summedCodes(code).length, 1);
  const wholes = Map.groupBy(cells, (cell) => `${cell.geo} ${cell.period} ${otherCodes(cell, filters)}`);
  return [...wholes.values()].flatMap((group): readonly DatasetObservation[] => {
    const [first] = group;
    if (!first) return [];
    const whole = { ...first, dimensions: { ...first.dimensions, ...filters } };
    const values = group.map(({ value }) => value).filter((value) => value !== null);
    if (values.length < parts) return [{ ...whole, value: null, status: ['O'] }];
    const remarks = [...new Set(group.flatMap(({ status }) => status))].filter((one) => one !== 'A').toSorted();
    const value = values.reduce((sum, one) => sum + one, 0);
    return [{ ...whole, value, status: remarks.length > 0 ? remarks : ['A'] }];
  });
}

function otherCodes({ dimensions }: DatasetObservation, filters: PublishedSeries['filters']): string {
  return Object.entries(dimensions)
    .filter(([dimension]) => !Object.hasOwn(filters, dimension))
    .map(([, code]) => code)
    .join(' ');
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
