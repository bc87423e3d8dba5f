import { readPage } from '../../../foundation/plain-number.ts';
import type { PageContext } from '../../../site/page.ts';
import type { IdeaSearch } from '../idea-search-store.ts';
import type { IdeaWords } from './idea-words.ts';

/** What a visitor chose in the list of ideas; all of it stands in the address. */
export interface ListState {
  readonly words: string;
  readonly line?: string | undefined;
  readonly action?: string | undefined;
  readonly theme?: string | undefined;
  /** NIS code. */
  readonly municipality?: string | undefined;
  readonly page: number;
}

/** Reads the choices off an address; those that the plan does not know count for nothing. */
export function readListState(query: PageContext['query'], { plan, municipalities }: IdeaWords): ListState {
  const line = plan.ambitions.find(({ id }) => id === query['ambitie'])?.id;
  const action = plan.ambitions.flatMap((each) => each.actions).find(({ id }) => id === query['actie'])?.id;
  const municipality = municipalities.find(({ code }) => code === query['gemeente'])?.code;
  return {
    words: (query['zoek'] ?? '').trim().slice(0, 200),
    page: readPage(query['blz'], 999_999),
    ...(line && { line }),
    ...(action && { action }),
    ...(query['thema'] && { theme: query['thema'].slice(0, 100) }),
    ...(municipality && { municipality }),
  };
}

/** The address of the list with these choices, without a language prefix. */
export function listPath({ words, line, action, theme, municipality, page }: ListState): string {
  const query = new URLSearchParams({
    ...(words && { zoek: words }),
    ...(line && { ambitie: line }),
    ...(action && { actie: action }),
    ...(theme && { thema: theme }),
    ...(municipality && { gemeente: municipality }),
    ...(page > 1 && { blz: String(page) }),
  }).toString();
  return query ? `/ideeen?${query}` : '/ideeen';
}

/** The choices as a search. */
export function searchOf({ words, line, action, theme, municipality }: ListState, { plan }: IdeaWords): IdeaSearch {
  const lineActions = plan.ambitions.find(({ id }) => id === line)?.actions.map(({ id }) => id);
  return {
    words,
    ...(lineActions && { lineActions }),
    ...(action && { action }),
    ...(theme && { theme }),
    ...(municipality && { municipality }),
  };
}
