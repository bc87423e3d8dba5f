import { sql, type QueryExecutorProvider } from 'kysely';
import type { Project } from './project.ts';
import type { Section } from './section.ts';

/** How a project was and will be, with the sections in which that differs; nobody else saves it meanwhile. */
export interface ProjectWrite {
  readonly before: Project;
  readonly after: Project;
  readonly sections: readonly Section[];
}

type Row = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, string>>;

/** A table that hangs on projects: its columns with their types, and a project's rows in it. */
interface PartTable {
  readonly name: string;
  readonly section: Section;
  /** What makes a row this row. */
  readonly key: Columns;
  readonly columns: Columns;
  /** What reports fill in: written with a new row, and afterwards by `writeReports` alone. */
  readonly reported?: Columns;
  readonly rows: (project: Project) => readonly Row[];
}

const ownId = { id: 'uuid' } as const;
const placed = { project_id: 'uuid', position: 'int' } as const;

const partners: PartTable = {
  name: 'project_partner',
  section: 'partners',
  key: { project_id: 'uuid', organisation_id: 'uuid' },
  columns: { position: 'int', role: 'text', share_percent: 'numeric', natural_person: 'boolean' },
  rows: ({ id, partners: all }) =>
    all.map(({ organisation, role, sharePercent, isNaturalPerson = false }, position) => ({
      project_id: id,
      organisation_id: organisation,
      position,
      role,
      share_percent: sharePercent,
      natural_person: isNaturalPerson,
    })),
};

const periods: PartTable = {
  name: 'result_period',
  section: 'results',
  key: ownId,
  columns: {
    project_id: 'uuid',
    indicator_id: 'uuid',
    start_day: 'date',
    end_day: 'date',
    target: 'numeric',
    target_comment: 'text',
  },
  reported: { actual: 'numeric', actual_comment: 'text' },
  rows: (project) =>
    periodsOf(project).map(({ indicator, period }) => ({
      id: period.id,
      project_id: project.id,
      indicator_id: indicator.id,
      start_day: period.start,
      end_day: period.end,
      target: period.target,
      target_comment: period.targetComment,
      actual: period.actual,
      actual_comment: period.actualComment,
    })),
};

const periodParts: PartTable = {
  name: 'result_period_part',
  section: 'results',
  key: { period_id: 'uuid', dimension: 'text', category: 'text' },
  columns: { project_id: 'uuid', target: 'numeric' },
  reported: { actual: 'numeric' },
  rows: (project) =>
    periodsOf(project).flatMap(({ period: { id, parts } }) =>
      parts.map((part) => ({ period_id: id, project_id: project.id, ...part })),
    ),
};

/** Every table of parts, those that others hang on first. */
const tables: readonly PartTable[] = [
  partners,
  {
    name: 'contribution',
    section: 'actions',
    key: { project_id: 'uuid', indicator: 'text' },
    columns: { expected: 'numeric', note: 'text' },
    rows: ({ id, contributions }) => contributions.map((each) => ({ project_id: id, ...each })),
  },
  {
    name: 'budget_line',
    section: 'budget',
    key: ownId,
    columns: {
      ...placed,
      label: 'text',
      source: 'text',
      funder: 'text',
      planned: 'numeric',
      committed: 'numeric',
      paid: 'numeric',
    },
    rows: ({ id, budget }) => inPlace(id, budget),
  },
  {
    name: 'milestone',
    section: 'milestones',
    key: ownId,
    columns: { ...placed, title: 'text', due: 'date', done_on: 'date' },
    rows: ({ id, milestones }) =>
      inPlace(
        id,
        milestones.map(({ doneOn, ...each }) => ({ ...each, done_on: doneOn })),
      ),
  },
  {
    name: 'risk',
    section: 'risks',
    key: ownId,
    columns: { ...placed, title: 'text', likelihood: 'int', impact: 'int', response: 'text' },
    rows: ({ id, risks }) => inPlace(id, risks),
  },
  {
    name: 'result',
    section: 'results',
    key: ownId,
    columns: { ...placed, kind: 'text', title: 'text', description: 'text' },
    rows: ({ id, results }) =>
      inPlace(
        id,
        results.map(({ indicators: _, ...each }) => each),
      ),
  },
  {
    name: 'result_indicator',
    section: 'results',
    key: ownId,
    columns: {
      ...placed,
      result_id: 'uuid',
      title: 'text',
      measure: 'text',
      ascending: 'boolean',
      plan_indicator: 'text',
      baseline_year: 'int',
      baseline_value: 'numeric',
      baseline_comment: 'text',
    },
    rows: ({ id, results }) => results.flatMap((result) => inPlace(id, indicatorRows(result))),
  },
  periods,
  periodParts,
];

function indicatorRows({ id, indicators }: Project['results'][number]): readonly Row[] {
  return indicators.map(({ baseline, ...each }) => ({
    id: each.id,
    result_id: id,
    title: each.title,
    measure: each.measure,
    ascending: each.ascending,
    plan_indicator: each.planIndicator,
    baseline_year: baseline?.year,
    baseline_value: baseline?.value,
    baseline_comment: baseline?.comment,
  }));
}

function inPlace(project: string, rows: readonly object[]): readonly Row[] {
  return rows.map((row, position) => ({ project_id: project, position, ...row }));
}

/** The periods of a project, each with its indicator. */
export function periodsOf({ results }: Pick<Project, 'results'>) {
  return results.flatMap(({ indicators }) =>
    indicators.flatMap((indicator) => indicator.periods.map((period) => ({ indicator, period }))),
  );
}

/**
 * Puts the parts of projects in place, each table in one statement for what comes or changes and one for what goes,
 * however many projects there are. What stays as it is is not touched, and keeps its id.
 */
export async function writeParts(database: QueryExecutorProvider, writes: readonly ProjectWrite[]): Promise<void> {
  const changes = tables.map((table) => ({ table, ...changedRows(table, writes) }));
  await passOnTheLead(database, writes);
  // A period may come in the place of one that goes, at the same time of the same indicator.
  for (const { table, gone } of changes) if (table === periods) await removeRows(database, table, gone);
  for (const { table, put } of changes) await putRows(database, table, put);
  // Somebody who edits as a partner stays one throughout, or the database would shut the door halfway.
  for (const { table, gone } of changes) if (table !== periods) await removeRows(database, table, gone);
}

function changedRows({ section, key, rows }: PartTable, writes: readonly ProjectWrite[]) {
  const touched = writes.filter(({ sections }) => sections.includes(section));
  const nameOf = (row: Row) => JSON.stringify(Object.keys(key).map((column) => row[column]));
  const before = new Map(touched.flatMap((each) => rows(each.before).map((row) => [nameOf(row), row])));
  const after = new Map(touched.flatMap((each) => rows(each.after).map((row) => [nameOf(row), row])));
  return {
    gone: [...before].flatMap(([name, row]) => (after.has(name) ? [] : [row])),
    put: [...after].flatMap(([name, row]) => (isSame(before.get(name), row) ? [] : [row])),
  };
}

function isSame(one: Row | undefined, other: Row): boolean {
  return one !== undefined && Object.keys({ ...one, ...other }).every((column) => one[column] === other[column]);
}

/** There is one lead at any moment: who no longer is steps back before another one comes forward. */
async function passOnTheLead(database: QueryExecutorProvider, writes: readonly ProjectWrite[]): Promise<void> {
  const leadOf = ({ partners: all }: Project) => all.find(({ role }) => role === 'lead')?.organisation;
  const passed = writes.flatMap(({ before, after }) => {
    const lead = leadOf(before);
    return lead && lead !== leadOf(after) ? [{ project_id: before.id, organisation_id: lead }] : [];
  });
  if (passed.length === 0) return;
  await sql`
    update project_partner set role = 'participating'
    from jsonb_to_recordset(${JSON.stringify(passed)}::jsonb) as r(project_id uuid, organisation_id uuid)
    where project_partner.project_id = r.project_id and project_partner.organisation_id = r.organisation_id`.execute(
    database,
  );
}

/** Adds rows, or renews those that are there. A row of another project under the same id stays as it is. */
async function putRows(
  database: QueryExecutorProvider,
  { name, key, columns, reported = {} }: PartTable,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const all = { ...key, ...columns, ...reported };
  const names = sql.raw(Object.keys(all).join(', '));
  const renewed = Object.keys(columns).filter((column) => column !== 'project_id');
  await sql`
    insert into ${sql.raw(name)} as kept (${names})
    select ${names} from ${recordset(all, rows)}
    on conflict (${sql.raw(Object.keys(key).join(', '))}) do update
      set ${sql.raw(renewed.map((column) => `${column} = excluded.${column}`).join(', '))}
      where kept.project_id = excluded.project_id`.execute(database);
}

/** Deletes rows, but not those of which something was reported since they were read. */
async function removeRows(
  database: QueryExecutorProvider,
  { name, key, reported }: PartTable,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const same = Object.keys(key).map((column) => `kept.${column} = r.${column}`);
  const unreported = reported ? ['(kept.actual is null or r.actual is not null)'] : [];
  await sql`
    delete from ${sql.raw(name)} as kept using ${recordset({ ...key, ...reported }, rows)}
    where ${sql.raw([...same, ...unreported].join(' and '))}`.execute(database);
}

/** Rows as a table of the statement, named `r`. */
export function recordset(columns: Columns, rows: readonly Row[]) {
  const shape = Object.entries(columns).map((column) => column.join(' '));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(shape.join(', '))})`;
}
