import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explorerHref, readExplorerState, withChoice, type ExplorerState } from './explorer.ts';
import { countFacets, facetTable, type FacetRow } from './facet-table.ts';
import { facetKinds, type Facet, type FacetKind } from './index-entry.ts';

const kind = fc.constantFrom<FacetKind>('line', 'place', 'status');
const value = fc.constantFrom('a', 'b', 'c');
const facet = fc.tuple(kind, value).map(([of, name]): Facet => `${of}:${name}`);
const projects = fc.array(fc.uniqueArray(facet, { maxLength: 6 }), { maxLength: 12 });
const state = fc
  .array(fc.tuple(kind, value), { maxLength: 4 })
  .map((choices) =>
    choices.reduce<ExplorerState>(
      (so, [of, name]) => withChoice(so, of, name, true),
      readExplorerState(new URLSearchParams()),
    ),
  );

/** Whether a project has one of the values chosen of every kind, one kind left aside. */
function meets(facets: readonly Facet[], chosen: ExplorerState['chosen'], aside?: FacetKind): boolean {
  return facetKinds.every(
    (of) => of === aside || chosen[of].length === 0 || chosen[of].some((name) => facets.includes(`${of}:${name}`)),
  );
}

test('a value’s count is the number of projects one would find by choosing it in place of its own kind', () => {
  fc.assert(
    fc.property(projects, state, (given, { chosen }) => {
      const rows = given.map((facets, number): FacetRow => ({ number, facets }));
      const counted = countFacets(facetTable('1', rows), [...rows.keys()], chosen);
      expect(counted.total).toBe(given.filter((facets) => meets(facets, chosen)).length);
      for (const of of ['line', 'place', 'status'] as const) {
        for (const name of ['a', 'b', 'c']) {
          const expected = given.filter((facets) => facets.includes(`${of}:${name}`) && meets(facets, chosen, of));
          expect(counted.counts[of].get(name) ?? 0).toBe(expected.length);
        }
      }
    }),
  );
});

test('projects that somebody may not see are not counted', () => {
  const rows: readonly FacetRow[] = [
    { number: 7, facets: ['place:a'] },
    { number: 9, facets: ['place:a', 'place:b'] },
  ];
  const { chosen } = readExplorerState(new URLSearchParams());
  expect(countFacets(facetTable('1', rows), [7], chosen).counts.place).toEqual(new Map([['a', 1]]));
});

test('a state comes back from its own address', () => {
  fc.assert(
    fc.property(
      state,
      fc.constantFrom('', 'taal', 'zorg & werk'),
      fc.constantFrom('list', 'timeline', 'map'),
      fc.integer({ min: 1, max: 500 }),
      (so, query, view, page) => {
        const asked: ExplorerState = { ...so, query, view, page, sort: 'title' };
        const address = new URL(explorerHref(asked), 'http://localhost');
        expect(readExplorerState(address.searchParams)).toEqual(asked);
      },
    ),
  );
});
