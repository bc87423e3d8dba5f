import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, UnitCode } from '../observation/observation.ts';
import type { ObservationSet, Valued } from '../observation/observation-set.ts';
import type { ClaimTest, PartVerdict } from './claim.ts';
import type { ClaimMessage } from './texts.ts';

/** The test of one kind. */
export type TestOf<Kind extends ClaimTest['kind']> = Extract<ClaimTest, { readonly kind: Kind }>;

/** Something that a sentence names, still without a language. */
export type Word =
  | { readonly area: AreaCode }
  | { readonly areas: readonly AreaCode[] }
  | { readonly indicator: IndicatorId }
  | { readonly value: number; readonly unit: UnitCode; readonly decimals: number }
  | { readonly points: number; readonly decimals: number }
  | { readonly list: readonly { readonly area: AreaCode; readonly value: Word }[] }
  | { readonly count: number }
  | { readonly text: string };

/** What a test found: its verdict, the figures it rests on, and what to say about it. */
export interface Outcome {
  readonly verdict: PartVerdict;
  readonly evidence: readonly Valued[];
  readonly say: { readonly key: ClaimMessage; readonly words: Readonly<Record<string, Word>> };
  readonly nearestSeries?: IndicatorId;
  readonly points?: 'along' | 'against';
  /** The series that is needed before this can be checked. */
  readonly missing?: IndicatorId;
  readonly period?: string;
}

export function verdictOf(isTrue: boolean): 'holds' | 'no longer holds' {
  return isTrue ? 'holds' : 'no longer holds';
}

/** Cannot be checked: the series has no figures, or none for all the areas in one period. */
export function missingSeries(indicator: IndicatorId, observations: ObservationSet): Outcome {
  return {
    verdict: 'cannot be checked',
    evidence: [],
    say: {
      key: observations.indicators.has(indicator) ? 'no-shared-period' : 'no-series',
      words: { indicator: { indicator } },
    },
    missing: indicator,
  };
}

/** Cannot be checked: a change needs two periods. */
export function onePeriod(indicator: IndicatorId, evidence: readonly Valued[]): Outcome {
  const period = (evidence[0] as Valued).period;
  return {
    verdict: 'cannot be checked',
    evidence,
    say: { key: 'one-period', words: { indicator: { indicator }, period: { text: period } } },
    missing: indicator,
  };
}

export function valueWord(observation: Valued, decimals = 1): Word {
  return { value: observation.value, unit: observation.unit, decimals };
}

export function yesNo(holds: boolean): Word {
  return { text: holds ? 'yes' : 'no' };
}
