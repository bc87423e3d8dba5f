import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { letBackupsIn } from './backup-policy.ts';
import { takeTurn } from './lock.ts';

/** A step of the database's shape. Once released it never changes: what comes later is a new step. */
export interface Migration {
  /** Unique, in the order of the steps: `deliver-001-project`. */
  readonly name: string;
  /** SQL statements, run in one transaction. */
  readonly up: string;
}

/** SQL for the table that keeps which steps were done, each with a hash of what it did. */
export const migrationTable = `
  create table if not exists migration (name text primary key, done_at timestamptz not null default now());
  alter table migration add column if not exists sha256 text`;

/** Asks for the steps that a database has taken. */
export const doneSteps = 'select name, sha256 from public.migration order by name';

/** A step that a database has taken; without a hash when a version did it that kept none. */
export interface DoneStep {
  readonly name: string;
  readonly sha256: string | null;
}

/** Hash of what a step does. */
function stepHash({ up }: Migration): string {
  return createHash('sha256').update(up).digest('hex');
}

/**
 * What is wrong with the steps that a database has taken: one that the program does not know, so it belongs to a later
 * version; one that was edited after it ran, so that the shape is another one than the program takes it for.
 */
export function stepProblems(done: readonly DoneStep[], known: readonly Migration[]): readonly Problem[] {
  const byName = new Map(known.map((step) => [step.name, step]));
  const unknown = done.map(({ name }) => name).filter((name) => !byName.has(name));
  const edited = done.filter(({ name, sha256 }) => {
    const step = byName.get(name);
    return step && sha256 !== null && sha256 !== stepHash(step);
  });
  return [
    ...(unknown.length > 0 ? [laterVersion(unknown)] : []),
    ...(edited.length > 0 ? [editedSteps(edited.map(({ name }) => name))] : []),
  ];
}

/**
 * Brings a database up to the shape that the program needs, in one transaction: all steps that are missing, or none.
 * Processes that start together take turns. Gives the names of the steps done.
 *
 * Problems: those of `stepProblems`.
 */
export async function migrate(
  database: Kysely<unknown>,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  return database.transaction().execute(async (transaction) => {
    // A step may take its time; only what others hold is not waited for without end.
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`set local lock_timeout = '60s'`.execute(transaction);
    await takeTurn(transaction, 'ambitie migration');
    await sql.raw(migrationTable).execute(transaction);
    const { rows } = await sql.raw<DoneStep>(doneSteps).execute(transaction);
    const problems = stepProblems(rows, migrations);
    if (problems.length > 0) return failed(problems);
    const done = new Set(rows.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const step of missing) {
      await sql.raw(step.up).execute(transaction);
      await sql`insert into migration (name) values (${step.name})`.execute(transaction);
    }
    for (const step of migrations) {
      await sql`update migration set sha256 = ${stepHash(step)} where name = ${step.name} and sha256 is null`.execute(
        transaction,
      );
    }
    await sql.raw(letBackupsIn).execute(transaction);
    return ok(missing.map(({ name }) => name));
  });
}

function editedSteps(names: readonly string[]): Problem {
  return {
    code: 'edited-step',
    message: `A step of the database was edited after it ran here (${names.join(', ')}).`,
    at: 'database',
    hint: 'Start the version that ran it, make a backup, and put what was changed in a step of its own.',
  };
}

function laterVersion(unknown: readonly string[]): Problem {
  return {
    code: 'later-database',
    message: `The database was changed by a later version of the program (${unknown.join(', ')}).`,
    at: 'database',
    hint: 'Start that version, or restore a backup that this one made.',
  };
}

/** The functions that row-level security of every wing is written with; see `Access`. */
export const storeMigrations: readonly Migration[] = [
  {
    name: '000-store-access',
    up: `
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;

      -- Whom the transaction acts for; null for a visitor.
      create function actor() returns uuid language sql stable parallel safe as
        $$ select nullif(current_setting('ambitie.person', true), '')::uuid $$;

      -- Whether a permission holds for everything.
      create function may_any(permission text) returns boolean language sql stable parallel safe as
        $$ select coalesce(current_setting('ambitie.any', true) like any (array['% ' || permission || ' %', '% * %']), false) $$;

      -- The organisations for whose things a permission holds.
      create function may_own(permission text) returns uuid[] language sql stable parallel safe as
        $$ select coalesce(array_agg(value::uuid), '{}') from jsonb_array_elements_text(
             coalesce(nullif(current_setting('ambitie.own', true), '')::jsonb -> permission, '[]'::jsonb)) $$;

      -- Words of a text for searching in: stems of the Dutch ones, without accents.
      create function search_words(words text) returns tsvector language sql immutable parallel safe as
        $$ select to_tsvector('dutch'::regconfig, public.unaccent('public.unaccent'::regdictionary, coalesce(words, ''))) $$;
    `,
  },
];
