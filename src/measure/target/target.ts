import type { Localised } from '../../foundation/locale.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';

/**
 * A value that an indicator should reach in an area by a period, with who set it, when and why.
 * Terms after IATI results: baseline, target. `own` targets were set by whoever runs the plan; a `yardstick` was set by
 * others and is only held beside the figures.
 */
export interface Target {
  /** The KPI of the plan that it belongs to. */
  readonly kpi: string;
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  /** The period whose figure is the baseline; that there is one is only known when the figures are. */
  readonly baselinePeriod: Period;
  /** The period in which the value should be reached, of the same kind and later. */
  readonly period: Period;
  /** In the indicator's unit. */
  readonly value: number;
  readonly path: GrowthPath;
  readonly kind: TargetKind;
  readonly setBy: Localised;
  /** ISO date. */
  readonly setOn: string;
  readonly reason: Localised;
  readonly sourceUrl?: string;
}

export const targetKinds = ['own', 'yardstick'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** How the value should move from baseline to target: in a straight line, or by steps that each hold until the next. */
export type GrowthPath =
  { readonly kind: 'linear' } | { readonly kind: 'stepwise'; readonly steps: readonly PathStep[] };

/** A value that holds from a period on; steps lie between baseline and target, in order. */
export interface PathStep {
  readonly period: Period;
  readonly value: number;
}
