import { sql } from 'kysely';
import { systemAccess } from '../../src/store/access.ts';
import type { Store } from '../../src/store/store.ts';

/** A project with one indicator, and periods of it. */
export interface ReportedProject {
  readonly project: string;
  readonly slug: string;
  /** Its lead. */
  readonly organisation: string;
  /** Ids of its periods, in the order given. */
  readonly periods: readonly string[];
}

let count = 0;

/** Puts a labelled project with a lead of its own and these periods in the database. */
export async function addReportedProject(
  store: Store,
  periods: readonly {
    readonly start: string;
    readonly end: string;
    readonly state: string;
    readonly actual?: number;
  }[],
  title = 'Talent Academie',
): Promise<ReportedProject> {
  count += 1;
  const slug = `gerapporteerd-${count}`;
  return store.as<unknown, ReportedProject>(systemAccess, async (database) => {
    const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> =>
      (await query.execute(database)).rows[0]!.id;
    const organisation = await one(sql<{ id: string }>`
      insert into organisation (slug, name, kind, confirmed_at)
      values (${`trekker-${count}`}, ${`Trekker ${count}`}, 'education', now()) returning id`);
    const project = await one(sql<{ id: string }>`
      insert into project (slug, stage, title, summary, labelled_on, published_at)
      values (${slug}, 'labelled', ${JSON.stringify({ nl: title })}::jsonb, '{}', '2023-01-01', now()) returning id`);
    await sql`insert into project_partner (project_id, organisation_id, role) values (${project}, ${organisation}, 'lead')`.execute(
      database,
    );
    const result = await one(sql<{ id: string }>`
      insert into result (project_id, kind, title) values (${project}, 'outcome', 'Jongeren leren') returning id`);
    const indicator = await one(sql<{ id: string }>`
      insert into result_indicator (project_id, result_id, title, measure, baseline_year, baseline_value)
      values (${project}, ${result}, 'Deelnemende jongeren', 'unit', 2022, 10) returning id`);
    const ids: string[] = [];
    for (const { start, end, state, actual } of periods) {
      ids.push(
        await one(sql<{ id: string }>`
          insert into result_period (project_id, indicator_id, start_day, end_day, state, target, actual)
          values (${project}, ${indicator}, ${start}, ${end}, ${state}, 40, ${actual ?? null}) returning id`),
      );
    }
    return { project, slug, organisation, periods: ids };
  });
}
