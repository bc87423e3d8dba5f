import type { Indicator } from '../indicator/indicator.ts';
import { isBreak } from '../observation/observation.ts';
import { hasValue, type Series, type Valued } from '../observation/observation-set.ts';
import { comparePeriods, periodStart, type Period } from '../observation/period.ts';

/** How a series moved between two periods that no break lies between. */
export interface Trend {
  readonly from: Valued;
  readonly to: Valued;
  /** `to` minus `from`, in the indicator's unit. */
  readonly change: number;
  /** Slope of the least-squares line through the values, in units a year. */
  readonly slopePerYear: number;
  /** Compound annual growth rate as a fraction; absent when either end is not above zero. */
  readonly annualGrowth?: number;
  /** The break that the trend starts at, when the series goes further back than that. */
  readonly sinceBreak?: Period;
}

/** The stretches of a series between its breaks, oldest first; missing values are left out, never bridged over. */
export function stretches(indicator: Indicator, series: Series): readonly (readonly Valued[])[] {
  const periods = new Set(breakPeriods(indicator, series));
  const found: Valued[][] = [[]];
  for (const observation of series) {
    if (startsAfterBreak(observation.period, found.at(-1)?.at(-1)?.period, periods)) found.push([]);
    if (hasValue(observation)) found.at(-1)?.push(observation);
  }
  return found.filter((stretch) => stretch.length > 0);
}

function startsAfterBreak(period: Period, previous: Period | undefined, breaks: ReadonlySet<Period>): boolean {
  if (!previous) return false;
  return [...breaks].some((at) => comparePeriods(previous, at) < 0 && comparePeriods(at, period) <= 0);
}

/** Periods at which a series starts anew: flagged by the publisher, or known from the indicator's definition. */
export function breakPeriods(indicator: Indicator, series: Series): readonly Period[] {
  const area = series[0]?.area;
  const known = indicator.breaks.filter((known) => !known.areas || known.areas.some((code) => code === area));
  const flagged = series.filter(isBreak).map((observation) => observation.period);
  return [...new Set([...known.map((known) => known.period), ...flagged])].toSorted(comparePeriods);
}

/** The trend over the latest stretch without a break; `undefined` when it has fewer than two values. */
export function latestTrend(indicator: Indicator, series: Series): Trend | undefined {
  const all = stretches(indicator, series);
  const stretch = all.at(-1) ?? [];
  const from = stretch[0];
  const to = stretch.at(-1);
  if (!from || !to || from === to) return undefined;
  const years = periodStart(to.period) - periodStart(from.period);
  const growth = annualGrowth(from.value, to.value, years);
  return {
    from,
    to,
    change: to.value - from.value,
    slopePerYear: slope(stretch.map((point) => [periodStart(point.period), point.value])),
    ...(growth !== undefined && { annualGrowth: growth }),
    ...(all.length > 1 && { sinceBreak: from.period }),
  };
}

/**
 * Compound annual growth rate: (to / from)^(1 / years) − 1, as a fraction; `undefined` where it has no meaning.
 * Source: Eurostat, Sustainable development in the EU, method for progress assessment.
 */
export function annualGrowth(from: number, to: number, years: number): number | undefined {
  return from > 0 && to > 0 && years > 0 ? (to / from) ** (1 / years) - 1 : undefined;
}

/** Slope of the ordinary least-squares line through points [x, y]. Needs two different x. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const sxy = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const sxx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return sxy / sxx;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
