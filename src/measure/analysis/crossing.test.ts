import { expect, test } from 'vitest';
import { series } from '../../../test/observations.ts';
import { commonPeriods } from '../observation/observation-set.ts';
import { crossingOf } from './crossing.ts';

const against = series('i', 'B', { 2016: 10, 2017: 10, 2018: 10, 2019: 10 });

test('finds the first period of the stay that still lasts, not an earlier visit', () => {
  const pairs = commonPeriods(series('i', 'A', { 2016: 11, 2017: 9, 2018: 11, 2019: 12 }), against);
  expect(crossingOf(pairs)).toEqual({
    side: 'above',
    since: '2018',
    crossed: true,
    first: '2016',
    periodsOnSide: 3,
    periods: 4,
  });
});

test('does not call it a crossing when the area was always there', () => {
  const pairs = commonPeriods(series('i', 'A', { 2017: 9, 2018: 8 }), against);
  expect(crossingOf(pairs)).toMatchObject({ side: 'below', since: '2017', crossed: false });
});

test('has no answer without a common period', () => {
  expect(crossingOf(commonPeriods(series('i', 'A', { 2001: 1 }), against))).toBeUndefined();
});
