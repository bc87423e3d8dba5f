import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely';
import type { WrittenText } from '../project/project.ts';
import type { IdeaState, IdeaSummary } from './idea.ts';
import { stateOf } from './idea-store.ts';

/** What somebody looks for among ideas. */
export interface IdeaSearch {
  /** As typed: words, "a phrase", -not. */
  readonly words: string;
  /** Actions of the ambition line that is chosen; none when no line is. */
  readonly lineActions?: readonly string[];
  readonly action?: string;
  readonly theme?: string;
  readonly municipality?: string;
}

/** By what ideas can be narrowed down, next to ambition lines. */
export const ideaFacets = ['action', 'theme', 'municipality'] as const;
export type IdeaFacet = (typeof ideaFacets)[number] | 'line';

/** How many ideas would remain with a choice, the other choices standing. */
export interface FacetCount {
  readonly facet: IdeaFacet;
  readonly value: string;
  readonly count: number;
}

/** Ideas found, with what would narrow them down. */
export interface IdeasFound {
  readonly total: number;
  /** Whether no idea has these words, and those that look like them are given. */
  readonly isAlike: boolean;
  readonly ideas: readonly IdeaSummary[];
  readonly facets: readonly FacetCount[];
}

/**
 * Ideas in sight that match, best first, else newest first. Words are compared by their Dutch stem; where none is found,
 * by their likeness, so that a typing error does no harm. At most four queries.
 */
export async function searchIdeas(
  database: QueryExecutorProvider,
  search: IdeaSearch,
  lines: readonly { readonly id: string; readonly actions: readonly string[] }[],
  page: { readonly limit: number; readonly offset: number },
): Promise<IdeasFound> {
  const exact = exactWords(search.words);
  let total = await countIdeas(database, exact, search);
  const alike = total === 0 ? alikeWords(search.words) : undefined;
  if (alike) total = await countIdeas(database, alike, search);
  const words = alike && total > 0 ? alike : exact;
  const ideas = await pageOfIdeas(database, words, search, page);
  const facets = await countFacets(database, words, search, lines);
  return { total, isAlike: words === alike, ideas, facets };
}

/** The newest ideas in sight, for a feed. */
export async function newestIdeas(database: QueryExecutorProvider, limit: number): Promise<readonly IdeaSummary[]> {
  return pageOfIdeas(database, exactWords(''), { words: '' }, { limit, offset: 0 });
}

/** How words are looked for: what holds of an idea found, and how well it fits. */
interface Words {
  readonly condition: RawBuilder<boolean>;
  readonly rank: RawBuilder<number>;
}

function exactWords(typed: string): Words {
  if (typed === '') return { condition: sql<boolean>`true`, rank: sql<number>`0` };
  const query = sql`websearch_to_tsquery('dutch', unaccent(${typed}))`;
  return { condition: sql<boolean>`idea.search @@ ${query}`, rank: sql<number>`ts_rank(idea.search, ${query})` };
}

/** Least likeness of a word with one in the text, from 0 to 1: one wrong letter in a word of six passes. */
const leastLikeness = 0.45;
const mostWords = 8;

/** Nothing for a search with signs: who writes those knows what must match. */
function alikeWords(typed: string): Words | undefined {
  const words = typed.match(/[\p{L}\p{N}]{3,}/gu)?.slice(0, mostWords) ?? [];
  if (words.length === 0 || /["-]/.test(typed)) return undefined;
  const likeness = words.map((word) => sql<number>`word_similarity(plain_words(${word}), idea.trigrams)`);
  return {
    condition: sql<boolean>`${sql.join(
      likeness.map((each) => sql`${each} >= ${leastLikeness}`),
      sql` and `,
    )}`,
    rank: sql<number>`${sql.join(likeness, sql` + `)}`,
  };
}

function conditionOf({ condition }: Words, search: IdeaSearch, except?: IdeaFacet): RawBuilder<boolean> {
  const { lineActions, action, theme, municipality } = search;
  const parts = [
    sql`idea.hidden_at is null and ${condition}`,
    ...(lineActions && except !== 'line' ? [sql`idea.actions && ${lineActions}::text[]`] : []),
    ...(action && except !== 'action' ? [sql`idea.actions @> array[${action}]`] : []),
    ...(theme && except !== 'theme' ? [sql`idea.themes @> array[${theme}]`] : []),
    ...(municipality && except !== 'municipality' ? [sql`idea.municipalities @> array[${municipality}]`] : []),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

async function countIdeas(database: QueryExecutorProvider, words: Words, search: IdeaSearch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from idea where ${conditionOf(words, search)}`.execute(database);
  return rows[0]!.count;
}

async function pageOfIdeas(
  database: QueryExecutorProvider,
  words: Words,
  search: IdeaSearch,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly IdeaSummary[]> {
  const { rows } = await sql<SummaryRow>`
    with shown as (
      select idea.*, ${words.rank} as rank from idea where ${conditionOf(words, search)}
      order by rank desc, created_at desc, id limit ${limit} offset ${offset})
    select shown.id, shown.slug, title, summary, actions, themes, municipalities, shown.created_at,
      organisation.name as organisation_name,
      exists (select from idea_project where idea_id = shown.id) as is_project,
      (select count(*)::int from idea_interest where idea_id = shown.id) as interested,
      (select count(*)::int from idea_interest where idea_id = shown.id and role = 'lead') as leads
    from shown left join organisation on organisation.id = shown.organisation_id
    order by rank desc, shown.created_at desc, shown.id`.execute(database);
  return rows.map(summaryOf);
}

async function countFacets(
  database: QueryExecutorProvider,
  words: Words,
  search: IdeaSearch,
  lines: readonly { readonly id: string; readonly actions: readonly string[] }[],
): Promise<readonly FacetCount[]> {
  const pairs = lines.flatMap(({ id, actions }) => actions.map((action) => ({ line: id, action })));
  const { rows } = await sql<FacetCount>`
    select 'line' as facet, line as value, count(distinct idea.id)::int as count
      from idea, jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair (line text, action text)
      where idea.actions @> array[pair.action] and ${conditionOf(words, search, 'line')} group by line
    union all
    ${sql.join(
      ideaFacets.map((facet) => facetQuery(facet, conditionOf(words, search, facet))),
      sql` union all `,
    )}
    order by facet, count desc, value`.execute(database);
  return rows;
}

const facetColumns = {
  action: sql.ref('idea.actions'),
  theme: sql.ref('idea.themes'),
  municipality: sql.ref('idea.municipalities'),
} as const;

function facetQuery(facet: (typeof ideaFacets)[number], condition: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select ${facet}::text as facet, each as value, count(*)::int as count
    from idea, unnest(${facetColumns[facet]}) each where ${condition} group by each`;
}

interface SummaryRow {
  readonly id: string;
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly actions: readonly string[];
  readonly themes: readonly string[];
  readonly municipalities: readonly string[];
  readonly createdAt: Date;
  readonly organisationName: string | null;
  readonly isProject: boolean;
  readonly interested: number;
  readonly leads: number;
}

function summaryOf({ organisationName, isProject, ...row }: SummaryRow): IdeaSummary {
  const state: IdeaState = stateOf(false, isProject);
  return { ...row, state, ...(organisationName !== null && { organisationName }) };
}
