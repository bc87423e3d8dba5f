import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Day, WrittenText } from '../project/project.ts';
import type { LabelBasis } from '../project/plain-field.ts';
import type { ProjectStatus } from '../project/progress.ts';
import type { ExplorerState } from './explorer.ts';
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
  readonly labelBasis: LabelBasis | null;
}

export const explorerPageSize = 20;

/** One page of the projects that meet search and choices. */
export async function findProjects(
  database: Database,
  state: ExplorerState,
  matching: Matching,
): Promise<readonly FoundProject[]> {
  const { query, chosen } = state;
  const conditions = [
    searchCondition(query, matching),
    ...facetKinds
      .filter((kind) => chosen[kind].length > 0)
      .map((kind) => sql`facets && ${chosen[kind].map((value) => `${kind}:${value}`)}::text[]`),
  ];
  const { rows } = await sql<FoundProject>`
    with page as (
      select project_id, status, start_day, end_day from project_index
      where ${sql.join(conditions, sql` and `)}
      order by ${orderOf(state, matching)}, title, number
      limit ${explorerPageSize} offset ${(state.page - 1) * explorerPageSize}),
    placed as (select page.*, row_number() over () as place from page)
    select slug, title, summary, status, start_day as "start", end_day as "end", actions, municipalities,
      published_at is not null as is_public, label_basis
    from placed join project on project.id = project_id order by place`.execute(database);
  return rows;
}

function searchCondition(query: string, matching: Matching): RawBuilder<unknown> {
  return query ? sql`words @@ ${wordsOf(query, matching)}` : sql`true`;
}

function orderOf({ sort, query }: ExplorerState, matching: Matching): RawBuilder<unknown> {
  switch (sort) {
    case 'relevance':
      return query ? sql`ts_rank(words, ${wordsOf(query, matching)}) desc` : sql`start_day desc nulls last`;
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

/** A subquery, so that it is worked out once and not for every row. */
function wordsOf(query: string, matching: Matching): RawBuilder<unknown> {
  return matching === 'words'
    ? sql`(select websearch_to_tsquery('dutch', unaccent(${query})))`
    : sql`(select like_words(${query}))`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of organisations by id, of those that may be seen. */
export async function organisationNames(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${ids.filter((id) => uuid.test(id))}::uuid[]) order by name`.execute(
    database,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
