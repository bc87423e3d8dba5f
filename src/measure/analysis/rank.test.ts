import { expect, test } from 'vitest';
import { indicatorNamed, series } from '../../../test/observations.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';
import { latestSharedPeriod, rankAreas } from './rank.ts';

const areas = ['A', 'B', 'C'] as unknown as readonly AreaCode[];
const observations = arrangeObservations([
  ...series('i', 'A', { 2018: 3, 2019: 1 }),
  ...series('i', 'B', { 2018: 5 }),
  ...series('i', 'C', { 2018: 5, 2019: 9 }),
]);

function order(direction: 'more' | 'less', period: string): readonly (readonly [number, string])[] {
  const ranking = rankAreas(observations, indicatorNamed('i', { direction }), areas, period as Period);
  return ranking.places.map(({ place, observation }) => [place, observation.area]);
}

test('puts the best first, lets equals share a place and skips the next one', () => {
  expect(order('more', '2018')).toEqual([
    [1, 'B'],
    [1, 'C'],
    [3, 'A'],
  ]);
  expect(order('less', '2018')[0]).toEqual([1, 'A']);
});

test('names the areas without a value', () => {
  expect(rankAreas(observations, indicatorNamed('i'), areas, '2019' as Period).absent).toEqual(['B']);
});

test('finds the latest period that all areas share', () => {
  expect(latestSharedPeriod(observations, 'i' as IndicatorId, areas)).toBe('2018');
});
