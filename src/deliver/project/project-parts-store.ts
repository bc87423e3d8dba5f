import { sql, type Kysely } from 'kysely';
import type { ProjectTables } from './project-tables.ts';
import type {
  BudgetLine,
  Contribution,
  Milestone,
  ProjectPartner,
  ProjectResult,
  ResultPeriod,
  Risk,
} from './project.ts';
import type { ProjectContent } from './section.ts';

type Database = Kysely<ProjectTables>;

/** Puts the parts in place that changes bring: what is new is added, what is gone deleted, what stayed keeps its id. */
export async function writeParts(
  database: Database,
  project: string,
  changes: Partial<ProjectContent>,
  replacesReports: boolean,
): Promise<void> {
  if (changes.partners) await writePartners(database, project, changes.partners);
  if (changes.contributions) await writeContributions(database, project, changes.contributions);
  if (changes.budget) await writeBudget(database, project, changes.budget);
  if (changes.milestones) await writeMilestones(database, project, changes.milestones);
  if (changes.risks) await writeRisks(database, project, changes.risks);
  if (changes.results) await writeResults(database, project, changes.results, replacesReports);
}

/** Whether a report was made of a period that these results no longer have: it cannot be deleted then. */
export async function losesReports(
  database: Database,
  project: string,
  results: readonly ProjectResult[],
): Promise<boolean> {
  const kept = results.flatMap(({ indicators }) => indicators.flatMap(({ periods }) => periods.map(({ id }) => id)));
  const lost = await database
    .selectFrom('resultPeriod')
    .select('id')
    .where('projectId', '=', project)
    .where(sql<boolean>`not id = any(${kept}::uuid[])`)
    .where((where) => where.or([where('state', 'not in', ['waiting', 'open']), where('actual', 'is not', null)]))
    .executeTakeFirst();
  return lost !== undefined;
}

/** Somebody who edits as a partner stays one throughout, or the database would shut the door halfway. */
async function writePartners(database: Database, project: string, partners: readonly Omit<ProjectPartner, 'name'>[]) {
  const lead = partners.find(({ role }) => role === 'lead')?.organisation ?? null;
  await database
    .updateTable('projectPartner')
    .set({ role: 'participating' })
    .where('projectId', '=', project)
    .where('role', '=', 'lead')
    .where(sql<boolean>`organisation_id is distinct from ${lead}::uuid`)
    .execute();
  const rows = partners.map(({ organisation, role, sharePercent = null }, position) => ({
    projectId: project,
    organisationId: organisation,
    role,
    sharePercent,
    position,
  }));
  if (rows.length > 0) {
    await database
      .insertInto('projectPartner')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['projectId', 'organisationId']).doUpdateSet((row) => ({
          role: row.ref('excluded.role'),
          sharePercent: row.ref('excluded.sharePercent'),
          position: row.ref('excluded.position'),
        })),
      )
      .execute();
  }
  await database
    .deleteFrom('projectPartner')
    .where('projectId', '=', project)
    .where(sql<boolean>`not organisation_id = any(${partners.map(({ organisation }) => organisation)}::uuid[])`)
    .execute();
}

async function writeContributions(database: Database, project: string, contributions: readonly Contribution[]) {
  await database.deleteFrom('contribution').where('projectId', '=', project).execute();
  const rows = contributions.map((each) => ({ ...each, projectId: project }));
  if (rows.length > 0) await database.insertInto('contribution').values(rows).execute();
}

type PartTableName = 'budgetLine' | 'milestone' | 'risk' | 'result' | 'resultIndicator' | 'resultPeriod';

/** Deletes the rows of a project that are no longer among its parts. */
async function removeOthers(database: Database, table: PartTableName, project: string, kept: readonly string[]) {
  await sql`delete from ${sql.table(table)} where project_id = ${project} and not id = any(${kept}::uuid[])`.execute(
    database,
  );
}

/**
 * Adds rows, or renews those that are there, but for the columns to keep. A row of another project under the same id
 * stays as it is.
 */
async function putRows(
  database: Database,
  table: PartTableName,
  rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string; readonly projectId: string })[],
  keptColumns: readonly string[] = [],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const renewed = columns.filter((column) => !['id', 'projectId', ...keptColumns].includes(column));
  const lines = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const sets = renewed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  await sql`insert into ${sql.table(table)} as kept (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(lines)}
    on conflict (id) do update set ${sql.join(sets)} where kept.project_id = excluded.project_id`.execute(database);
}

async function writeBudget(database: Database, project: string, budget: readonly BudgetLine[]) {
  await removeOthers(database, 'budgetLine', project, idsOf(budget));
  const rows = budget.map((line, position) => ({
    id: line.id,
    projectId: project,
    position,
    label: line.label,
    source: line.source,
    funder: line.funder ?? null,
    planned: line.planned ?? null,
    committed: line.committed ?? null,
    paid: line.paid ?? null,
  }));
  await putRows(database, 'budgetLine', rows);
}

async function writeMilestones(database: Database, project: string, milestones: readonly Milestone[]) {
  await removeOthers(database, 'milestone', project, idsOf(milestones));
  const rows = milestones.map(({ id, title, due, doneOn = null }, position) => ({
    id,
    projectId: project,
    position,
    title,
    due,
    doneOn,
  }));
  await putRows(database, 'milestone', rows);
}

async function writeRisks(database: Database, project: string, risks: readonly Risk[]) {
  await removeOthers(database, 'risk', project, idsOf(risks));
  const rows = risks.map(({ id, title, likelihood, impact, response }, position) => ({
    id,
    projectId: project,
    position,
    title,
    likelihood,
    impact,
    response,
  }));
  await putRows(database, 'risk', rows);
}

/** Reports and evidence hang on periods: those that stay are renewed in place, and keep what was reported. */
async function writeResults(
  database: Database,
  project: string,
  results: readonly ProjectResult[],
  replacesReports: boolean,
) {
  const indicators = results.flatMap((result) =>
    result.indicators.map((indicator, position) => ({ ...indicator, resultId: result.id, position })),
  );
  const periods = indicators.flatMap(({ id, periods: own }) => own.map((period) => ({ ...period, indicatorId: id })));
  await removeOthers(database, 'resultPeriod', project, idsOf(periods));
  await removeOthers(database, 'resultIndicator', project, idsOf(indicators));
  await removeOthers(database, 'result', project, idsOf(results));
  await putRows(
    database,
    'result',
    results.map(({ id, kind, title, description }, position) => ({
      id,
      projectId: project,
      position,
      kind,
      title,
      description,
    })),
  );
  await putRows(
    database,
    'resultIndicator',
    indicators.map((indicator) => ({
      id: indicator.id,
      projectId: project,
      resultId: indicator.resultId,
      position: indicator.position,
      title: indicator.title,
      measure: indicator.measure,
      ascending: indicator.ascending,
      planIndicator: indicator.planIndicator ?? null,
      baselineYear: indicator.baseline?.year ?? null,
      baselineValue: indicator.baseline?.value ?? null,
      baselineComment: indicator.baseline?.comment ?? null,
    })),
  );
  await putRows(
    database,
    'resultPeriod',
    periods.map((period) => periodRow(project, period)),
    replacesReports ? [] : ['state', 'actual', 'actualComment'],
  );
  await writePeriodParts(database, project, periods, replacesReports);
}

function periodRow(project: string, period: ResultPeriod & { readonly indicatorId: string }) {
  return {
    id: period.id,
    projectId: project,
    indicatorId: period.indicatorId,
    startDay: period.start,
    endDay: period.end,
    state: period.state,
    target: period.target ?? null,
    targetComment: period.targetComment ?? null,
    actual: period.actual ?? null,
    actualComment: period.actualComment ?? null,
  };
}

async function writePeriodParts(
  database: Database,
  project: string,
  periods: readonly Pick<ResultPeriod, 'id' | 'parts'>[],
  replacesReports: boolean,
) {
  const rows = periods.flatMap(({ id, parts }) =>
    parts.map(({ dimension, category, target = null, actual = null }) => ({
      periodId: id,
      projectId: project,
      dimension,
      category,
      target,
      actual,
    })),
  );
  const keys = rows.map(({ periodId, dimension, category }) => JSON.stringify([periodId, dimension, category]));
  await sql`delete from result_period_part where project_id = ${project} and (${replacesReports} or actual is null)
    and not jsonb_build_array(period_id, dimension, category) = any(${keys}::jsonb[])`.execute(database);
  if (rows.length === 0) return;
  await database
    .insertInto('resultPeriodPart')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['periodId', 'dimension', 'category']).doUpdateSet((row) => ({
        target: row.ref('excluded.target'),
        ...(replacesReports && { actual: row.ref('excluded.actual') }),
      })),
    )
    .execute();
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
