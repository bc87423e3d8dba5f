import type { AreaCode } from '../area/area.ts';
import type { Indicator, PersonsBase } from '../indicator/indicator.ts';
import { rateScale, type IndicatorId } from '../observation/observation.ts';
import {
  commonPeriods,
  hasValue,
  type ObservationSet,
  type Pair,
  type Valued,
} from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { differenceInterval, type Interval } from './interval.ts';

/** How far an area is from what it is held against, in one period. */
export interface Gap {
  readonly against: AreaCode;
  readonly period: Period;
  readonly area: Valued;
  readonly other: Valued;
  /** Area minus other, in the indicator's own unit: points for a rate. */
  readonly points: number;
  readonly persons: PersonsGap;
  /** 95% interval of the gap in points, for a share whose counts are known. */
  readonly interval?: Interval;
}

/**
 * The gap in persons: points × the people that the area's rate is about, so how many people it takes to close it.
 * `exact` when those people are the rate's own denominator, `at-most` when they are part of a wider known group,
 * `unknown` with the reason when the figures hold neither; `not-applicable` for what is no rate.
 */
export type PersonsGap =
  | { readonly kind: 'exact' | 'at-most'; readonly persons: number; readonly base: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applicable' };

/** The gap in the latest period that both have, or `undefined` when there is none. */
export function latestGap(
  observations: ObservationSet,
  indicator: Indicator,
  area: AreaCode,
  against: AreaCode,
): Gap | undefined {
  const pairs = commonPeriods(observations.series(indicator.id, area), observations.series(indicator.id, against));
  const latest = pairs.at(-1);
  return latest && gapOf(observations, indicator, latest);
}

export function gapOf(observations: ObservationSet, indicator: Indicator, pair: Pair): Gap {
  const interval = countedInterval(observations, indicator, pair);
  return {
    against: pair.benchmark.area,
    period: pair.period,
    area: pair.area,
    other: pair.benchmark,
    points: pair.area.value - pair.benchmark.value,
    persons: personsGap(observations, indicator, pair),
    ...(interval && { interval }),
  };
}

/** Persons it takes to bring `area` to the other's rate, signed: negative when the area has fewer. */
function personsGap(observations: ObservationSet, indicator: Indicator, pair: Pair): PersonsGap {
  const scale = rateScale(indicator.unit);
  if (scale === undefined) return { kind: 'not-applicable' };
  const share = (pair.area.value - pair.benchmark.value) / scale;
  for (const base of personsBases(indicator)) {
    const people = sumAt(observations, base.indicators, pair.area.area, pair.period);
    if (people !== undefined) {
      return { kind: base.relation === 'exact' ? 'exact' : 'at-most', persons: share * people, base: people };
    }
  }
  return { kind: 'unknown' };
}

function personsBases(indicator: Indicator): readonly PersonsBase[] {
  const own: readonly PersonsBase[] = indicator.formula
    ? [{ indicators: indicator.formula.denominator, relation: 'exact' }]
    : [];
  return [...own, ...indicator.personsBases];
}

function sumAt(
  observations: ObservationSet,
  indicators: readonly IndicatorId[],
  area: AreaCode,
  period: Period,
): number | undefined {
  const parts = indicators.map((id) => observations.at(id, area, period));
  return parts.every(hasValue) ? parts.reduce((sum, part) => sum + part.value, 0) : undefined;
}

function countedInterval(observations: ObservationSet, indicator: Indicator, pair: Pair): Interval | undefined {
  const { formula } = indicator;
  if (!formula || indicator.unit !== 'PC') return undefined;
  const countsOf = (area: AreaCode): readonly [number, number] | undefined => {
    const cases = sumAt(observations, formula.numerator, area, pair.period);
    const people = sumAt(observations, formula.denominator, area, pair.period);
    return cases === undefined || people === undefined ? undefined : [cases, people];
  };
  const area = countsOf(pair.area.area);
  const other = countsOf(pair.benchmark.area);
  if (!area || !other) return undefined;
  const interval = differenceInterval(...area, ...other);
  return { lower: interval.lower * 100, upper: interval.upper * 100 };
}
