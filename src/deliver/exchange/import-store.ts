import { sql, type Kysely } from 'kysely';
import { noteAll } from '../../account/audit-store.ts';
import type { Author } from '../../account/actor.ts';
import type { ExchangeTerms } from './cell-reading.ts';
import type { CellProblem } from './cell-problem.ts';
import { applyChanges } from './apply-store.ts';
import { changesOf, isChange, projectsIn, type Changes, type CurrentTables } from './changes.ts';
import { allTables } from './export.ts';
import { readNamedProjects, type ExchangeTables } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { readTables, type ReadTables } from './read-tables.ts';
import { readSheets, type SentFile } from './sheet-store.ts';
import { changedProjects } from './preview.ts';

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
