import { mean } from './trend.ts';

/**
 * Spearman's rank correlation, ties sharing the mean of their ranks: −1 to 1. Needs two values of each that differ.
 * Source: Spearman, American Journal of Psychology 15 (1904).
 */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const first = ranks(one);
  const second = ranks(other);
  const firstMean = mean(first);
  const secondMean = mean(second);
  const product = first.reduce((sum, rank, at) => sum + (rank - firstMean) * ((second[at] as number) - secondMean), 0);
  return product / Math.sqrt(squares(first, firstMean) * squares(second, secondMean));
}

function ranks(values: readonly number[]): readonly number[] {
  const places = values.toSorted((a, b) => a - b).map((value, place) => [value, place + 1] as const);
  const [last, first] = [new Map(places), new Map(places.toReversed())];
  return values.map((value) => ((first.get(value) as number) + (last.get(value) as number)) / 2);
}

function squares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}
