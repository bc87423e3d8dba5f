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
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

function squares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}
