import { expect, test } from 'vitest';
import { indicatorNamed, series } from '../../../test/observations.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { chanceOf } from './chance.ts';

const formula = { numerator: ['cases'], denominator: ['people'], scale: 100 } as unknown as Indicator['formula'] &
  object;
const rate = indicatorNamed('rate', { formula });
const observations = arrangeObservations([
  ...series('cases', 'A', { 2021: 1 }, 'PS'),
  ...series('people', 'A', { 2021: 10 }, 'PS'),
  ...series('cases', 'B', { 2021: 11 }, 'PS'),
  ...series('people', 'B', { 2021: 10 }, 'PS'),
  ...series('people', 'C', { 2021: 10 }, 'PS'),
]);
const at = (area: string, indicator = rate) => chanceOf(observations, indicator, area as AreaCode, '2021' as Period);

test("is half of Wilson's interval: 1 of 10 lies between 1.79% and 40.42%", () => {
  // rate_intervals.csv of the reference data: 0.0178762130950729 and 0.404150026795238.
  expect(at('A')).toEqual({ people: 10, marginPoints: expect.closeTo((40.4150026795238 - 1.78762130950729) / 2, 8) });
});

test('is not known without both counts, for other units, or with more cases than people', () => {
  expect(at('B')).toBeUndefined();
  expect(at('C')).toBeUndefined();
  expect(at('A', indicatorNamed('rate'))).toBeUndefined();
  expect(at('A', indicatorNamed('rate', { formula, unit: 'P100' }))).toBeUndefined();
});
