import type { Locale } from '../../foundation/locale.ts';

/** What results are grouped by; where groups are equally near, they stand in this order. */
export const searchKinds = [
  'figures',
  'places',
  'readings',
  'ambitions',
  'projects',
  'ideas',
  'organisations',
  'findings',
  'pages',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Something on a page that anybody may see, as the search of the site finds it, in one language. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Without a language prefix; unique together with its title. */
  readonly path: string;
  readonly title: string;
  /** A line under its title, which is searched too. */
  readonly text?: string;
  /** Other words that lead to it, which nobody sees: names of before, names in other languages. */
  readonly words?: readonly string[];
  /** How much nearer it is than others with the same words; 1 when absent. */
  readonly weight?: number;
}

/** What the search of the site knows. */
export interface SearchSource {
  /** Another one whenever the entries are others; asked at every search. */
  readonly version: () => string | Promise<string>;
  /** Only of pages that an anonymous visitor may see. */
  readonly entries: (locale: Locale) => readonly SearchEntry[] | Promise<readonly SearchEntry[]>;
}

/** Several sources as one. */
export function joinedSearch(sources: readonly SearchSource[]): SearchSource {
  return {
    version: async () => (await Promise.all(sources.map(async ({ version }) => version()))).join(' '),
    entries: async (locale) => (await Promise.all(sources.map(async ({ entries }) => entries(locale)))).flat(),
  };
}
