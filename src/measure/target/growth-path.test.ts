import { expect, test } from 'vitest';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import { pathPoints, pathValue } from './growth-path.ts';
import type { Target } from './target.ts';
import { localised } from '../../../test/localised.ts';

const words = localised({ nl: '', en: '', fr: '' });
const linear: Target = {
  kpi: 'K',
  indicator: 'rate' as IndicatorId,
  area: 'A' as AreaCode,
  baselinePeriod: '2020' as Period,
  period: '2024' as Period,
  value: 80,
  path: { kind: 'linear' },
  kind: 'own',
  setBy: words,
  setOn: '2020-01-01',
  reason: words,
};
const stepwise: Target = {
  ...linear,
  path: { kind: 'stepwise', steps: [{ period: '2022' as Period, value: 75 }] },
};

function along(target: Target): readonly (number | undefined)[] {
  return ['2019', '2020', '2021', '2022', '2023', '2024', '2025'].map((year) => pathValue(target, 72, year as Period));
}

test('a linear path rises by the same amount every year, and is nowhere outside its time', () => {
  expect(along(linear)).toEqual([undefined, 72, 74, 76, 78, 80, undefined]);
});

test('a stepwise path keeps each step until the next and reaches its target in the last period', () => {
  expect(along(stepwise)).toEqual([undefined, 72, 72, 75, 75, 80, undefined]);
});

test('a path is drawn through every year, with both ends of each step', () => {
  expect(pathPoints(linear, 72).map(({ at, value }) => [at, value])).toEqual([
    [2020, 72],
    [2021, 74],
    [2022, 76],
    [2023, 78],
    [2024, 80],
  ]);
  expect(pathPoints(stepwise, 72).map(({ at, value }) => [at, value])).toEqual([
    [2020, 72],
    [2021, 72],
    [2022, 72],
    [2022, 75],
    [2023, 75],
    [2024, 75],
    [2024, 80],
  ]);
});
