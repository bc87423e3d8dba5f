import { sql, type Kysely } from 'kysely';
import type { Reference, WrittenText } from '../project/project.ts';
import type { Facet } from './index-entry.ts';

/** What a project is seen by beside something else: what it is, and the first thing that a source says of it. */
export interface ProjectGlimpse {
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly fact?: { readonly text: WrittenText; readonly source: string };
  /** How many people it reached by its own reports; absent when none says. */
  readonly reached?: number;
}

/** What projects are glimpsed beside: a value they are found by, an organisation that takes part, or everything. */
export type GlimpsePlace = Facet | `partner:${string}` | 'all';

/** How many projects are shown beside one thing; who wants more goes to the explorer. */
const mostGlimpses = 3;

interface GlimpseRow {
  readonly place: GlimpsePlace;
  readonly project: string;
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly references: readonly Reference[];
}

/**
 * The labelled public projects to show beside each thing, at most a handful: those that reached most people first, then
 * those that began last. `reached` gives people by project.
 */
export async function readGlimpses(
  database: Kysely<unknown>,
  reached: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<GlimpsePlace, readonly ProjectGlimpse[]>> {
  const people = JSON.stringify(Object.fromEntries(reached));
  const { rows } = await sql<GlimpseRow>`
    with open as (
      select project.*, facets, start_day, (${people}::jsonb ->> project.id::text)::float as people
      from project join project_index on project_id = project.id
      where published_at is not null and stage = 'labelled'),
    partner as (
      select project_id, array_agg(distinct 'partner:' || organisation_id) as places from project_partner
      -- A natural person is not followed through projects: their name goes from each after a time.
      where not natural_person group by 1),
    placed as (
      select open.*, place,
        row_number() over (partition by place order by people desc nulls last, start_day desc nulls last, cardinality(municipalities) desc, slug) as rank
      from open left join partner on partner.project_id = open.id,
        unnest(facets || array['all'] || coalesce(places, '{}')) as place
      where place ~ '^(line|action|moves|group|place|partner):|^all$')
    select place, id as project, slug, title, summary, "references" from placed
    where rank <= ${mostGlimpses} order by place, rank`.execute(database);
  const glimpses = Map.groupBy(rows, ({ place }) => place);
  return new Map([...glimpses].map(([place, found]) => [place, found.map((row) => glimpseOf(row, reached))]));
}

function glimpseOf({ project, slug, title, summary, references }: GlimpseRow, reached: ReadonlyMap<string, number>) {
  const told = references.find(({ facts }) => facts?.[0]);
  const text = told?.facts?.[0];
  const count = reached.get(project);
  return {
    slug,
    title,
    summary,
    ...(told && text && { fact: { text, source: told.title } }),
    ...(count !== undefined && { reached: count }),
  };
}
