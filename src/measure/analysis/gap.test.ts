import { expect, test } from 'vitest';
import { indicatorNamed, series } from '../../../test/observations.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import { latestGap } from './gap.ts';

const ids = (...names: readonly string[]): readonly IndicatorId[] => names as unknown as readonly IndicatorId[];
const observations = arrangeObservations([
  ...series('rate', 'A', { 2019: 70, 2020: 71 }),
  ...series('rate', 'B', { 2019: 75 }),
  ...series('people', 'A', { 2019: 200 }, 'PS'),
]);

function gap(more: Partial<Indicator>, from = observations): ReturnType<typeof latestGap> {
  return latestGap(from, indicatorNamed('rate', more), 'A' as AreaCode, 'B' as AreaCode);
}

test('is measured in the latest period that both have', () => {
  expect(gap({})).toMatchObject({ period: '2019', points: -5, persons: { kind: 'unknown' } });
});

test('becomes persons over the people the rate is about', () => {
  const exact = gap({ personsBases: [{ indicators: ids('people'), relation: 'exact' }] });
  expect(exact?.persons).toEqual({ kind: 'exact', persons: -10, base: 200 });
});

test('becomes "at most" when only a wider group is known, and prefers the exact one', () => {
  const wider = { indicators: ids('people'), relation: 'within' } as const;
  expect(gap({ personsBases: [wider] })?.persons.kind).toBe('at-most');
  const own = { indicators: ids('people'), relation: 'exact' } as const;
  expect(gap({ personsBases: [own, wider] })?.persons.kind).toBe('exact');
});

test('has no persons for a number of things', () => {
  expect(gap({ unit: 'NR' })?.persons).toEqual({ kind: 'not-applicable' });
});

test('carries an interval when the counts behind both rates are known', () => {
  const counted = arrangeObservations([
    ...series('rate', 'A', { 2021: 80 }),
    ...series('rate', 'B', { 2021: 60 }),
    ...series('cases', 'A', { 2021: 56 }, 'PS'),
    ...series('people', 'A', { 2021: 70 }, 'PS'),
    ...series('cases', 'B', { 2021: 48 }, 'PS'),
    ...series('people', 'B', { 2021: 80 }, 'PS'),
  ]);
  const formula = { numerator: ids('cases'), denominator: ids('people'), scale: 100 } as const;
  // Newcombe (1998), table II: 56/70 against 48/80.
  expect(gap({ formula }, counted)?.interval?.lower).toBeCloseTo(5.24, 2);
  expect(gap({ formula }, counted)?.interval?.upper).toBeCloseTo(33.39, 2);
});
