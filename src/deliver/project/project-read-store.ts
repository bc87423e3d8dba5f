import { sql, type QueryExecutorProvider } from 'kysely';
import { plainColumn, plainNames } from './plain-field.ts';
import type { Project } from './project.ts';

/** Which project: by its id or by its address. */
export type ProjectKey = { readonly id: string } | { readonly slug: string };

/** A project whole, in one query; `undefined` when there is none that whoever asks may see. */
export async function readProject(database: QueryExecutorProvider, key: ProjectKey): Promise<Project | undefined> {
  const condition = 'id' in key ? sql`project.id::text = ${key.id}` : sql`project.slug = ${key.slug}`;
  const { rows } = await wholeProjects(condition).execute(database);
  return rows[0] && projectOf(rows[0]);
}

/** Projects whole, in one query, in the order of their addresses; those that may not be seen are left out. */
export async function readProjects(
  database: QueryExecutorProvider,
  ids: readonly string[],
): Promise<readonly Project[]> {
  const { rows } = await wholeProjects(sql`project.id = any(${ids}::uuid[])`).execute(database);
  return rows.map(projectOf);
}

interface ProjectRow {
  readonly whole: Omit<Project, 'publishedAt'>;
  readonly publishedAt: Date | null;
}

/** Absent values are left out of the JSON, as they are of a `Project`. */
function projectOf({ whole, publishedAt }: ProjectRow): Project {
  return { ...whole, ...(publishedAt && { publishedAt }) };
}

function wholeProjects(condition: ReturnType<typeof sql>) {
  return sql<ProjectRow>`
    select published_at, jsonb_strip_nulls(jsonb_build_object(
      'id', id, 'slug', slug, 'stage', stage, 'title', title, 'summary', summary, 'description', description,
      'actions', actions, 'groups', groups, 'themes', themes, 'municipalities', municipalities,
      ${plain},
      'stopped', case when stopped_on is not null then
        jsonb_build_object('on', stopped_on, 'reason', stopped_reason) end,
      'labelledOn', labelled_on, 'references', "references", 'version', version,
      'partners', (select coalesce(jsonb_agg(jsonb_build_object(
          'organisation', organisation_id, 'name', coalesce(organisation.name, ''), 'role', role,
          'sharePercent', share_percent, 'isNaturalPerson', nullif(natural_person, false)) order by position, organisation_id), '[]')
        from project_partner left join organisation on organisation.id = organisation_id
        where project_id = project.id),
      'budget', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'label', label, 'source', source, 'funder', funder, 'planned', planned,
          'committed', committed, 'paid', paid) order by position, id), '[]')
        from budget_line where project_id = project.id),
      'milestones', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'title', title, 'due', due, 'doneOn', done_on) order by position, id), '[]')
        from milestone where project_id = project.id),
      'risks', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'title', title, 'likelihood', likelihood, 'impact', impact, 'response', response)
          order by position, id), '[]')
        from risk where project_id = project.id),
      'contributions', (select coalesce(jsonb_agg(jsonb_build_object(
          'indicator', indicator, 'expected', expected, 'note', note) order by indicator), '[]')
        from contribution where project_id = project.id),
      'results', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'kind', kind, 'title', title, 'description', description, 'indicators', ${indicators})
          order by position, id), '[]')
        from result where project_id = project.id)
    )) as whole
    from project where ${condition} order by slug`;
}

const plain = sql.raw(plainNames.map((name) => `'${name}', ${plainColumn(name)}`).join(', '));

const parts = sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
      'dimension', dimension, 'category', category, 'target', target, 'actual', actual)
      order by dimension, category), '[]')
    from result_period_part where period_id = period.id)`;

const periods = sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
      'id', id, 'start', start_day, 'end', end_day, 'state', state, 'target', target, 'targetComment', target_comment,
      'actual', actual, 'actualComment', actual_comment, 'parts', ${parts}) order by start_day, end_day), '[]')
    from result_period period where indicator_id = indicator.id)`;

const indicators = sql`
  (select coalesce(jsonb_agg(jsonb_build_object(
      'id', id, 'title', title, 'measure', measure, 'ascending', ascending, 'planIndicator', plan_indicator,
      'baseline', case when baseline_year is not null then jsonb_build_object(
        'year', baseline_year, 'value', baseline_value, 'comment', baseline_comment) end,
      'periods', ${periods}) order by position, id), '[]')
    from result_indicator indicator where result_id = result.id)`;
