import { expect, test } from 'vitest';
import { rankCorrelation } from './correlation.ts';

test('gives −29/165 for the textbook case of ten people, their test score and hours of television', () => {
  const score = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(rankCorrelation(score, hours)).toBeCloseTo(-29 / 165, 12);
});

test('lets equal values share the mean of their ranks', () => {
  // Ranks 1.5, 1.5, 3 against 1, 2, 3.
  expect(rankCorrelation([5, 5, 9], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 12);
});
