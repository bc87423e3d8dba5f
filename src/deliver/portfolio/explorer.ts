import { readPage } from '../../foundation/plain-number.ts';
import { facetKinds, type FacetKind } from './index-entry.ts';

/** Orders that found projects can stand in. */
export const explorerSorts = ['relevance', 'newest', 'ending', 'title', 'budget'] as const;
export type ExplorerSort = (typeof explorerSorts)[number];

/** Ways of showing found projects. */
export const explorerViews = ['list', 'timeline', 'map'] as const;
export type ExplorerView = (typeof explorerViews)[number];

/** What a visitor asked of the explorer: all of it stands in the address. */
export interface ExplorerState {
  readonly query: string;
  /** Values chosen of each kind; a project has to have one of them, of every kind that has any. */
  readonly chosen: Readonly<Record<FacetKind, readonly string[]>>;
  readonly sort: ExplorerSort;
  readonly view: ExplorerView;
  /** From 1. */
  readonly page: number;
}

export const explorerPath = '/projecten';

/** Names of the kinds in an address: `?ambitie=11&gemeente=71016`. */
export const facetParameters: Readonly<Record<FacetKind, string>> = {
  line: 'ambitie',
  action: 'actie',
  theme: 'thema',
  group: 'groep',
  place: 'gemeente',
  status: 'status',
  money: 'geld',
  lead: 'trekker',
  moves: 'cijfer',
  stage: 'fase',
};

export const explorerParameters = { query: 'zoek', sort: 'volgorde', view: 'weergave', page: 'pagina' } as const;

/** What orders and views are called in an address. */
export const sortNames: Readonly<Record<ExplorerSort, string>> = {
  relevance: 'best',
  newest: 'nieuwst',
  ending: 'einde',
  title: 'titel',
  budget: 'budget',
};
export const viewNames: Readonly<Record<ExplorerView, string>> = { list: 'lijst', timeline: 'tijdlijn', map: 'kaart' };

const longestQuery = 200;
const mostValues = 50;
const lastPage = 1_000_000;

/** Reads the state off an address; what means nothing is left out, never refused. */
export function readExplorerState(search: URLSearchParams): ExplorerState {
  const query = (search.get(explorerParameters.query) ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestQuery);
  const chosen = Object.fromEntries(
    facetKinds.map((kind) => [kind, valuesOf(search.getAll(facetParameters[kind]))]),
  ) as unknown as ExplorerState['chosen'];
  return {
    query,
    chosen,
    sort: explorerSorts.find((each) => sortNames[each] === search.get(explorerParameters.sort)) ?? usualSort(query),
    view: explorerViews.find((each) => viewNames[each] === search.get(explorerParameters.view)) ?? 'list',
    page: readPage(search.get(explorerParameters.page), lastPage),
  };
}

/** The address of a state, without language; always the same one for the same state. */
export function explorerHref(state: ExplorerState): string {
  const search = new URLSearchParams();
  if (state.query) search.set(explorerParameters.query, state.query);
  for (const kind of facetKinds) {
    for (const value of state.chosen[kind]) search.append(facetParameters[kind], value);
  }
  if (state.sort !== usualSort(state.query)) search.set(explorerParameters.sort, sortNames[state.sort]);
  if (state.view !== 'list') search.set(explorerParameters.view, viewNames[state.view]);
  if (state.page > 1) search.set(explorerParameters.page, String(state.page));
  const text = search.toString();
  return text ? `${explorerPath}?${text}` : explorerPath;
}

/** The state with one more or one less value of a kind, from its first page. */
export function withChoice(state: ExplorerState, kind: FacetKind, value: string, isChosen: boolean): ExplorerState {
  const others = state.chosen[kind].filter((each) => each !== value);
  const chosen = { ...state.chosen, [kind]: isChosen ? [...others, value] : others };
  return { ...state, chosen, page: 1 };
}

/** With words to search for, what fits them best comes first; without, the newest. */
export function usualSort(query: string): ExplorerSort {
  return query ? 'relevance' : 'newest';
}

/** Control characters mean nothing, and the database refuses them. */
function valuesOf(texts: readonly string[]): readonly string[] {
  const tidy = texts.map((text) => text.trim()).filter((text) => text !== '' && !/\p{Cc}/u.test(text));
  return [...new Set(tidy)].slice(0, mostValues);
}
