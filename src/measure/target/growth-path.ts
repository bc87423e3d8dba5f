import { comparePeriods, periodStart, type Period } from '../observation/period.ts';
import type { Target } from './target.ts';

/** A moment on a growth path, in years, and the value the path has there. */
export interface PathPoint {
  readonly at: number;
  readonly value: number;
}

/**
 * The value a target's growth path has in a period: on the straight line between baseline and target, or that of the
 * last step taken (the baseline's before the first step). `undefined` outside the time from baseline to target.
 */
export function pathValue(target: Target, baseline: number, period: Period): number | undefined {
  const { baselinePeriod, period: end } = target;
  if (comparePeriods(period, baselinePeriod) < 0 || comparePeriods(period, end) > 0) return undefined;
  if (comparePeriods(period, end) === 0) return target.value;
  return valueAt(target, baseline, periodStart(period));
}

/** The path as a line to draw: a point for each year, and both ends of every step. Oldest first. */
export function pathPoints(target: Target, baseline: number): readonly PathPoint[] {
  const [from, to] = [periodStart(target.baselinePeriod), periodStart(target.period)];
  const years = Array.from({ length: Math.ceil(to - from) }, (_, index) => from + index);
  const even = years.map((at) => ({ at, value: valueAt(target, baseline, at) }));
  const corners = stepsOf(target).flatMap(({ period, value }, index, steps) => {
    const before = steps[index - 1]?.value ?? baseline;
    return [
      { at: periodStart(period), value: before },
      { at: periodStart(period), value },
    ];
  });
  const steps = new Set(corners.map(({ at }) => at));
  return [...even.filter(({ at }) => !steps.has(at)), ...corners, ...lastRise(target, baseline, to)].toSorted(
    (a, b) => a.at - b.at,
  );
}

/** A stepwise path rises to its target in the target's own period. */
function lastRise(target: Target, baseline: number, to: number): readonly PathPoint[] {
  const end = { at: to, value: target.value };
  return target.path.kind === 'linear' ? [end] : [{ at: to, value: stepsOf(target).at(-1)?.value ?? baseline }, end];
}

function stepsOf({ path }: Target): Extract<Target['path'], { kind: 'stepwise' }>['steps'] {
  return path.kind === 'stepwise' ? path.steps : [];
}

function valueAt(target: Target, baseline: number, at: number): number {
  switch (target.path.kind) {
    case 'linear': {
      const [from, to] = [periodStart(target.baselinePeriod), periodStart(target.period)];
      return baseline + ((target.value - baseline) * (at - from)) / (to - from);
    }
    case 'stepwise':
      return target.path.steps.findLast(({ period }) => periodStart(period) <= at)?.value ?? baseline;
  }
}
