import { sql, type Kysely } from 'kysely';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import type { ProjectFacts, ProjectFactsOf } from '../../wing/wing.ts';
import { factsOf, type KnownFields } from '../project/project-facts.ts';
import type { CountedUnit } from './contribution.ts';

type UnitOf = (indicator: string) => CountedUnit;

/** Gives facts of the public projects, by their addresses; of those with these ids when there are any. */
export function publicProjectFacts(store: Store, unitOf: UnitOf): ProjectFactsOf {
  return (ids) =>
    store.as<unknown, readonly ProjectFacts[]>(systemAccess, async (database) => {
      const { rows } = await sql<{ known: KnownFields }>`
        select jsonb_strip_nulls(jsonb_build_object('id', id, 'slug', slug, 'title', title, 'municipalities', municipalities,
          'plannedStart', planned_start, 'plannedEnd', planned_end, 'actualStart', actual_start, 'actualEnd', actual_end,
          'stopped', case when stopped_on is not null then
            jsonb_build_object('on', stopped_on, 'reason', stopped_reason) end)) as known
        from project where published_at is not null and ${among(ids)} order by slug`.execute(database);
      const reached = await readPeopleReached(database, unitOf, ids);
      return rows.map(({ known }) => factsOf(known, reached.get(known.id)));
    });
}

/**
 * How many people public projects reached, by id: at least as many as the largest of a project's own totals, for the
 * same people may be counted in several of them. A project of which no approved report says any is absent.
 */
export async function readPeopleReached(
  database: Kysely<unknown>,
  unitOf: UnitOf,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const reached = new Map<string, number>();
  for (const { indicator, project, least } of await readReached(database, ids)) {
    if (unitOf(indicator) === 'person') reached.set(project, Math.max(reached.get(project) ?? 0, least));
  }
  return reached;
}

/** What a project reached for an indicator of the plan by its own totals, the largest of them and their sum. */
interface Reached {
  readonly indicator: string;
  readonly project: string;
  readonly least: number;
  readonly most: number;
}

/**
 * What public projects reached for each indicator: of each of their own indicators that moves it, the change from the
 * baseline to the last approved period, in counts only (percentages cannot be added).
 */
export async function readReached(database: Kysely<unknown>, ids?: readonly string[]): Promise<readonly Reached[]> {
  const { rows } = await sql<Reached>`
    with latest as (
      select distinct on (measured.id) measured.project_id, plan_indicator,
        (actual - coalesce(baseline_value, 0)) * case when ascending then 1 else -1 end as reached
      from result_indicator measured
        join project on project.id = measured.project_id and published_at is not null and stage = 'labelled' and ${among(ids)}
        join result_period on indicator_id = measured.id and state in ('approved', 'locked') and actual is not null
      where plan_indicator is not null and measure = 'unit'
      order by measured.id, end_day desc)
    select plan_indicator as indicator, project_id as project, max(reached)::float as least, sum(reached)::float as most
    from latest where reached > 0 group by plan_indicator, project_id order by 1, 2`.execute(database);
  return rows;
}

function among(ids: readonly string[] | undefined) {
  return ids ? sql`project.id = any(${ids}::uuid[])` : sql`true`;
}
