import { sql, type Kysely } from 'kysely';
import { dayOf } from '../../foundation/clock-words.ts';
import type { PlanTerms } from '../project/plan-terms.ts';
import type { CellProblem } from './cell-problem.ts';
import { holdProjects } from '../project/project-store.ts';
import { applyChanges, type ApplySetting } from './apply-store.ts';
import { changesOf, projectsIn } from './changes.ts';
import { isChange, type Changes, type CurrentTables } from './table-changes.ts';
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
export interface ImportSetting extends ApplySetting {
  readonly terms: PlanTerms;
}

/** Says what files would change, and changes nothing. */
export async function previewImport(
  database: Kysely<ExchangeTables>,
  files: readonly SentFile[],
  setting: Pick<ImportSetting, 'terms' | 'organisations' | 'now'>,
): Promise<ImportOutcome> {
  const { read, problems } = await readFiles(files, setting);
  return (await workOut(database, read, problems, setting)).outcome;
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
  const { read, problems } = await readFiles(files, setting);
  await holdProjects(database, projectsIn(read));
  const { outcome, projects } = await workOut(database, read, problems, setting);
  if (outcome.problems.length > 0 || !isChange(outcome.changes)) return outcome;
  await applyChanges(database, outcome.changes, projects, setting);
  return outcome;
}

async function readFiles(
  files: readonly SentFile[],
  { terms }: Pick<ImportSetting, 'terms'>,
): Promise<{ readonly read: ReadTables; readonly problems: readonly CellProblem[] }> {
  const { sheets, problems } = await readSheets(files);
  const { tables, problems: inCells } = readTables(sheets, terms);
  return { read: tables, problems: [...problems, ...inCells] };
}

async function workOut(
  database: Kysely<ExchangeTables>,
  read: ReadTables,
  problems: readonly CellProblem[],
  { organisations, now }: Pick<ImportSetting, 'organisations' | 'now'>,
): Promise<{ readonly outcome: ImportOutcome; readonly projects: readonly ExchangedProject[] }> {
  const named = projectsIn(read);
  const projects = await readNamedProjects(database, named);
  const current = await readCurrent(database, projects, read, organisations);
  const { changes, problems: between } = changesOf(read, current, dayOf(now));
  const changed = new Set(changedProjects(changes).map(({ slug }) => slug));
  const unchanged = named.filter((slug) => !changed.has(slug)).length;
  return { outcome: { changes, problems: [...problems, ...between], unchanged }, projects };
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
