import type { ExplorerState } from './explorer.ts';
import { facetKinds, type Facet, type FacetKind } from './index-entry.ts';

/** The facets of every project by the number of its row, in the least room: facets are numbered too. */
export interface FacetTable {
  /** The index's version that it was made of. */
  readonly version: string;
  readonly names: readonly Facet[];
  readonly rows: ReadonlyMap<number, Uint16Array>;
}

/** How many of the found projects have each value. */
export interface FacetCounts {
  readonly total: number;
  readonly counts: Readonly<Record<FacetKind, ReadonlyMap<string, number>>>;
}

export interface FacetRow {
  readonly number: number;
  readonly facets: readonly Facet[];
}

/** Makes the table of rows of the index. */
export function facetTable(version: string, rows: readonly FacetRow[]): FacetTable {
  const numbers = new Map<Facet, number>();
  const numberOf = (facet: Facet): number => {
    const known = numbers.get(facet);
    if (known !== undefined) return known;
    numbers.set(facet, numbers.size);
    return numbers.size - 1;
  };
  const table = new Map(rows.map(({ number, facets }) => [number, Uint16Array.from(facets, numberOf)] as const));
  return { version, names: [...numbers.keys()], rows: table };
}

/**
 * Counts over the projects with these numbers that meet the choices. The values of a kind are counted as if nothing of
 * that kind was chosen: they say how many projects one would find by choosing that value instead.
 */
export function countFacets(
  { names, rows }: FacetTable,
  numbers: readonly number[],
  chosen: ExplorerState['chosen'],
): FacetCounts {
  const kinds = names.map((facet) => facetKinds.indexOf(facet.slice(0, facet.indexOf(':')) as FacetKind));
  const asked = facetKinds.map((kind) => chosen[kind].length > 0);
  const isChosen = names.map((facet, at) =>
    chosen[facetKinds[kinds[at]!]!].includes(facet.slice(facet.indexOf(':') + 1)),
  );
  const counted = new Uint32Array(names.length);
  let total = 0;
  for (const number of numbers) {
    const facets = rows.get(number);
    const missed = facets && missedKind(facets, kinds, asked, isChosen);
    if (missed === undefined || missed === 'several') continue;
    if (missed === 'none') total += 1;
    for (const facet of facets!) {
      if (missed === 'none' || kinds[facet] === missed) counted[facet]! += 1;
    }
  }
  return { total, counts: byKind(names, counted) };
}

/** Which asked kind a project has no chosen value of: its number when it is only one. */
function missedKind(
  facets: Uint16Array,
  kinds: readonly number[],
  asked: readonly boolean[],
  isChosen: readonly boolean[],
): number | 'none' | 'several' {
  let missed: number | 'none' = 'none';
  for (let kind = 0; kind < asked.length; kind += 1) {
    if (!asked[kind] || facets.some((facet) => kinds[facet] === kind && isChosen[facet])) continue;
    if (missed !== 'none') return 'several';
    missed = kind;
  }
  return missed;
}

function byKind(names: readonly Facet[], counted: Uint32Array): FacetCounts['counts'] {
  const entries = facetKinds.map((kind) => [kind, new Map<string, number>()] as const);
  const counts = Object.fromEntries(entries) as unknown as Record<FacetKind, Map<string, number>>;
  names.forEach((facet, at) => {
    const colon = facet.indexOf(':');
    if (counted[at]) counts[facet.slice(0, colon) as FacetKind].set(facet.slice(colon + 1), counted[at]);
  });
  return counts;
}
