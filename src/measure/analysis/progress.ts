import type { Direction, Indicator } from '../indicator/indicator.ts';
import { latestValue, type Series, type Valued } from '../observation/observation-set.ts';
import { comparePeriods, periodKind, periodStart } from '../observation/period.ts';
import { pathValue } from '../target/growth-path.ts';
import type { Target } from '../target/target.ts';
import { breakPeriods, stretches } from './trend.ts';

/**
 * Progress towards a target: `reached`, or `missed` when its period has gone by; else the growth observed since the
 * baseline against the growth needed from the baseline, both a year and compound, or the reason why that says nothing.
 * A ratio of 0.95 is on track, 0.6 moderate, 0 insufficient, below that away.
 * Source: Eurostat, Sustainable development in the EU: monitoring report, method for indicators with a target.
 */
export type Progress =
  | { readonly kind: 'reached' }
  | { readonly kind: 'missed' }
  | {
      readonly kind: 'on-track' | 'moderate' | 'insufficient' | 'away';
      readonly observedGrowth: number;
      readonly requiredGrowth: number;
      readonly ratio: number;
    }
  | NotRated<NoTargetRating>;

/** Why a target cannot be rated. */
export type NoTargetRating =
  | 'no-figure'
  | 'older-than-target'
  | 'older-than-break'
  | 'no-baseline'
  | 'baseline-before-break'
  | 'too-few-points'
  | 'baseline-zero'
  | 'target-zero'
  | 'sign-change'
  | 'below-zero'
  | 'met-at-baseline';

/**
 * Progress without a target, from the compound growth a year in the direction that is wanted: 1% or more is
 * significant progress, from 0 moderate, below 0 moderate away, −1% or less significant away.
 * Source: Eurostat, Sustainable development in the EU: monitoring report, method for indicators without a target.
 */
export type Movement =
  | {
      readonly kind: 'significant-progress' | 'moderate-progress' | 'moderate-away' | 'significant-away';
      readonly growth: number;
      readonly from: Valued;
      readonly to: Valued;
    }
  | NotRated<'no-figure' | 'no-direction' | 'too-few-points' | 'baseline-zero' | 'sign-change' | 'below-zero'>;

export interface NotRated<Reason extends string> {
  readonly kind: 'not-rated';
  readonly reason: Reason;
}

/** How an area stands on a target. */
export interface TargetStanding {
  readonly target: Target;
  readonly progress: Progress;
  readonly baseline?: Valued;
  /** The latest figure of the same kind of period as the target. */
  readonly latest?: Valued;
  /** Target minus latest, in the indicator's unit; said beside every status. */
  readonly toGo?: number;
  /** Where the growth path is in the latest period. */
  readonly expected?: number;
}

/** The course that a rating rests on. */
export interface Course {
  readonly from: number;
  readonly to: number;
  /** Between the two, in years. */
  readonly years: number;
  readonly target: number;
  /** Between the first and the target. */
  readonly targetYears: number;
  readonly direction: Direction;
}

/** Fewer figures than this, baseline included, are no course. */
const leastPoints = 3;

/** How an area's series stands on a target. Pure; measured since the last break only. */
export function standOnTarget(target: Target, indicator: Indicator, series: Series): TargetStanding {
  const ofKind = series.filter(({ period }) => periodKind(period) === periodKind(target.period));
  const latest = latestValue(ofKind);
  const found = ofKind.find(({ period }) => period === target.baselinePeriod);
  const baseline = found && latestValue([found]);
  const expected = baseline && latest && pathValue(target, baseline.value, latest.period);
  return {
    target,
    progress: progressOf(target, indicator, ofKind, baseline, latest),
    ...(baseline && { baseline }),
    ...(latest && { latest, toGo: target.value - latest.value }),
    ...(expected !== undefined && { expected }),
  };
}

function progressOf(
  target: Target,
  indicator: Indicator,
  series: Series,
  baseline: Valued | undefined,
  latest: Valued | undefined,
): Progress {
  if (!latest) return notRated('no-figure');
  // A figure of before a target was set says nothing of what was done about it, nor does one from before a break.
  if (latest.period.slice(0, 4) < target.setOn.slice(0, 4)) return notRated('older-than-target');
  if (breakPeriods(indicator, series).some((at) => comparePeriods(at, latest.period) > 0)) {
    return notRated('older-than-break');
  }
  if (isMet(latest.value, target.value, indicator.direction, baseline?.value)) return { kind: 'reached' };
  if (comparePeriods(latest.period, target.period) >= 0) return { kind: 'missed' };
  if (!baseline) return notRated('no-baseline');
  if (breaksAfter(indicator, series, baseline, latest)) return notRated('baseline-before-break');
  const points = stretches(indicator, series)
    .at(-1)
    ?.filter(({ period }) => comparePeriods(period, baseline.period) >= 0);
  if ((points?.length ?? 0) < leastPoints) return notRated('too-few-points');
  return rateCourse({
    from: baseline.value,
    to: latest.value,
    years: periodStart(latest.period) - periodStart(baseline.period),
    target: target.value,
    targetYears: periodStart(target.period) - periodStart(baseline.period),
    direction: indicator.direction,
  });
}

function breaksAfter(indicator: Indicator, series: Series, baseline: Valued, latest: Valued): boolean {
  return breakPeriods(indicator, series).some(
    (at) => comparePeriods(baseline.period, at) < 0 && comparePeriods(at, latest.period) <= 0,
  );
}

/** Observed against required growth; no rating where one of the two has no meaning, never a number in its place. */
export function rateCourse({ from, to, years, target, targetYears, direction }: Course): Progress {
  if (isMet(to, target, direction, from)) return { kind: 'reached' };
  if (from === 0) return notRated('baseline-zero');
  if (target === 0) return notRated('target-zero');
  if (Math.sign(from) !== Math.sign(target) || from * to < 0) return notRated('sign-change');
  if (from < 0) return notRated('below-zero');
  if (isMet(from, target, direction, undefined)) return notRated('met-at-baseline');
  const observedGrowth = compoundGrowth(from, to, years);
  const requiredGrowth = compoundGrowth(from, target, targetYears);
  const ratio = observedGrowth / requiredGrowth;
  return { kind: ratingOf(ratio), observedGrowth, requiredGrowth, ratio };
}

/** Without a direction, a target is met on the side of it that the baseline was not on. */
function isMet(value: number, target: number, direction: Direction, baseline: number | undefined): boolean {
  switch (direction) {
    case 'more':
      return value >= target;
    case 'less':
      return value <= target;
    case 'neutral':
      return value === target || (baseline !== undefined && Math.sign(value - target) === Math.sign(target - baseline));
  }
}

function ratingOf(ratio: number): 'on-track' | 'moderate' | 'insufficient' | 'away' {
  if (ratio >= 0.95) return 'on-track';
  if (ratio >= 0.6) return 'moderate';
  return ratio >= 0 ? 'insufficient' : 'away';
}

/** Like `annualGrowth`, with a fall to zero as −100%. */
function compoundGrowth(from: number, to: number, years: number): number {
  return (to / from) ** (1 / years) - 1;
}

/** How a series moved since its last break, for an indicator without a target. Pure. */
export function movementOf(indicator: Indicator, series: Series): Movement {
  const stretch = stretches(indicator, series).at(-1) ?? [];
  const [from, to] = [stretch[0], stretch.at(-1)];
  if (!from || !to) return notRated('no-figure');
  if (indicator.direction === 'neutral') return notRated('no-direction');
  if (stretch.length < leastPoints) return notRated('too-few-points');
  if (from.value === 0) return notRated('baseline-zero');
  if (from.value * to.value < 0) return notRated('sign-change');
  if (from.value < 0) return notRated('below-zero');
  const growth = compoundGrowth(from.value, to.value, periodStart(to.period) - periodStart(from.period));
  return { kind: movementKind(indicator.direction === 'more' ? growth : -growth), growth, from, to };
}

/** The name of a growth in the wanted direction, as a fraction a year. */
export function movementKind(wanted: number): Exclude<Movement['kind'], 'not-rated'> {
  if (wanted >= 0.01) return 'significant-progress';
  if (wanted >= 0) return 'moderate-progress';
  return wanted > -0.01 ? 'moderate-away' : 'significant-away';
}

function notRated<Reason extends string>(reason: Reason): NotRated<Reason> {
  return { kind: 'not-rated', reason };
}
