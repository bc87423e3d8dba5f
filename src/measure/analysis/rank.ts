import type { AreaCode } from '../area/area.ts';
import type { Direction } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { hasValue, type ObservationSet, type Valued } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { shownValue } from '../observation/shown-value.ts';

/** Areas ordered by their value in one period. */
export interface Ranking {
  readonly period: Period;
  /** Best first by the indicator's direction; highest first when it has none. Values that look the same share a place. */
  readonly places: readonly { readonly place: number; readonly observation: Valued }[];
  /** Areas asked for that have no value in this period. */
  readonly absent: readonly AreaCode[];
}

/** Ranks areas in one period. */
export function rankAreas(
  observations: ObservationSet,
  indicator: { readonly id: IndicatorId; readonly direction: Direction },
  areas: readonly AreaCode[],
  period: Period,
): Ranking {
  const found = areas.map((area) => observations.at(indicator.id, area, period)).filter(hasValue);
  const sign = indicator.direction === 'less' ? 1 : -1;
  const ordered = found.toSorted((a, b) => sign * (a.value - b.value) || (a.area < b.area ? -1 : 1));
  const present = new Set(found.map(({ area }) => area));
  return { period, places: placesOf(ordered), absent: areas.filter((area) => !present.has(area)) };
}

/** Numbers observations that stand in order; those whose values look the same share the place of the first of them. */
export function placesOf(ordered: readonly Valued[]): Ranking['places'] {
  let place = 0;
  return ordered.map((observation, index) => {
    const before = ordered[index - 1];
    if (!before || shownValue(before) !== shownValue(observation)) place = index + 1;
    return { place, observation };
  });
}

/** The latest period in which all the areas have a value; `undefined` when there is none. */
export function latestSharedPeriod(
  observations: ObservationSet,
  indicator: IndicatorId,
  areas: readonly AreaCode[],
): Period | undefined {
  const first = areas[0];
  if (first === undefined) return undefined;
  return observations
    .series(indicator, first)
    .findLast(({ period }) => areas.every((area) => hasValue(observations.at(indicator, area, period))))?.period;
}
