import { sql, type Kysely } from 'kysely';
import { failed, ok, type Result } from '../foundation/problem.ts';
import { letBackupsIn } from './backup-policy.ts';
import { takeTurn } from './lock.ts';

/** A step of the database's shape. Once released it never changes: what comes later is a new step. */
export interface Migration {
  /** Unique, in the order of the steps: `deliver-001-project`. */
  readonly name: string;
  /** SQL statements, run in one transaction. */
  readonly up: string;
}

/** SQL for the table that keeps which steps were done. */
export const migrationTable = `create table if not exists migration (
  name text primary key, done_at timestamptz not null default now())`;

/**
 * Brings a database up to the shape that the program needs, in one transaction: all steps that are missing, or none.
 * Processes that start together take turns. Gives the names of the steps done.
 *
 * Problems: the database holds a step that this program does not know, so it belongs to a later version; its user may
 * not change its shape.
 */
export async function migrate(
  database: Kysely<unknown>,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  return database.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'ambitie migration');
    await sql.raw(migrationTable).execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(transaction);
    const done = new Set(rows.map(({ name }) => name));
    const unknown = [...done].filter((name) => migrations.every((each) => each.name !== name));
    if (unknown.length > 0) return failed([laterVersion(unknown)]);
    const missing = migrations.filter(({ name }) => !done.has(name));
    for (const { name, up } of missing) {
      await sql.raw(up).execute(transaction);
      await sql`insert into migration (name) values (${name})`.execute(transaction);
    }
    await sql.raw(letBackupsIn).execute(transaction);
    return ok(missing.map(({ name }) => name));
  });
}

function laterVersion(unknown: readonly string[]) {
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
