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
  const below = new Map<number, number>();
  const equal = new Map<number, number>();
  for (const [index, value] of values.toSorted((a, b) => a - b).entries()) {
    if (!below.has(value)) below.set(value, index);
    equal.set(value, (equal.get(value) ?? 0) + 1);
  }
  return values.map((value) => below.get(value)! + (equal.get(value)! + 1) / 2);
}

function squares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}
