import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../foundation/clock-words.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import type { CellProblem, LeftOut } from './cell-problem.ts';
import { holdProjects } from '../project/project-store.ts';
import { applyChanges, type ApplySetting } from './apply-store.ts';
import { changesOf, projectsIn } from './changes.ts';
import { isChange, type Changes, type CurrentTables } from './table-changes.ts';
import { allTables } from './export.ts';
import { readNamedProjects, type ExchangeTables } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { readTables, type ReadFiles, type ReadTables } from './read-tables.ts';
import { readSheets, type SentFile } from './sheet-store.ts';
import { changedProjects } from './preview.ts';

/** What an import would do, or did; with problems it does nothing. */
export interface ImportOutcome {
  readonly changes: Changes;
  readonly problems: readonly CellProblem[];
  /** Projects named in the file that stay as they are. */
  readonly unchanged: number;
  /** What the files hold beside their tables, and what was not read. */
  readonly leftOut: readonly LeftOut[];
}

/** What an import is made with. */
export interface ImportSetting extends ApplySetting {
  readonly terms: PlanTerms;
}

/** Says what files would change, and changes nothing. */
export async function previewImport(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  setting: Pick<ImportSetting, 'terms' | 'organisations' | 'now'>,
): Promise<ImportOutcome> {
  return (await workOut(database, await readFiles(files, setting), setting)).outcome;
}

/**
 * Brings files of projects in, within the transaction of `database`: all of it, or nothing when anything is wrong.
 * Bringing the same files in again changes nothing. One import at a time, and nobody saves the projects meanwhile.
 */
export async function importFiles(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  setting: ImportSetting,
): Promise<ImportOutcome> {
  await sql`select pg_advisory_xact_lock(hashtext('ambitie import'))`.execute(database);
  const read = await readFiles(files, setting);
  await holdProjects(database, projectsIn(read.tables));
  const { outcome, projects } = await workOut(database, read, setting);
  if (outcome.problems.length > 0 || !isChange(outcome.changes)) return outcome;
  await applyChanges(database, outcome.changes, projects, setting);
  return outcome;
}

async function readFiles(files: readonly SentFile[], { terms }: Pick<ImportSetting, 'terms'>): Promise<ReadFiles> {
  const { sheets, problems } = await readSheets(files);
  const read = readTables(sheets, terms);
  return { ...read, problems: [...problems, ...read.problems] };
}

async function workOut(
  database: Kysely<ExchangeTables>,
  { tables: read, problems, leftOut }: ReadFiles,
  { organisations, now }: Pick<ImportSetting, 'organisations' | 'now'>,
): Promise<{ readonly outcome: ImportOutcome; readonly projects: readonly ExchangedProject[] }> {
  const named = projectsIn(read);
  const projects = await readNamedProjects(database, named);
  const current = await readCurrent(database, projects, read, organisations);
  const { changes, problems: between } = changesOf(read, current, dayOf(now));
  const changed = new Set(changedProjects(changes).map(({ slug }) => slug));
  const unchanged = named.filter((slug) => !changed.has(slug)).length;
  return { outcome: { changes, problems: [...problems, ...between], unchanged, leftOut }, projects };
}

async function readCurrent(
  database: Kysely<ExchangeTables>,
  projects: readonly ExchangedProject[],
  read: ReadTables,
  organisations: ImportSetting['organisations'],
): Promise<CurrentTables> {
  const tables = await allTables(
    (async function* () {
      yield projects;
    })(),
  );
  const cells = [...read.values()].flat().map((row) => row.cells);
  const slugs = [...new Set(cells.flatMap(({ organisation = '' }) => (organisation ? [organisation] : [])))];
  const numbers = [...new Set(cells.flatMap(({ enterprise_number: number = '' }) => (number ? [number] : [])))];
  const known = await organisations.find(database, { slugs, enterpriseNumbers: numbers });
  return {
    tables,
    organisations: new Map(
      known.map(({ slug, enterpriseNumber }) => [slug, enterpriseNumber ? { enterpriseNumber } : {}]),
    ),
  };
}
