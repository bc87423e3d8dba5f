import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AreaCode } from '../../area/area.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { comparePeriods, type Period } from '../../observation/period.ts';
import {
  exploreHref,
  exploreQuery,
  exploreViews,
  readExploreQuery,
  type ExploreState,
  type ExploreTerms,
} from './state.ts';

const terms: ExploreTerms = {
  indicators: ['employment-rate-20-64', 'share-65-plus', 'neet-15-29'],
  defaultIndicator: 'employment-rate-20-64' as IndicatorId,
  areaSets: ['provincies', 'gemeenten', 'eerstelijnszone'],
  areaCodes: ['BE2', 'BE21', 'BE22', '71016', '71053'],
  vintages: ['2025', '2019', '2018'],
};

const periods = ['2000', '2019-2020', '2021', '2024-Q3', '2025-03'] as Period[];
const optional = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);

const states: fc.Arbitrary<ExploreState> = fc
  .record({
    indicator: fc.constantFrom(...(terms.indicators as IndicatorId[])),
    second: optional(terms.indicators as IndicatorId[]),
    areas: fc.subarray([...terms.areaSets, ...terms.areaCodes], { minLength: 1 }),
    span: fc.tuple(optional(periods), optional(periods)),
    period: optional(periods),
    breakdown: fc.constantFrom('', 'sex=F', 'age=Y15-24;sex=F'),
    view: fc.constantFrom(...exploreViews),
    emphasis: optional(terms.areaCodes as AreaCode[]),
    vintage: optional(['2019', '2018']),
  })
  .map(({ span: [one, other], ...rest }) => {
    const swapped = one && other && comparePeriods(one, other) > 0;
    const [from, to] = swapped ? [other, one] : [one, other];
    return Object.fromEntries(
      Object.entries({ ...rest, from, to }).filter(([, value]) => value !== undefined),
    ) as unknown as ExploreState;
  });

test('a state comes back from its address as it was, and has no other address', () => {
  fc.assert(
    fc.property(states, (state) => {
      const query = exploreQuery(state, terms);
      const { state: read, remarks } = readExploreQuery(new URLSearchParams(query), terms);
      expect(read).toEqual(state);
      expect(remarks).toEqual([]);
      expect(exploreQuery(read, terms)).toBe(query);
    }),
  );
});

test('the same parameters in any order lead to one address', () => {
  fc.assert(
    fc.property(states, fc.infiniteStream(fc.nat()), (state, chance) => {
      const pairs = [...new URLSearchParams(exploreQuery(state, terms))];
      const shuffled = pairs.map((pair) => [chance.next().value, pair] as const).toSorted((a, b) => a[0] - b[0]);
      const query = new URLSearchParams(shuffled.map(([, pair]) => pair));
      expect(exploreHref(readExploreQuery(query, terms).state, terms)).toBe(exploreHref(state, terms));
    }),
  );
});

test('whatever is written, a state comes out and what means nothing is told', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('cijfer', 'gebied', 'van', 'uitsplitsing', 'weergave', 'x'), fc.string())),
      (pairs) => {
        const { state, remarks } = readExploreQuery(new URLSearchParams(pairs), terms);
        expect(terms.indicators).toContain(state.indicator);
        expect(state.areas.length).toBeGreaterThan(0);
        expect(remarks.length).toBeLessThanOrEqual(5);
        expect(readExploreQuery(new URLSearchParams(exploreQuery(state, terms)), terms).remarks).toEqual([]);
      },
    ),
  );
});

test('an unknown name is told with the names that may be meant', () => {
  const query = new URLSearchParams('cijfer=share-65-plsu&gebied=gemeente&van=vroeger&weergave=taart');
  expect(readExploreQuery(query, terms).remarks).toEqual([
    { parameter: 'indicator', written: 'share-65-plsu', near: ['share-65-plus'] },
    { parameter: 'areas', written: 'gemeente', near: ['gemeenten'] },
    { parameter: 'from', written: 'vroeger', near: [] },
    { parameter: 'view', written: 'taart', near: ['kaart'] },
  ]);
});

test('the default state has the bare address, and periods the wrong way round are turned', () => {
  expect(
    exploreHref(readExploreQuery(new URLSearchParams('cijfer=&gebied=provincies&weergave=lijn'), terms).state, terms),
  ).toBe('/verken');
  expect(exploreHref(readExploreQuery(new URLSearchParams('van=2024-Q3&tot=2000'), terms).state, terms)).toBe(
    '/verken?van=2000&tot=2024-Q3',
  );
});
