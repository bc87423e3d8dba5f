import type { Localised } from '../../foundation/locale.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';

/** A factual sentence of the plan, as tests on the data that are run anew at every release. */
export interface Claim {
  /** The finding it tests: `F4`. */
  readonly id: string;
  readonly parts: readonly ClaimPart[];
}

export interface ClaimPart {
  /** Unique within the claim: `level`. */
  readonly id: string;
  /** What this part says, in the product's words. */
  readonly statement: Localised;
  readonly test: ClaimTest;
}

/**
 * The kinds of sentence that can be tested. Every test names the series it needs; most may name a `nearest` one, which
 * is looked at instead while the series itself cannot be judged, and of which the result says so.
 */
export type ClaimTest =
  /** The area's value changes by more points than the benchmark's, in the named direction, from first to last common period. */
  | (ComparisonTest<'changes-more'> & { readonly towards: 'up' | 'down' })
  /**
   * The area's value crosses the benchmark in the named direction and stays there. Finds since when; where the plan
   * states since when, that has to be the one found, or the year around it.
   */
  | (ComparisonTest<'crossed'> & { readonly to: 'above' | 'below'; readonly statedSince?: Period })
  /** In the latest common period, or in the one named, the area is on the named side of the benchmark. */
  | (ComparisonTest<'on-side'> & { readonly side: 'above' | 'below'; readonly period?: Period })
  /** The distance to the benchmark has not become smaller between the first and the latest common period. */
  | ComparisonTest<'not-catching-up'>
  /** Since it first crossed, the area stayed around the benchmark: within `points` of it in every period. */
  | (ComparisonTest<'stays-around'> & { readonly points: number })
  /** The area's value rises (or falls) from its first to its latest period. */
  | {
      readonly kind: 'trends';
      readonly indicator: IndicatorId;
      readonly nearest?: IndicatorId;
      readonly area: AreaCode;
      readonly towards: 'up' | 'down';
    }
  /** The area has the lowest (or highest) value among the named ones. */
  | {
      readonly kind: 'ranks';
      readonly indicator: IndicatorId;
      readonly nearest?: IndicatorId;
      readonly area: AreaCode;
      readonly among: readonly AreaCode[];
      readonly position: 'lowest' | 'highest';
    }
  /** In the latest period most of the members lie above the median of the areas they are among. Finds how many. */
  | {
      readonly kind: 'most-above-median';
      readonly indicator: IndicatorId;
      readonly nearest?: IndicatorId;
      readonly members: readonly AreaCode[];
      readonly among: readonly AreaCode[];
    }
  /** The figures that the plan states are, rounded as stated, those of one and the same period. Finds which. */
  | { readonly kind: 'states-levels'; readonly indicator: IndicatorId; readonly stated: readonly StatedLevel[] }
  /** Over the named areas, two series go together in the named way (sign of the rank correlation). */
  | {
      readonly kind: 'goes-with';
      readonly indicator: IndicatorId;
      readonly other: IndicatorId;
      readonly among: readonly AreaCode[];
      readonly sign: 'positive' | 'negative';
    };

export interface ComparisonTest<Kind extends string> {
  readonly kind: Kind;
  readonly indicator: IndicatorId;
  readonly nearest?: IndicatorId;
  readonly area: AreaCode;
  readonly benchmark: AreaCode;
}

/** A figure from the plan's own text: it lives with the claim and is never an observation. */
export interface StatedLevel {
  readonly area: AreaCode;
  readonly value: number;
}

/**
 * What the figures say of a sentence. `holds` and `no longer holds` are for what was tested whole, each part on its own
 * series; `as far as tested` where only some parts could be; an `indication` rests on nearest series alone.
 */
export const verdicts = [
  'holds',
  'no longer holds',
  'holds as far as tested',
  'no longer holds as far as tested',
  'indication',
  'cannot be checked',
] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdicts that one part can have. */
export type PartVerdict = Extract<Verdict, 'holds' | 'no longer holds' | 'indication' | 'cannot be checked'>;

/** One figure that a verdict rests on. */
export interface Evidence {
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  readonly period: string;
  readonly value: number;
  readonly unit: string;
  readonly publisher: string;
  readonly dataset: string;
}

export interface PartResult {
  readonly id: string;
  readonly statement: Localised;
  readonly verdict: PartVerdict;
  /** The verdict in a sentence with its figures. */
  readonly sentence: Localised;
  readonly evidence: readonly Evidence[];
  /** Set for an indication: the series that was looked at in place of the one the sentence is about. */
  readonly nearestSeries?: IndicatorId;
  /** Set for an indication: whether that series points the way the sentence says. */
  readonly points?: 'along' | 'against';
  /** Set when it cannot be checked: the series that is needed and who publishes it. */
  readonly missing?: { readonly indicator: IndicatorId; readonly name: Localised; readonly publisher: string };
  /** The period that a test found: of a crossing, or of stated figures. */
  readonly period?: string;
}

/** `verdict` joins those of the parts; `checkedParts` of `parts.length` were tested on their own series. */
export interface ClaimResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly checkedParts: number;
  readonly parts: readonly PartResult[];
  readonly evidence: readonly Evidence[];
  readonly sentence: Localised;
}

/** Every indicator that the claims' tests ask for, once. */
export function claimIndicators(claims: readonly Claim[]): readonly IndicatorId[] {
  const named = claims.flatMap((claim) => claim.parts.flatMap(({ test }) => indicatorsOfTest(test)));
  return [...new Set(named)].toSorted();
}

function indicatorsOfTest(test: ClaimTest): readonly IndicatorId[] {
  if ('nearest' in test && test.nearest) return [test.indicator, test.nearest];
  return test.kind === 'goes-with' ? [test.indicator, test.other] : [test.indicator];
}
