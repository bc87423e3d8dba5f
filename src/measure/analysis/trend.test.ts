import { expect, test } from 'vitest';
import { indicatorNamed, observed, series } from '../../../test/observations.ts';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import type { Period } from '../observation/period.ts';
import { annualGrowth, breakPeriods, latestTrend, stretches } from './trend.ts';
import { localised } from '../../../test/localised.ts';

const indicator = indicatorNamed('rate');

test('cuts a series at a flagged break and measures the trend after it', () => {
  const broken = [
    ...series('rate', 'A', { 2015: 60, 2016: 61 }),
    observed('rate', 'A', '2017', 70, { status: ['B'] }),
    ...series('rate', 'A', { 2018: 71, 2019: 72 }),
  ];
  expect(stretches(indicator, broken).map((stretch) => stretch.map((point) => point.value))).toEqual([
    [60, 61],
    [70, 71, 72],
  ]);
  expect(latestTrend(indicator, broken)).toMatchObject({ change: 2, slopePerYear: 1, sinceBreak: '2017' });
});

test('cuts at a break known from the definition, also when that very period is missing', () => {
  const known = indicatorNamed('rate', {
    breaks: [{ period: '2017' as Period, reason: localised({ nl: '', en: '', fr: '' }) }],
  });
  const gappy = series('rate', 'A', { 2016: 61, 2018: 71 });
  expect(stretches(known, gappy)).toHaveLength(2);
  expect(latestTrend(known, gappy)).toBeUndefined();
});

test('applies a break to the areas it is about only', () => {
  const known = indicatorNamed('rate', {
    breaks: [{ period: '2025' as Period, reason: localised({ nl: '', en: '', fr: '' }), areas: ['B'] }],
  });
  expect(breakPeriods(known, series('rate', 'A', { 2024: 1 }))).toEqual([]);
  expect(breakPeriods(known, series('rate', 'B', { 2024: 1 }))).toEqual(['2025']);
});

test('leaves missing values out of a trend', () => {
  expect(latestTrend(indicator, series('rate', 'A', { 2015: 60, 2016: null, 2017: 62 }))).toMatchObject({ change: 2 });
});

test('gives no growth rate where one has no meaning', () => {
  expect(annualGrowth(0, 5, 3)).toBeUndefined();
  expect(annualGrowth(5, 6, 0)).toBeUndefined();
});

test.skipIf(!hasSharedFiles)('reproduces the compound annual growth of European employment rates', () => {
  const rows = sharedRows('data/reference/progress/sdg_progress_reference.csv').filter((row) => row['cagr']);
  expect(rows.length).toBeGreaterThan(50);
  for (const { y0, yt, t0, t, cagr } of rows) {
    expect(annualGrowth(Number(y0), Number(yt), Number(t) - Number(t0))).toBeCloseTo(Number(cagr), 10);
  }
});
