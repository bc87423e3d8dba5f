import { sql, type Kysely, type Selectable } from 'kysely';
import { locales, type Locale } from '../../foundation/locale.ts';
import type { ProjectTables } from '../project/project-tables.ts';
import type { PeriodPart, Reference, ResultIndicator, ResultPeriod, WrittenText } from '../project/project.ts';
import type { ExchangedPartner, ExchangedProject, OrganisationKind } from './exchanged-project.ts';

/** Tables that files of projects are made from. */
export interface ExchangeTables extends ProjectTables {
  readonly organisation: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly website: string | null;
    readonly municipality: string | null;
    readonly enterpriseNumber: string | null;
  };
}

/** Does work in a transaction of its own, as whoever asks. */
export type InTransaction = <T>(work: (database: Kysely<ExchangeTables>) => Promise<T>) => Promise<T>;

/** Which projects are asked for: of those that whoever asks may see. */
export interface WhichProjects {
  readonly isPublished?: boolean;
  readonly slugs?: readonly string[];
}

/** Projects held in memory at once. */
const batchSize = 200;

/**
 * Reads projects whole, in the order of their addresses, a batch at a time: ten queries each, whatever their number.
 * Each batch is a transaction, so a project is never half of before and half of after a change.
 */
export async function* readProjects(
  inTransaction: InTransaction,
  which: WhichProjects,
): AsyncGenerator<readonly ExchangedProject[]> {
  let after = '';
  for (;;) {
    const batch = await inTransaction((database) => readBatch(database, which, after));
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = batch.at(-1)!.slug;
  }
}

/** Some projects by their address, all at once. */
export async function readNamedProjects(
  database: Kysely<ExchangeTables>,
  slugs: readonly string[],
): Promise<readonly ExchangedProject[]> {
  const projects: ExchangedProject[] = [];
  for await (const batch of readProjects((work) => work(database), { slugs })) projects.push(...batch);
  return projects;
}

async function readBatch(
  database: Kysely<ExchangeTables>,
  { isPublished, slugs }: WhichProjects,
  after: string,
): Promise<readonly ExchangedProject[]> {
  let query = database
    .selectFrom('project')
    .selectAll()
    .where(sql<boolean>`slug collate "C" > ${after}`)
    .orderBy(sql`slug collate "C"`)
    .limit(batchSize);
  if (isPublished) query = query.where('publishedAt', 'is not', null);
  if (slugs) query = query.where(sql<boolean>`slug = any(${slugs})`);
  const rows = await query.execute();
  const parts = await readParts(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    stage: row.stage,
    title: written(row.title),
    summary: written(row.summary),
    description: written(row.description),
    actions: row.actions,
    groups: row.groups,
    themes: row.themes,
    municipalities: row.municipalities,
    ...known('plannedStart', row.plannedStart),
    ...known('plannedEnd', row.plannedEnd),
    ...known('actualStart', row.actualStart),
    ...known('actualEnd', row.actualEnd),
    ...(row.stoppedOn && row.stoppedReason && { stopped: { on: row.stoppedOn, reason: row.stoppedReason } }),
    ...known('labelledOn', row.labelledOn),
    ...known('publishedAt', row.publishedAt),
    ...known('website', row.website),
    references: row.references.map(reference),
    version: row.version,
    updatedAt: row.updatedAt,
    partners: parts.partners.get(row.id) ?? [],
    budget: parts.budget.get(row.id) ?? [],
    milestones: parts.milestones.get(row.id) ?? [],
    risks: parts.risks.get(row.id) ?? [],
    results: parts.results.get(row.id) ?? [],
    contributions: parts.contributions.get(row.id) ?? [],
  }));
}

async function readParts(database: Kysely<ExchangeTables>, ids: readonly string[]) {
  return {
    partners: await readPartners(database, ids),
    budget: byProject(await partsOf(database, 'budgetLine', ids), ({ id, label, source, funder, ...amounts }) => ({
      id,
      label,
      source,
      ...known('funder', funder),
      ...number('planned', amounts.planned),
      ...number('committed', amounts.committed),
      ...number('paid', amounts.paid),
    })),
    milestones: byProject(await partsOf(database, 'milestone', ids), ({ id, title, due, doneOn }) => ({
      id,
      title,
      due,
      ...known('doneOn', doneOn),
    })),
    risks: byProject(await partsOf(database, 'risk', ids), ({ id, title, likelihood, impact, response }) => ({
      id,
      title,
      likelihood,
      impact,
      response,
    })),
    results: await readResults(database, ids),
    contributions: byProject(
      await database
        .selectFrom('contribution')
        .selectAll()
        .where(sql<boolean>`project_id = any(${ids}::uuid[])`)
        .orderBy('projectId')
        .orderBy(sql`indicator collate "C"`)
        .execute(),
      ({ indicator, expected, note }) => ({ indicator, ...number('expected', expected), note }),
    ),
  };
}

/** The parts of some projects, in their order. */
async function partsOf<Table extends 'budgetLine' | 'milestone' | 'risk' | 'result' | 'resultIndicator'>(
  database: Kysely<ExchangeTables>,
  table: Table,
  ids: readonly string[],
): Promise<readonly Selectable<ExchangeTables[Table]>[]> {
  const { rows } = await sql<Selectable<ExchangeTables[Table]>>`
    select * from ${sql.table(table)} where project_id = any(${ids}::uuid[])
    order by project_id, position, id`.execute(database);
  return rows;
}

async function readPartners(
  database: Kysely<ExchangeTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ExchangedPartner[]>> {
  const rows = await database
    .selectFrom('projectPartner')
    .innerJoin('organisation', 'organisation.id', 'projectPartner.organisationId')
    .select(['projectId', 'organisation.id', 'slug', 'name', 'kind', 'website', 'municipality', 'enterpriseNumber'])
    .select(['role', 'sharePercent', 'naturalPerson'])
    .where(sql<boolean>`project_id = any(${ids}::uuid[])`)
    .orderBy(sql`project_id, position, slug collate "C"`)
    .execute();
  return byProject(rows, (row) => ({
    organisation: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    role: row.role,
    isNaturalPerson: row.naturalPerson,
    ...known('website', row.website),
    ...known('municipality', row.municipality),
    ...known('enterpriseNumber', row.enterpriseNumber),
    ...number('sharePercent', row.sharePercent),
  }));
}

async function readResults(database: Kysely<ExchangeTables>, ids: readonly string[]) {
  const results = await partsOf(database, 'result', ids);
  const indicators = Map.groupBy(await partsOf(database, 'resultIndicator', ids), ({ resultId }) => resultId);
  const periods = Map.groupBy(
    await database
      .selectFrom('resultPeriod')
      .selectAll()
      .where(sql<boolean>`project_id = any(${ids}::uuid[])`)
      .orderBy(sql`indicator_id, start_day, end_day`)
      .execute(),
    ({ indicatorId }) => indicatorId,
  );
  const parts = Map.groupBy(
    await database
      .selectFrom('resultPeriodPart')
      .selectAll()
      .where(sql<boolean>`project_id = any(${ids}::uuid[])`)
      .orderBy(sql`period_id, dimension collate "C", category collate "C"`)
      .execute(),
    ({ periodId }) => periodId,
  );
  return byProject(results, ({ id, kind, title, description }) => ({
    id,
    kind,
    title,
    description,
    indicators: (indicators.get(id) ?? []).map((row): ResultIndicator => ({
      id: row.id,
      title: row.title,
      measure: row.measure,
      ascending: row.ascending,
      ...known('planIndicator', row.planIndicator),
      ...(row.baselineYear !== null && {
        baseline: {
          year: row.baselineYear,
          ...number('value', row.baselineValue),
          ...known('comment', row.baselineComment),
        },
      }),
      periods: (periods.get(row.id) ?? []).map((period): ResultPeriod => ({
        id: period.id,
        start: period.startDay,
        end: period.endDay,
        state: period.state,
        ...number('target', period.target),
        ...known('targetComment', period.targetComment),
        ...number('actual', period.actual),
        ...known('actualComment', period.actualComment),
        parts: (parts.get(period.id) ?? []).map(({ dimension, category, target, actual }): PeriodPart => ({
          dimension,
          category,
          ...number('target', target),
          ...number('actual', actual),
        })),
      })),
    })),
  }));
}

function byProject<Row extends { readonly projectId: string }, Part>(
  rows: readonly Row[],
  make: (row: Row) => Part,
): ReadonlyMap<string, readonly Part[]> {
  const groups = Map.groupBy(rows, ({ projectId }) => projectId);
  return new Map([...groups].map(([id, group]) => [id, group.map(make)]));
}

/** A field that is left out when there is nothing in it. */
function known<Name extends string, Value>(name: Name, value: Value | null): { readonly [key in Name]?: Value } {
  return (value === null || value === '' ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}

function number<Name extends string>(name: Name, value: string | null): { readonly [key in Name]?: number } {
  return known(name, value === null ? null : Number(value));
}

function written(text: WrittenText): WrittenText {
  return Object.fromEntries(locales.flatMap((locale: Locale) => (text[locale] ? [[locale, text[locale]]] : [])));
}

function reference({ title, url, published }: Reference): Reference {
  return { title, ...(url && { url }), ...(published && { published }) };
}
