import { deviation } from 'd3-array';
import type { Pair } from '../observation/observation-set.ts';
import { periodStart } from '../observation/period.ts';
import { mean, slope } from './trend.ts';

/** Whether one area's distance to a benchmark becomes smaller. */
export interface GapConvergence {
  readonly from: Pair;
  readonly to: Pair;
  /** Distance in points at both ends, unsigned. */
  readonly distanceFrom: number;
  readonly distanceTo: number;
  /** Slope of the distance on time by least squares, points a year; negative means catching up. */
  readonly slopePerYear: number;
  readonly outcome: 'narrowed' | 'widened' | 'unchanged';
}

/**
 * Gap regression for one area: the unsigned distance to the benchmark over time. The outcome is read from the first
 * and latest distance; `undefined` with fewer than two common periods.
 */
export function gapConvergence(pairs: readonly Pair[]): GapConvergence | undefined {
  const from = pairs[0];
  const to = pairs.at(-1);
  if (!from || !to || from === to) return undefined;
  const distanceFrom = distanceOf(from);
  const distanceTo = distanceOf(to);
  return {
    from,
    to,
    distanceFrom,
    distanceTo,
    slopePerYear: slope(pairs.map((pair) => [periodStart(pair.period), distanceOf(pair)])),
    outcome: outcomeOf(distanceTo - distanceFrom),
  };
}

function distanceOf(pair: Pair): number {
  return Math.abs(pair.area.value - pair.benchmark.value);
}

function outcomeOf(change: number): GapConvergence['outcome'] {
  // Published figures have one decimal: a change below half of that is none.
  if (Math.abs(change) < 0.05) return 'unchanged';
  return change < 0 ? 'narrowed' : 'widened';
}

/**
 * Sigma convergence: the spread of areas around their mean in one period, as the standard deviation with n as divisor.
 * Source: Eurofound, Monitoring convergence in the European Union (2018). Checked against convergEU 0.7.3.
 */
export function sigma(values: readonly number[]): { readonly deviation: number; readonly variation: number } {
  const count = values.length;
  const spread = (deviation(values) ?? 0) * Math.sqrt((count - 1) / count);
  return { deviation: spread, variation: spread / mean(values) };
}

/**
 * Beta convergence: the slope of average yearly log growth on the logarithm of the starting level, over areas.
 * Negative means that areas which started low grew faster. Values must be above zero; `years` lies between the two.
 */
export function beta(starts: readonly number[], ends: readonly number[], years: number): number {
  return slope(starts.map((start, index) => [Math.log(start), Math.log((ends[index] as number) / start) / years]));
}
