import { sql, type Kysely } from 'kysely';
import { noteAll } from '../../wing/trail-store.ts';
import type { Author } from '../../wing/actor.ts';
import type { ExchangeTerms } from './cell-reading.ts';
import type { CellProblem } from './cell-problem.ts';
import { applyChanges } from './apply-store.ts';
import { changesOf, projectsIn } from './changes.ts';
import { isChange, type Changes, type CurrentTables } from './table-changes.ts';
import { allTables } from './export.ts';
import { readNamedProjects, type ExchangeTables } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import type { TableName } from './layout.ts';
import { readTables, type ReadTables } from './read-tables.ts';
import { readProjects as readWholeProjects } from '../project/project-read-store.ts';
import { contentOf, sectionFields, type Section } from '../project/section.ts';
import { readSheets, type SentFile } from './sheet-store.ts';
import { changedProjects, type ChangedProject } from './preview.ts';

/** What an import would do, or did; with problems it does nothing. */
export interface ImportOutcome {
  readonly changes: Changes;
  readonly problems: readonly CellProblem[];
  /** Projects named in the file that stay as they are. */
  readonly unchanged: number;
}

/** What an import is made with. */
export interface ImportSetting {
  readonly terms: ExchangeTerms;
  readonly author: Author;
  readonly newId: () => string;
}

/** Says what files would change, and changes nothing. */
export async function previewImport(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  { terms }: Pick<ImportSetting, 'terms'>,
): Promise<ImportOutcome> {
  return (await workOut(database, files, terms)).outcome;
}

/**
 * Brings files of projects in, within the transaction of `database`: all of it, or nothing when anything is wrong.
 * Bringing the same files in again changes nothing. One import at a time.
 */
export async function importFiles(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  { terms, author, newId }: ImportSetting,
): Promise<ImportOutcome> {
  await sql`select pg_advisory_xact_lock(hashtext('ambitie import'))`.execute(database);
  const { outcome, projects } = await workOut(database, files, terms);
  if (outcome.problems.length > 0 || !isChange(outcome.changes)) return outcome;
  const ids = await applyChanges(database, outcome.changes, projects, newId);
  await keepVersions(database, author, outcome.changes, ids);
  await noteAll(
    database,
    author,
    changedProjects(outcome.changes).map(({ slug, isNew }) => ({
      event: isNew ? 'project.imported-new' : 'project.imported',
      subject: { kind: 'project', id: ids.get(slug) ?? slug },
      details: { project: slug },
    })),
  );
  return outcome;
}

/** The sections in which projects are written, by the tables that hold them. */
const sectionOf: Readonly<Partial<Record<TableName, Section>>> = {
  partners: 'partners',
  budget: 'budget',
  milestones: 'milestones',
  risks: 'risks',
  results: 'results',
  indicators: 'results',
  periods: 'results',
  parts: 'results',
  contributions: 'actions',
  references: 'course',
};

/** Sections that columns of the project itself belong to. */
const sectionOfColumn: Readonly<Record<string, Section>> = {
  actions: 'actions',
  groups: 'groups',
  municipalities: 'places',
  actual_start: 'course',
  actual_end: 'course',
  stopped_on: 'course',
  stopped_reason: 'course',
};

/** Keeps each project as it is now among its versions, so that who edits it meanwhile learns what changed. */
async function keepVersions(
  database: Kysely<ExchangeTables>,
  author: Author,
  changes: Changes,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const sections = new Map(changedProjects(changes).map((each) => [ids.get(each.slug) ?? '', sectionsOf(each)]));
  const person = author.kind === 'person' ? author.id : null;
  const all = [...sections.keys()];
  for (let at = 0; at < all.length; at += 200) {
    const projects = await readWholeProjects(database, all.slice(at, at + 200));
    const rows = projects.map((project) => ({
      id: project.id,
      sections: sections.get(project.id),
      content: contentOf(project),
    }));
    await sql`
      with saved as (
        update project set section_versions = section_versions
          || (select jsonb_object_agg(name, version) from jsonb_array_elements_text(r.sections) as name)
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, sections jsonb, content jsonb)
        where project.id = r.id
        returning r.id, version, r.sections, r.content)
      insert into project_version (project_id, version, author_id, sections, content, started_at, saved_at)
      select id, version, ${person}::uuid, array(select jsonb_array_elements_text(sections)), content, now(), now()
      from saved`.execute(database);
  }
}

function sectionsOf({ isNew, fields, counts }: ChangedProject): readonly Section[] {
  if (isNew) return Object.keys(sectionFields) as Section[];
  const ofColumns = fields.map(({ column }) => sectionOfColumn[column] ?? 'about');
  const ofTables = counts.flatMap(({ table }) => (table === 'projects' ? [] : [sectionOf[table] ?? 'about']));
  return [...new Set([...ofColumns, ...ofTables])];
}

async function workOut(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  terms: ExchangeTerms,
): Promise<{ readonly outcome: ImportOutcome; readonly projects: readonly ExchangedProject[] }> {
  const { sheets, problems } = await readSheets(files);
  const read = readTables(sheets, terms);
  const named = projectsIn(read.tables);
  const projects = await readNamedProjects(database, named);
  const { changes, problems: between } = changesOf(read.tables, await readCurrent(database, projects, read.tables));
  const all = [...problems, ...read.problems, ...between];
  const changed = new Set(changedProjects(changes).map(({ slug }) => slug));
  const unchanged = named.filter((slug) => !changed.has(slug)).length;
  return { outcome: { changes, problems: all, unchanged }, projects };
}

async function readCurrent(
  database: Kysely<ExchangeTables>,
  projects: readonly ExchangedProject[],
  read: ReadTables,
): Promise<CurrentTables> {
  const tables = await allTables(
    (async function* () {
      yield projects;
    })(),
  );
  const cells = [...read.values()].flat().map((row) => row.cells);
  const slugs = [...new Set(cells.flatMap(({ organisation = '' }) => (organisation ? [organisation] : [])))];
  const numbers = [...new Set(cells.flatMap(({ enterprise_number: number = '' }) => (number ? [number] : [])))];
  const organisations = await database
    .selectFrom('organisation')
    .select(['slug', 'enterpriseNumber'])
    .where(sql<boolean>`slug = any(${slugs}) or enterprise_number = any(${numbers})`)
    .orderBy('slug')
    .execute();
  return {
    tables,
    organisations: new Map(
      organisations.map(({ slug, enterpriseNumber }) => [slug, enterpriseNumber ? { enterpriseNumber } : {}]),
    ),
  };
}
