import { expect, test } from 'vitest';
import { limburgFolder, openedPlan, planWithFigures } from '../../../test/release/built-release.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';

/** Invented counts on the day that Flanders' throughput was published as 77.9 young people per 100 of 55 to 64. */
const counts: Readonly<Record<string, number>> = {
  'population-0-19': 210_000,
  'population-15-24': 77_900,
  'population-20-64-register': 500_000,
  'population-50-64': 150_000,
  'population-55-64': 100_000,
  'population-80-plus': 50_000,
};

const rows = Object.entries(counts).map(
  ([id, value]) => `${id},BE22,2019,${value},PS,,Statbel,Structure of the population,,2026-11-24`,
);
const release = await openedPlan(planWithFigures(limburgFolder, rows));

async function valueOf(id: string): Promise<number> {
  const found = await release.observations.ofIndicators([id as IndicatorId], ['BE22' as AreaCode]);
  const value = found.find(({ period }) => period === '2019')?.value;
  if (typeof value !== 'number') throw new Error(`no value of ${id}`);
  return value;
}

test('throughput is young people per 100 of 55 to 64: 77.9, as published for Flanders in 2020', async () => {
  expect(await valueOf('demographic-throughput')).toBeCloseTo(77.9, 9);
});

test('green and grey pressure together are the dependency ratio, and 80-plus is told among 65-plus', async () => {
  const older = await valueOf('population-65-plus');
  expect(await valueOf('green-pressure')).toBeCloseTo(42, 9);
  expect(await valueOf('grey-pressure')).toBeCloseTo((100 * older) / 500_000, 9);
  expect(await valueOf('dependency-ratio')).toBeCloseTo(
    (await valueOf('green-pressure')) + (await valueOf('grey-pressure')),
    9,
  );
  expect(await valueOf('internal-ageing')).toBeCloseTo((100 * 50_000) / older, 9);
});

test('people over 50 are told among those of working age, so that the finding on older workers can be checked', async () => {
  const ofWorkingAge = await valueOf('population-15-64');
  expect(await valueOf('share-50-64-of-15-64')).toBeCloseTo((100 * 150_000) / ofWorkingAge, 9);
});
