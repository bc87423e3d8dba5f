import { sql, type Kysely } from 'kysely';
import { locales } from '../../foundation/locale.ts';
import { readList } from './cell-text.ts';
import type { Changes, TableChanges } from './table-changes.ts';
import type { ExchangeTables } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { keyOf, type Row, type TableName } from './layout.ts';
import { changedProjects } from './preview.ts';
import { projectRows } from './project-rows.ts';

/**
 * Writes changes to the database, a statement for each table and sort of change. Gives the ids of all projects
 * concerned, by their address.
 */
export async function applyChanges(
  database: Kysely<ExchangeTables>,
  changes: Changes,
  projects: readonly ExchangedProject[],
  newId: () => string,
): Promise<ReadonlyMap<string, string>> {
  const ids = idsOf(projects);
  const all = (table: TableName): TableChanges =>
    changes.get(table) ?? { added: [], changed: [], removed: [], after: [] };
  for (const table of identified) for (const row of all(table).added) ids.set(idKey(table, row), newId());
  await addOrganisations(database, all('organisations').added);
  await saveProjects(database, changes, ids);
  await savePartners(database, all('partners'), ids);
  for (const part of parts) await savePart(database, part, all(part.table), ids);
  await savePeriods(database, all('periods'), ids);
  await saveParts(database, all('parts'), ids);
  await settlePeriods(database, all('periods'), ids);
  await saveContributions(database, all('contributions'), ids);
  const slugs = new Set([
    ...projects.map(({ slug }) => slug),
    ...all('projects').added.map((row) => row['project'] ?? ''),
  ]);
  return new Map([...slugs].map((slug) => [slug, idOf(ids, 'projects', { project: slug })]));
}

/** Tables whose rows have an id of their own. */
const identified = ['projects', 'budget', 'milestones', 'risks', 'results', 'indicators', 'periods'] as const;
type Identified = (typeof identified)[number];
type Ids = Map<string, string>;

function idKey(table: Identified, row: Row): string {
  return table + keyOf(table, row);
}

function idOf(ids: Ids, table: Identified, row: Row): string {
  const id = ids.get(idKey(table, row));
  if (!id) throw new Error(`no id for a row of ${table}: ${keyOf(table, row)}`);
  return id;
}

/** Ids of what is there, by what its row says: rows stand in the order of what they were made from. */
function idsOf(projects: readonly ExchangedProject[]): Ids {
  const ids: Ids = new Map();
  for (const project of projects) {
    const rows = projectRows(project);
    const indicators = project.results.flatMap((result) => result.indicators);
    const things: Readonly<Record<Identified, readonly { readonly id: string }[]>> = {
      projects: [project],
      budget: project.budget,
      milestones: project.milestones,
      risks: project.risks,
      results: project.results,
      indicators,
      periods: indicators.flatMap(({ periods }) => periods),
    };
    for (const table of identified) {
      rows[table].forEach((row, at) => ids.set(idKey(table, row), things[table][at]!.id));
    }
  }
  return ids;
}

async function addOrganisations(database: Kysely<ExchangeTables>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into organisation (slug, name, kind, municipality, enterprise_number, website, confirmed_at, founded_by)
    select organisation, name, kind, nullif(municipality, ''), nullif(enterprise_number, ''), nullif(website, ''), now(), actor()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(organisation text, name text, kind text, municipality text,
      enterprise_number text, website text)`.execute(database);
}

/** New projects, changed ones, and those of which only parts change: their version goes up, for who edits them now. */
async function saveProjects(database: Kysely<ExchangeTables>, changes: Changes, ids: Ids): Promise<void> {
  const { added = [], after = [] } = changes.get('projects') ?? {};
  const isNew = new Set(added);
  const touched = new Set(changedProjects(changes).map(({ slug }) => slug));
  const references = Map.groupBy(changes.get('references')?.after ?? [], (row) => row['project'] ?? '');
  const rows = after
    .filter((row) => touched.has(row['project'] ?? ''))
    .map((row) => projectRecord(row, references.get(row['project'] ?? '') ?? [], ids, isNew.has(row)));
  const columns = sql.raw(`stage, title, summary, description, actions, groups, themes, municipalities, planned_start,
    planned_end, actual_start, actual_end, stopped_on, stopped_reason, labelled_on, published_at, website, "references"`);
  const record =
    sql.raw(`r(id uuid, is_new boolean, slug text, stage text, title jsonb, summary jsonb, description jsonb,
    actions text[], groups text[], themes text[], municipalities text[], planned_start date, planned_end date,
    actual_start date, actual_end date, stopped_on date, stopped_reason text, labelled_on date, published_at timestamptz,
    website text, "references" jsonb)`);
  await sql`
    insert into project (id, slug, ${columns})
    select id, slug, ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${record}
    where is_new`.execute(database);
  await sql`
    update project set (${columns}) = (select ${columns} from (select r.*) as each),
      version = project.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${record}
    where project.id = r.id and not is_new`.execute(database);
}

function projectRecord(
  row: Row,
  references: readonly Row[],
  ids: Ids,
  isNew: boolean,
): Readonly<Record<string, unknown>> {
  const text = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      locales.flatMap((locale) => (row[`${name}_${locale}`] ? [[locale, row[`${name}_${locale}`]!]] : [])),
    );
  const { project: slug, ...cells } = row;
  return {
    ...emptyAsNull(cells),
    id: idOf(ids, 'projects', row),
    is_new: isNew,
    slug,
    title: text('title'),
    summary: text('summary'),
    description: text('description'),
    actions: readList(row['actions'] ?? ''),
    groups: readList(row['groups'] ?? ''),
    themes: readList(row['themes'] ?? ''),
    municipalities: readList(row['municipalities'] ?? ''),
    references: references.map(({ title, url, published }) => ({
      title,
      ...(url && { url }),
      ...(published && { published }),
    })),
  };
}

/** Partners of a project take each other's places: of those whose partners change, all are written anew. */
async function savePartners(
  database: Kysely<ExchangeTables>,
  { added, changed, removed, after }: TableChanges,
  ids: Ids,
): Promise<void> {
  const touched = new Set([...added, ...changed.map((each) => each.after), ...removed].map((row) => row['project']));
  if (touched.size === 0) return;
  const projects = [...touched].map((project = '') => idOf(ids, 'projects', { project }));
  const rows = after
    .filter((row) => touched.has(row['project']))
    .map((row) => ({ ...emptyAsNull(row), project_id: idOf(ids, 'projects', row) }));
  await sql`delete from project_partner where project_id = any(${projects}::uuid[])`.execute(database);
  await sql`
    insert into project_partner (project_id, organisation_id, role, share_percent, natural_person, position)
    select project_id, organisation.id, role, share_percent, natural_person, number - 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(project_id uuid, organisation text, role text,
      share_percent numeric, natural_person boolean, number int)
    join organisation on organisation.slug = r.organisation
    order by project_id, number`.execute(database);
}

/** How the rows of a table of parts are written: its columns in the database with their types. */
interface Part {
  readonly table: 'budget' | 'milestones' | 'risks' | 'results' | 'indicators';
  readonly name: string;
  readonly number: string;
  readonly columns: Readonly<Record<string, string>>;
}

const parts: readonly Part[] = [
  {
    table: 'budget',
    name: 'budget_line',
    number: 'number',
    columns: {
      label: 'text',
      source: 'text',
      funder: 'text',
      planned: 'numeric',
      committed: 'numeric',
      paid: 'numeric',
    },
  },
  {
    table: 'milestones',
    name: 'milestone',
    number: 'number',
    columns: { title: 'text', due: 'date', done_on: 'date' },
  },
  {
    table: 'risks',
    name: 'risk',
    number: 'number',
    columns: { title: 'text', likelihood: 'int', impact: 'int', response: 'text' },
  },
  { table: 'results', name: 'result', number: 'result', columns: { kind: 'text', title: 'text', description: 'text' } },
  {
    table: 'indicators',
    name: 'result_indicator',
    number: 'indicator',
    columns: {
      result_id: 'uuid',
      title: 'text',
      measure: 'text',
      ascending: 'boolean',
      plan_indicator: 'text',
      baseline_year: 'int',
      baseline_value: 'numeric',
      baseline_comment: 'text',
    },
  },
];

/** Columns that are empty texts rather than nothing. */
const neverNull = ['response', 'description', 'note'];

async function savePart(database: Kysely<ExchangeTables>, part: Part, changes: TableChanges, ids: Ids): Promise<void> {
  const { table, name, number, columns } = part;
  const record = (row: Row): Readonly<Record<string, unknown>> => ({
    ...emptyAsNull(row),
    id: idOf(ids, table, row),
    project_id: idOf(ids, 'projects', row),
    position: Number(row[number]) - 1,
    ...(table === 'indicators' && { result_id: idOf(ids, 'results', row) }),
  });
  await removeRows(
    database,
    name,
    changes.removed.map((row) => idOf(ids, table, row)),
  );
  const names = ['project_id', 'position', ...Object.keys(columns)].join(', ');
  const types = Object.entries({ id: 'uuid', project_id: 'uuid', position: 'int', ...columns });
  const shape = sql.raw(`r(${types.map((each) => each.join(' ')).join(', ')})`);
  if (changes.added.length > 0) {
    await sql`insert into ${sql.raw(name)} (id, ${sql.raw(names)}) select id, ${sql.raw(names)}
      from jsonb_to_recordset(${JSON.stringify(changes.added.map(record))}::jsonb) as ${shape}`.execute(database);
  }
  const moved = changes.added.length + changes.removed.length > 0 ? besideMoved(changes) : [];
  const updated = [...new Set([...changes.changed.map(({ after }) => after), ...moved])].map(record);
  if (updated.length > 0) {
    await sql`update ${sql.raw(name)} set (${sql.raw(names)}) = (select ${sql.raw(names)} from (select r.*) as each)
      from jsonb_to_recordset(${JSON.stringify(updated)}::jsonb) as ${shape}
      where ${sql.raw(name)}.id = r.id`.execute(database);
  }
}

/** Rows that stay beside rows that come or go: their places are written again. */
function besideMoved({ added, removed, after }: TableChanges): readonly Row[] {
  const touched = new Set([...added, ...removed].map((row) => row['project']));
  const isNew = new Set(added);
  return after.filter((row) => touched.has(row['project']) && !isNew.has(row));
}

async function removeRows(database: Kysely<ExchangeTables>, name: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from ${sql.raw(name)} where id = any(${ids}::uuid[])`.execute(database);
}

/** Periods are written open, for their parts could not be written below approved ones. */
async function savePeriods(
  database: Kysely<ExchangeTables>,
  { added, changed, removed }: TableChanges,
  ids: Ids,
): Promise<void> {
  await removeRows(
    database,
    'result_period',
    removed.map((row) => idOf(ids, 'periods', row)),
  );
  const shape = sql.raw(`r(id uuid, project_id uuid, indicator_id uuid, start date, "end" date, target numeric,
    target_comment text, actual numeric, actual_comment text)`);
  const record = (row: Row): Readonly<Record<string, unknown>> => ({
    ...emptyAsNull(row),
    id: idOf(ids, 'periods', row),
    project_id: idOf(ids, 'projects', row),
    indicator_id: idOf(ids, 'indicators', row),
  });
  if (added.length > 0) {
    await sql`
      insert into result_period (id, project_id, indicator_id, start_day, end_day, target, target_comment, actual, actual_comment)
      select id, project_id, indicator_id, start, "end", target, target_comment, actual, actual_comment
      from jsonb_to_recordset(${JSON.stringify(added.map(record))}::jsonb) as ${shape}`.execute(database);
  }
  if (changed.length > 0) {
    await sql`
      update result_period set target = r.target, target_comment = r.target_comment, actual = r.actual,
        actual_comment = r.actual_comment, version = version + 1
      from jsonb_to_recordset(${JSON.stringify(changed.map(({ after }) => record(after)))}::jsonb) as ${shape}
      where result_period.id = r.id`.execute(database);
  }
}

async function settlePeriods(
  database: Kysely<ExchangeTables>,
  { added, changed }: TableChanges,
  ids: Ids,
): Promise<void> {
  const rows = [...added, ...changed.map(({ after }) => after)].map((row) => ({
    id: idOf(ids, 'periods', row),
    state: row['state'],
  }));
  if (rows.length === 0) return;
  await sql`
    update result_period set state = r.state
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, state text)
    where result_period.id = r.id and result_period.state <> r.state`.execute(database);
}

async function saveParts(
  database: Kysely<ExchangeTables>,
  { added, changed, removed }: TableChanges,
  ids: Ids,
): Promise<void> {
  const record = (row: Row): Readonly<Record<string, unknown>> => ({
    ...emptyAsNull(row),
    period_id: idOf(ids, 'periods', row),
    project_id: idOf(ids, 'projects', row),
  });
  const gone = removed.filter((row) => ids.has(idKey('periods', row)));
  await sql`
    delete from result_period_part as part
    using jsonb_to_recordset(${JSON.stringify(gone.map(record))}::jsonb) as r(period_id uuid, dimension text, category text)
    where part.period_id = r.period_id and part.dimension = r.dimension and part.category = r.category`.execute(
    database,
  );
  await sql`
    insert into result_period_part (period_id, project_id, dimension, category, target, actual)
    select period_id, project_id, dimension, category, target, actual
    from jsonb_to_recordset(${JSON.stringify([...added, ...changed.map(({ after }) => after)].map(record))}::jsonb)
      as r(period_id uuid, project_id uuid, dimension text, category text, target numeric, actual numeric)
    on conflict (period_id, dimension, category) do update set target = excluded.target, actual = excluded.actual`.execute(
    database,
  );
}

async function saveContributions(
  database: Kysely<ExchangeTables>,
  { added, changed, removed }: TableChanges,
  ids: Ids,
): Promise<void> {
  const record = (row: Row): Readonly<Record<string, unknown>> => ({
    ...emptyAsNull(row),
    project_id: idOf(ids, 'projects', row),
  });
  await sql`
    delete from contribution using jsonb_to_recordset(${JSON.stringify(removed.map(record))}::jsonb)
      as r(project_id uuid, indicator text)
    where contribution.project_id = r.project_id and contribution.indicator = r.indicator`.execute(database);
  await sql`
    insert into contribution (project_id, indicator, expected, note)
    select project_id, indicator, expected, coalesce(note, '')
    from jsonb_to_recordset(${JSON.stringify([...added, ...changed.map(({ after }) => after)].map(record))}::jsonb)
      as r(project_id uuid, indicator text, expected numeric, note text)
    on conflict (project_id, indicator) do update set expected = excluded.expected, note = excluded.note`.execute(
    database,
  );
}

function emptyAsNull(row: Row): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, text]) => [name, text === '' && !neverNull.includes(name) ? null : text]),
  );
}
