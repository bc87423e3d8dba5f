import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { hasValue, type ObservationSet } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { shareInterval } from './interval.ts';

/** How much chance alone can move a share of counted people. */
export interface Chance {
  /** People the share is about: its denominator. */
  readonly people: number;
  /** Half the width of Wilson's 95% interval, in points. */
  readonly marginPoints: number;
}

/** From this margin on, in points, a figure is said to rest on few people. */
export const largeMarginPoints = 1.5;

/**
 * How much chance can move a percentage that was computed from counts: if each person's outcome had been drawn anew,
 * 95 of 100 draws would lie within the margin. Nobody was sampled, so this is no sampling error (decision 014).
 * `undefined` where counts are not known, or where there are more cases than people.
 */
export function chanceOf(
  observations: ObservationSet,
  { unit, formula }: Indicator,
  area: AreaCode,
  period: Period,
): Chance | undefined {
  if (!formula || unit !== 'PC') return undefined;
  const sumOf = (ids: readonly IndicatorId[]): number | undefined => {
    const parts = ids.map((id) => observations.at(id, area, period));
    return parts.every(hasValue) ? parts.reduce((sum, { value }) => sum + value, 0) : undefined;
  };
  const cases = sumOf(formula.numerator);
  const people = sumOf(formula.denominator);
  if (cases === undefined || people === undefined || people <= 0 || cases > people) return undefined;
  const { lower, upper } = shareInterval(cases, people);
  return { people, marginPoints: (100 * (upper - lower)) / 2 };
}
