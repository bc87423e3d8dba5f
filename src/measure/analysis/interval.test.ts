import { expect, test } from 'vitest';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import { differenceInterval, shareInterval } from './interval.ts';

const table = 'data/reference/progress/prop_gap_newcombe1998.csv';

test.skipIf(!hasSharedFiles)("reproduces Newcombe's table of differences between two shares", () => {
  const rows = sharedRows(table);
  expect(rows.length).toBeGreaterThan(6);
  for (const { x1, n1, x2, n2, newcombe10_lo, newcombe10_hi } of rows) {
    const interval = differenceInterval(Number(x1), Number(n1), Number(x2), Number(n2));
    expect(interval.lower).toBeCloseTo(Number(newcombe10_lo), 10);
    expect(interval.upper).toBeCloseTo(Number(newcombe10_hi), 10);
  }
});

test.skipIf(!hasSharedFiles)('reproduces Wilson intervals of one share', () => {
  for (const { x, n, wilson_lo, wilson_hi } of sharedRows('data/reference/progress/rate_intervals.csv')) {
    const interval = shareInterval(Number(x), Number(n));
    expect(interval.lower).toBeCloseTo(Number(wilson_lo), 10);
    expect(interval.upper).toBeCloseTo(Number(wilson_hi), 10);
  }
});

test('keeps the interval of a difference between equal shares around zero', () => {
  const { lower, upper } = differenceInterval(50, 100, 50, 100);
  expect(lower).toBeCloseTo(-upper, 12);
});
