import { expect, test } from 'vitest';
import { series } from '../../../test/observations.ts';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import { commonPeriods } from '../observation/observation-set.ts';
import { beta, gapConvergence, sigma } from './convergence.ts';

const folder = 'data/reference/progress';

function valuesOf(row: Readonly<Record<string, string>>): readonly number[] {
  return Object.entries(row)
    .filter(([column]) => column !== 'time')
    .map(([, value]) => Number(value));
}

test.skipIf(!hasSharedFiles)('reproduces sigma convergence of European employment rates, every year', () => {
  const expected = new Map(sharedRows(`${folder}/emp_sigma_conv.csv`).map((row) => [row['time'], row]));
  const rows = sharedRows(`${folder}/emp_20_64_MS_input.csv`);
  expect(rows.length).toBe(expected.size);
  for (const row of rows) {
    const { deviation, variation } = sigma(valuesOf(row));
    expect(deviation).toBeCloseTo(Number(expected.get(row['time'])?.['stdDev']), 10);
    expect(variation).toBeCloseTo(Number(expected.get(row['time'])?.['CV']), 10);
  }
});

test.skipIf(!hasSharedFiles)('reproduces beta convergence of European employment rates, 2002-2018', () => {
  const rows = sharedRows(`${folder}/emp_20_64_MS_input.csv`);
  const slopes = sharedRows(`${folder}/emp_beta_conv.csv`).filter((row) => row['term'] === 'indic');
  const expected = slopes.find((row) => row['window'] === '2002-2018');
  const found = beta(valuesOf(rows[0] ?? {}), valuesOf(rows.at(-1) ?? {}), 16);
  expect(found).toBeCloseTo(Number(expected?.['estimate']), 10);
});

test('calls a smaller distance narrowed, whichever side the area is on', () => {
  const below = commonPeriods(series('i', 'A', { 2010: 60, 2020: 69 }), series('i', 'B', { 2010: 70, 2020: 70 }));
  const above = commonPeriods(series('i', 'A', { 2010: 80, 2020: 71 }), series('i', 'B', { 2010: 70, 2020: 70 }));
  expect(gapConvergence(below)).toMatchObject({ outcome: 'narrowed', distanceFrom: 10, distanceTo: 1 });
  expect(gapConvergence(above)).toMatchObject({ outcome: 'narrowed', slopePerYear: -0.9 });
});

test('calls a difference below the precision of the figures unchanged', () => {
  const pairs = commonPeriods(series('i', 'A', { 2010: 60, 2020: 60.04 }), series('i', 'B', { 2010: 70, 2020: 70 }));
  expect(gapConvergence(pairs)?.outcome).toBe('unchanged');
});

test('says nothing about convergence from a single period', () => {
  expect(gapConvergence(commonPeriods(series('i', 'A', { 2021: 1 }), series('i', 'B', { 2021: 2 })))).toBeUndefined();
});
