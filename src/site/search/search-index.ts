import MiniSearch from 'minisearch';
import type { Locale } from '../../foundation/locale.ts';
import { nearestPages } from '../nearest.ts';
import { searchKinds, type SearchEntry, type SearchKind } from './search-entry.ts';
import { searchTerm, wordsOf } from './search-term.ts';

/** Entries of one kind, the nearest first. */
export interface FoundGroup {
  readonly kind: SearchKind;
  readonly entries: readonly SearchEntry[];
  /** How many there are, shown or not. */
  readonly count: number;
}

/** What a search found: the group with the nearest entry first. */
export interface Found {
  readonly groups: readonly FoundGroup[];
  readonly count: number;
  /** Where nothing was found: entries whose name looks most like what was typed. */
  readonly nearest: readonly SearchEntry[];
}

/** Finds entries by words in any form and with small mistakes. */
export type SearchIndex = (query: string) => Found;

const shownOfKind = 8;
const mostWords = 8;
/** Entries with every word are looked for first; those with some of them only when there are none. */
const combinations = ['AND', 'OR'] as const;

/** Puts entries of one language in an index. */
export function buildSearchIndex(entries: readonly SearchEntry[], locale: Locale): SearchIndex {
  const index = new MiniSearch<{ id: number; title: string; words: string; text: string }>({
    fields: ['title', 'words', 'text'],
    tokenize: wordsOf,
    processTerm: (word) => searchTerm(locale, word),
    searchOptions: {
      boost: { title: 4, words: 3 },
      prefix: (term) => term.length >= 3,
      fuzzy: (term) => (term.length >= 5 && !/\d/.test(term) ? 0.2 : false),
      weights: { prefix: 0.3, fuzzy: 0.15 },
      boostDocument: (id) => entries[Number(id)]?.weight ?? 1,
    },
  });
  index.addAll(entries.map(({ title, text = '', words = [] }, id) => ({ id, title, text, words: words.join(' ') })));
  return (query) => {
    const asked = wordsOf(query).slice(0, mostWords).join(' ');
    for (const combineWith of combinations) {
      const hits = index.search(asked, { combineWith }).map(({ id }) => entries[Number(id)]);
      const found = hits.filter((entry) => entry !== undefined);
      if (found.length > 0) return { groups: groupsOf(found), count: found.length, nearest: [] };
    }
    return { groups: [], count: 0, nearest: nearestOf(entries, query) };
  };
}

/** In the order of their nearest entries. */
function groupsOf(found: readonly SearchEntry[]): readonly FoundGroup[] {
  const byKind = Map.groupBy(found, ({ kind }) => kind);
  return [...byKind].map(([kind, entries]) => ({
    kind,
    entries: entries.slice(0, shownOfKind),
    count: entries.length,
  }));
}

const namedKinds: readonly SearchKind[] = searchKinds.filter((kind) => kind !== 'readings');

function nearestOf(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const named = entries.filter(({ kind }) => namedKinds.includes(kind));
  const links = named.map((entry) => ({ path: entry.path, label: entry.title, entry }));
  return nearestPages(query, links, 5).flatMap((link) => named.find((entry) => entry.path === link.path) ?? []);
}
