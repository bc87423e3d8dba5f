import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation } from './observation.ts';
import { comparePeriods, type Period } from './period.ts';

/** One indicator in one area through time, oldest first; totals only. */
export type Series = readonly Observation[];

/** Observations arranged for look-up by indicator, area and period. */
export interface ObservationSet {
  readonly all: readonly Observation[];
  readonly indicators: ReadonlySet<IndicatorId>;
  /** Areas with at least one value of the indicator. */
  readonly areasOf: (indicator: IndicatorId) => readonly AreaCode[];
  readonly series: (indicator: IndicatorId, area: AreaCode) => Series;
  readonly at: (indicator: IndicatorId, area: AreaCode, period: Period) => Observation | undefined;
}

const noSeries: Series = [];

export function arrangeObservations(observations: readonly Observation[]): ObservationSet {
  const byIndicator = new Map<IndicatorId, Map<AreaCode, Observation[]>>();
  for (const observation of observations) {
    if (observation.breakdown !== '') continue;
    const areas = getOrAdd(byIndicator, observation.indicator, () => new Map<AreaCode, Observation[]>());
    getOrAdd(areas, observation.area, () => []).push(observation);
  }
  for (const areas of byIndicator.values()) {
    for (const series of areas.values()) series.sort((a, b) => comparePeriods(a.period, b.period));
  }
  const series = (indicator: IndicatorId, area: AreaCode): Series => byIndicator.get(indicator)?.get(area) ?? noSeries;
  const byPeriod = new Map<Series, ReadonlyMap<Period, Observation>>();
  return {
    all: observations,
    indicators: new Set(byIndicator.keys()),
    areasOf: (indicator) => [...(byIndicator.get(indicator)?.keys() ?? [])],
    series,
    at: (indicator, area, period) => {
      const found = series(indicator, area);
      return getOrAdd(byPeriod, found, () => new Map(found.map((each) => [each.period, each]))).get(period);
    },
  };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** An observation that has a value. */
export type Valued = Observation & { readonly value: number };

export function hasValue(observation: Observation | undefined): observation is Valued {
  return observation !== undefined && observation.value !== null;
}

/** Two observations of the same indicator and period: of an area, and of what it is held against. */
export interface Pair {
  readonly period: Period;
  readonly area: Valued;
  readonly benchmark: Valued;
}

/** The periods in which both series have a value, oldest first. */
export function commonPeriods(area: Series, benchmark: Series): readonly Pair[] {
  const byPeriod = new Map(benchmark.map((observation) => [observation.period, observation]));
  return area.flatMap((observation) => {
    const other = byPeriod.get(observation.period);
    return hasValue(observation) && hasValue(other)
      ? [{ period: observation.period, area: observation, benchmark: other }]
      : [];
  });
}

export function latestValue(series: Series): Valued | undefined {
  return series.findLast(hasValue);
}
