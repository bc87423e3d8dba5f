import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Day, WrittenText } from '../project/project.ts';
import type { ProjectStatus } from '../project/progress.ts';
import type { ExplorerSort, ExplorerState } from './explorer.ts';
import { facetKinds } from './index-entry.ts';

type Database = Kysely<unknown>;

/** How the words of a search were taken: as they stand, or as like ones because nothing has them as they stand. */
export type Matching = 'words' | 'likeness';

/** Which projects somebody may see and the search finds, before choices. */
export interface FoundNumbers {
  readonly numbers: readonly number[];
  readonly matching: Matching;
  /** The index's version that they belong to. */
  readonly version: string;
}

/** Finds projects by words; by likeness when there are none, so that a slip of the pen still finds something. */
export async function findNumbers(database: Database, query: string): Promise<FoundNumbers> {
  const found = await selectNumbers(database, query, 'words');
  if (!query || found.numbers.length > 0) return { ...found, matching: 'words' };
  return { ...(await selectNumbers(database, query, 'likeness')), matching: 'likeness' };
}

async function selectNumbers(
  database: Database,
  query: string,
  matching: Matching,
): Promise<Omit<FoundNumbers, 'matching'>> {
  const { rows } = await sql<{ numbers: readonly number[]; version: string }>`
    select (select coalesce(array_agg(number), '{}') from project_index where ${searchCondition(query, matching)}) as numbers,
      (select version::text from portfolio_state) as version`.execute(database);
  return rows[0]!;
}

/** A project as lists show it. */
export interface FoundProject {
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly status: ProjectStatus;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly actions: readonly string[];
  readonly municipalities: readonly string[];
  readonly isPublic: boolean;
}

export const explorerPageSize = 20;

/** One page of the projects that meet search and choices. */
export async function findProjects(
  database: Database,
  { query, chosen, sort, page }: ExplorerState,
  matching: Matching,
): Promise<readonly FoundProject[]> {
  const conditions = [
    searchCondition(query, matching),
    ...facetKinds
      .filter((kind) => chosen[kind].length > 0)
      .map((kind) => sql`facets && ${chosen[kind].map((value) => `${kind}:${value}`)}::text[]`),
  ];
  const { rows } = await sql<FoundProject>`
    with found as (
      select project_id, status, start_day, end_day, row_number() over (order by ${orderOf(sort, query)}, title, number) as place
      from project_index where ${sql.join(conditions, sql` and `)}
      order by place
      limit ${explorerPageSize} offset ${(page - 1) * explorerPageSize})
    select slug, project.title, summary, status, start_day as "start", end_day as "end", actions, municipalities,
      published_at is not null as is_public
    from found join project on project.id = project_id order by place`.execute(database);
  return rows;
}

function searchCondition(query: string, matching: Matching): RawBuilder<unknown> {
  if (!query) return sql`true`;
  return matching === 'words' ? sql`words @@ ${wordsOf(query)}` : sql`${plainOf(query)} <% trigrams`;
}

function orderOf(sort: ExplorerSort, query: string): RawBuilder<unknown> {
  switch (sort) {
    case 'relevance':
      return query
        ? sql`ts_rank(words, ${wordsOf(query)}) desc, word_similarity(${plainOf(query)}, trigrams) desc`
        : sql`start_day desc nulls last`;
    case 'newest':
      return sql`start_day desc nulls last`;
    case 'ending':
      return sql`end_day < current_date, end_day nulls last`;
    case 'budget':
      return sql`planned desc nulls last`;
    case 'title':
      return sql`lower(title)`;
  }
}

function wordsOf(query: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('dutch', unaccent(${query}))`;
}

function plainOf(query: string): RawBuilder<unknown> {
  return sql`lower(unaccent(${query}))`;
}

/** Names of organisations by id, of those that may be seen. */
export async function organisationNames(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id::text = any(${ids}) order by name`.execute(database);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
