import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicatorNamed, observed, series } from '../../../test/observations.ts';
import type { Area, AreaCode, AreaKind } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import { computeObservations } from './computed.ts';

function area(code: string, kind: AreaKind, parent?: string): Area {
  const name = { nl: code, en: code, fr: code };
  return { code: code as AreaCode, kind, name, groups: [], ...(parent && { parent: parent as AreaCode }) };
}

const geography = buildGeography([area('R', 'region'), area('P1', 'province', 'R'), area('P2', 'province', 'R')]);
const ids = (...names: readonly string[]): readonly IndicatorId[] => names as unknown as readonly IndicatorId[];
const indicators = [
  indicatorNamed('working', { unit: 'PS', additive: true }),
  indicatorNamed('people', { unit: 'PS', additive: true }),
  indicatorNamed('survey-rate'),
  indicatorNamed('rate', { formula: { numerator: ids('working'), denominator: ids('people'), scale: 100 } }),
];

test('adds a region up from all its provinces and says how', () => {
  const sum = computeObservations(
    [...series('people', 'P1', { 2020: 30 }, 'PS'), ...series('people', 'P2', { 2020: 70 }, 'PS')],
    indicators,
    geography,
  ).find((observation) => observation.area === 'R');
  expect(sum).toMatchObject({
    value: 100,
    provenance: { origin: 'computed', publisher: 'Test', note: 'sum of P1 + P2' },
  });
});

test('leaves the whole absent when one part is missing', () => {
  const some = [...series('people', 'P1', { 2020: 30 }, 'PS'), ...series('people', 'P2', { 2020: null }, 'PS')];
  expect(computeObservations(some, indicators, geography)).toHaveLength(2);
});

test('never replaces a published figure, nor adds up or averages a rate', () => {
  const published = [
    ...series('people', 'R', { 2020: 999 }, 'PS'),
    ...series('people', 'P1', { 2020: 30 }, 'PS'),
    ...series('people', 'P2', { 2020: 70 }, 'PS'),
    ...series('survey-rate', 'P1', { 2020: 50 }),
    ...series('survey-rate', 'P2', { 2020: 60 }),
  ];
  const result = arrangeObservations(computeObservations(published, indicators, geography));
  expect(result.series('people' as IndicatorId, 'R' as AreaCode).map((each) => each.value)).toEqual([999]);
  expect(result.areasOf('survey-rate' as IndicatorId)).toEqual(['P1', 'P2']);
});

test('computes a rate from the counts of the whole and carries their remarks along', () => {
  const result = arrangeObservations(
    computeObservations(
      [
        observed('working', 'P1', '2020', 10, { unit: 'PS', status: ['P'] }),
        observed('people', 'P1', '2020', 20, { unit: 'PS' }),
        observed('working', 'P2', '2020', 60, { unit: 'PS', status: ['B'] }),
        observed('people', 'P2', '2020', 80, { unit: 'PS' }),
      ],
      indicators,
      geography,
    ),
  );
  const [rate] = result.series('rate' as IndicatorId, 'R' as AreaCode);
  expect(rate).toMatchObject({ value: 70, status: ['B', 'P'], provenance: { note: '100 × working / people' } });
});

test('has no rate of nobody', () => {
  const nobody = [...series('working', 'P1', { 2020: 0 }, 'PS'), ...series('people', 'P1', { 2020: 0 }, 'PS')];
  expect(computeObservations(nobody, indicators, geography).some((each) => each.indicator === 'rate')).toBe(false);
});

test('keeps the rate of a whole between those of its parts', () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (people1, people2, share) => {
      const result = arrangeObservations(
        computeObservations(
          [
            ...series('people', 'P1', { 2020: people1 }, 'PS'),
            ...series('people', 'P2', { 2020: people2 }, 'PS'),
            ...series('working', 'P1', { 2020: Math.floor(people1 * share) }, 'PS'),
            ...series('working', 'P2', { 2020: people2 }, 'PS'),
          ],
          indicators,
          geography,
        ),
      );
      const rateOf = (code: string): number =>
        result.series('rate' as IndicatorId, code as AreaCode)[0]?.value ?? Number.NaN;
      expect(rateOf('R')).toBeGreaterThanOrEqual(Math.min(rateOf('P1'), rateOf('P2')) - 1e-9);
      expect(rateOf('R')).toBeLessThanOrEqual(Math.max(rateOf('P1'), rateOf('P2')) + 1e-9);
    }),
  );
});
