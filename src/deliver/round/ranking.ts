import { mean } from 'd3-array';
import type { Criterion } from './round.ts';

/** Points by criterion. */
export type Points = ReadonlyMap<string, number>;

/**
 * What a review gives a proposal, of 100: of each criterion the part of its maximum that was reached, weighted. Absent
 * when a criterion has no points yet.
 */
export function reviewScore(criteria: readonly Criterion[], points: Points): number | undefined {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 || criteria.some(({ id }) => !points.has(id))) return undefined;
  const reached = criteria.reduce((sum, { id, weight, maximum }) => sum + (weight * points.get(id)!) / maximum, 0);
  return (100 * reached) / total;
}

/** A proposal among the others. */
export interface Ranked<T> {
  readonly item: T;
  /** Mean of its reviews, of 100, to two decimals. */
  readonly score?: number;
  /** Those with the same score share a rank, and the next one skips as many (1, 2, 2, 4); absent without score. */
  readonly rank?: number;
  readonly isTied: boolean;
}

/** Orders by the mean of final reviews, highest first; those without any come last, in the order given. */
export function rank<T>(items: readonly T[], scoresOf: (item: T) => readonly number[]): readonly Ranked<T>[] {
  const scored = items.map((item) => {
    const average = mean(scoresOf(item));
    return { item, ...(average !== undefined && { score: Math.round(average * 100) / 100 }) };
  });
  const ordered = scored.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  return ordered.map(({ item, score }) => {
    if (score === undefined) return { item, isTied: false };
    const higher = scored.filter((other) => (other.score ?? -1) > score).length;
    const same = scored.filter((other) => other.score === score).length;
    return { item, score, rank: higher + 1, isTied: same > 1 };
  });
}
