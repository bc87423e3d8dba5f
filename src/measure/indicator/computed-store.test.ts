import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicatorNamed, observed, series } from '../../../test/observations.ts';
import type { Area, AreaCode, AreaKind } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import { arrangeObservations, type ObservationSet } from '../observation/observation-set.ts';
import { joined } from '../../../test/release/joined-layers.ts';
import { localised } from '../../../test/localised.ts';

function area(code: string, kind: AreaKind, parent?: string): Area {
  const name = localised({ nl: code, en: code, fr: code });
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

const computed = (published: readonly Observation[]): Promise<readonly Observation[]> =>
  joined([{ observations: published }], indicators, geography);
const arranged = async (published: readonly Observation[]): Promise<ObservationSet> =>
  arrangeObservations(await computed(published));

test('adds a region up from all its provinces and says how', async () => {
  const all = await computed([
    ...series('people', 'P1', { 2020: 30 }, 'PS'),
    ...series('people', 'P2', { 2020: 70 }, 'PS'),
  ]);
  const sum = all.find((observation) => observation.area === 'R');
  expect(sum).toMatchObject({
    value: 100,
    provenance: { origin: 'computed', publisher: 'Test', note: 'sum of P1 + P2' },
  });
});

test('leaves the whole absent when one part is missing', async () => {
  const some = [...series('people', 'P1', { 2020: 30 }, 'PS'), ...series('people', 'P2', { 2020: null }, 'PS')];
  expect(await computed(some)).toHaveLength(2);
});

test('never replaces a published figure, nor adds up or averages a rate', async () => {
  const published = [
    ...series('people', 'R', { 2020: 999 }, 'PS'),
    ...series('people', 'P1', { 2020: 30 }, 'PS'),
    ...series('people', 'P2', { 2020: 70 }, 'PS'),
    ...series('survey-rate', 'P1', { 2020: 50 }),
    ...series('survey-rate', 'P2', { 2020: 60 }),
  ];
  const result = await arranged(published);
  expect(result.series('people' as IndicatorId, 'R' as AreaCode).map((each) => each.value)).toEqual([999]);
  expect(result.areasOf('survey-rate' as IndicatorId)).toEqual(['P1', 'P2']);
});

test('computes a rate from the counts of the whole and carries their remarks along', async () => {
  const result = await arranged([
    observed('working', 'P1', '2020', 10, { unit: 'PS', status: ['P'] }),
    observed('people', 'P1', '2020', 20, { unit: 'PS' }),
    observed('working', 'P2', '2020', 60, { unit: 'PS', status: ['B'] }),
    observed('people', 'P2', '2020', 80, { unit: 'PS' }),
  ]);
  const [rate] = result.series('rate' as IndicatorId, 'R' as AreaCode);
  expect(rate).toMatchObject({ value: 70, status: ['B', 'P'], provenance: { note: '100 × working / people' } });
});

test('has no rate of nobody', async () => {
  const nobody = [...series('working', 'P1', { 2020: 0 }, 'PS'), ...series('people', 'P1', { 2020: 0 }, 'PS')];
  expect((await computed(nobody)).some((each) => each.indicator === 'rate')).toBe(false);
});

test('keeps the rate of a whole between those of its parts', async () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });
  await fc.assert(
    fc.asyncProperty(count, count, fc.double({ min: 0, max: 1, noNaN: true }), async (people1, people2, share) => {
      const result = await arranged([
        ...series('people', 'P1', { 2020: people1 }, 'PS'),
        ...series('people', 'P2', { 2020: people2 }, 'PS'),
        ...series('working', 'P1', { 2020: Math.floor(people1 * share) }, 'PS'),
        ...series('working', 'P2', { 2020: people2 }, 'PS'),
      ]);
      const rateOf = (code: string): number =>
        result.series('rate' as IndicatorId, code as AreaCode)[0]?.value ?? Number.NaN;
      expect(rateOf('R')).toBeGreaterThanOrEqual(Math.min(rateOf('P1'), rateOf('P2')) - 1e-9);
      expect(rateOf('R')).toBeLessThanOrEqual(Math.max(rateOf('P1'), rateOf('P2')) + 1e-9);
    }),
    { numRuns: 30 },
  );
});

test('adds a merged municipality up from those it was made of, over two mergers', async () => {
  const old = (code: string, successor: string, from: string, to: string): Area => ({
    ...area(code, 'municipality', 'P1'),
    validFrom: from,
    validTo: to,
    successor: successor as AreaCode,
  });
  const mergers = buildGeography([
    area('P1', 'province'),
    old('a', 'ab', '1977-01-01', '2018-12-31'),
    old('b', 'ab', '1977-01-01', '2018-12-31'),
    old('ab', 'abc', '2019-01-01', '2024-12-31'),
    old('c', 'abc', '1977-01-01', '2024-12-31'),
    { ...area('abc', 'municipality', 'P1'), validFrom: '2025-01-01' },
  ]);
  const counts = { a: { 2015: 1 }, b: { 2015: 2 }, ab: { 2020: 5 }, c: { 2015: 4, 2020: 6 } };
  const published = Object.entries(counts).flatMap(([code, values]) => series('people', code, values, 'PS'));
  const result = arrangeObservations(await joined([{ observations: published }], indicators, mergers));
  const people = (code: string): readonly unknown[] =>
    result.series('people' as IndicatorId, code as AreaCode).map(({ period, value }) => [period, value]);
  expect(people('ab')).toEqual([
    ['2015', 3],
    ['2020', 5],
  ]);
  expect(people('abc')).toEqual([
    ['2015', 7],
    ['2020', 11],
  ]);
  expect(people('P1')).toEqual([
    ['2015', 7],
    ['2020', 11],
  ]);
});

test('computes the parts of a breakdown as it computes the total', async () => {
  const women = [
    ...series('people', 'P1', { 2020: 30 }, 'PS'),
    ...series('people', 'P2', { 2020: 70 }, 'PS'),
    ...series('working', 'P1', { 2020: 15 }, 'PS'),
    ...series('working', 'P2', { 2020: 45 }, 'PS'),
  ].map((observation) => ({ ...observation, breakdown: 'sex=F' }));
  const all = await computed(women);
  expect(all.find(({ area: code, indicator }) => code === 'R' && indicator === 'rate')).toMatchObject({
    breakdown: 'sex=F',
    value: 60,
  });
});
