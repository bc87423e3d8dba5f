import { setTimeout } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { withAccess, type Access } from './access.ts';
import { openCluster, type Cluster } from './cluster.ts';
import type { DatabaseAddress } from './database-address.ts';
import { migrate, storeMigrations, type Migration } from './migration.ts';

/** The database, open. Names are camelCase in TypeScript and snake_case in SQL. */
export interface Store {
  /** Address with password, for what connects by itself (the job queue); never to be printed. */
  readonly url: string;
  /** Does work in one transaction with somebody's access; `Tables` are those of the wing that asks. */
  readonly as: <Tables, T>(access: Access, work: (database: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Queries of accounts, which come before anybody is known: only the tables of accounts answer them. */
  readonly accounts: Kysely<unknown>;
  /** Whether it answers at this moment: asked at most once a second, with two seconds to do so. */
  readonly answers: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const oldestMajor = 15;

/**
 * Opens the database, brings its shape up to date, and keeps connections to it.
 *
 * Problems: it does not start or answer, is older than PostgreSQL 15, was changed by a later version of the program,
 * or lets its user bypass row-level security.
 */
export async function openStore(
  address: DatabaseAddress,
  migrations: readonly Migration[],
  onError: (error: Error) => void,
): Promise<Result<Store>> {
  const reached = await reachDatabase(address, onError);
  if (!reached.ok) return reached;
  const store = connect(reached.value.url, onError, reached.value.close);
  const problems = await prepare(store.database, migrations);
  if (problems.length === 0) return ok(store);
  await store.close();
  return failed(problems);
}

/** The database as it is, for what looks at it or copies it whole; starts our own cluster where that is needed. */
export async function reachDatabase(
  address: DatabaseAddress,
  report?: (error: Error) => void,
): Promise<Result<Cluster>> {
  if (address.kind === 'embedded') return openCluster(address.folder, report && { report });
  return ok({ url: address.url, close: async () => undefined });
}

function connect(url: string, onError: (error: Error) => void, close: () => Promise<void>) {
  const database = kyselyOn(url, 12, '', onError);
  const accounts = kyselyOn(url, 5, '-c ambitie.accounts=on', onError);
  const store: Store = {
    url,
    as: (access, work) => withAccess(database as never, access, work as never),
    accounts,
    answers: answering(accounts),
    close: async () => {
      await Promise.all([database.destroy(), accounts.destroy()]);
      await close();
    },
  };
  return { ...store, database };
}

/** A store whose database does not run: whatever is asked of it fails as it does when the database is away. */
export function awayStore(): Store {
  const url = 'postgresql://nobody@127.0.0.1:1/away';
  return connect(
    url,
    () => undefined,
    () => Promise.resolve(),
  );
}

const answerMs = 2_000;

function answering(database: Kysely<unknown>): () => Promise<boolean> {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return () => {
    if (last && Date.now() - last.at < 1_000) return last.answer;
    const asked = sql`select 1`.execute(database).then(
      () => true,
      () => false,
    );
    last = { at: Date.now(), answer: Promise.race([asked, setTimeout(answerMs, false, { ref: false })]) };
    return last.answer;
  };
}

/**
 * The longest that anything of the site waits for the database, in milliseconds. What takes longer fails, whoever asked
 * is told to come back, and the connection is free for others again.
 */
const limits = {
  /** For a connection: a new one, or one that others have at hand. */
  connectionTimeoutMillis: 10_000,
  /** For what somebody else has locked. */
  lock_timeout: 5_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
  /** For an answer of a machine that hangs: it ends nothing by itself. */
  query_timeout: 40_000,
};

/** A day is a text, "2024-09-24": as a moment it would depend on where the program runs. */
const typesWithDays = new TypeOverrides();
typesWithDays.setTypeParser(types.builtins.DATE, (day) => day);

function kyselyOn(url: string, max: number, options: string, onError: (error: Error) => void): Kysely<unknown> {
  const pool = new Pool({
    connectionString: url,
    max,
    options,
    application_name: 'ambitie',
    types: typesWithDays,
    keepAlive: true,
    ...limits,
  });
  // A connection that breaks while nobody uses it is replaced at the next query.
  pool.on('error', onError);
  // One that breaks while it is used fails the query; without a listener it would end the program as well.
  pool.on('connect', (client) => client.on('error', onError));
  const plugin = new CamelCasePlugin({ maintainNestedObjectKeys: true });
  return new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [plugin] });
}

async function prepare(database: Kysely<unknown>, migrations: readonly Migration[]): Promise<readonly Problem[]> {
  try {
    const unfit = await unfitness(database);
    if (unfit.length > 0) return unfit;
    const migrated = await migrate(database, [...storeMigrations, ...migrations]);
    return migrated.ok ? [] : migrated.problems;
  } catch (error) {
    return [noAnswer(error)];
  }
}

async function unfitness(database: Kysely<unknown>): Promise<readonly Problem[]> {
  const { rows } = await sql<{ version: number; bypasses: boolean }>`
    select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as bypasses
    from pg_roles where rolname = current_user`.execute(database);
  const { version = 0, bypasses = false } = rows[0] ?? {};
  const problems: Problem[] = [];
  if (version < oldestMajor * 10_000) {
    problems.push({
      code: 'old-database',
      message: `PostgreSQL ${Math.floor(version / 10_000)} is too old.`,
      at: 'database',
      hint: `Use PostgreSQL ${oldestMajor} or later.`,
    });
  }
  if (bypasses) {
    problems.push({
      code: 'mighty-user',
      message: "The database's user is a superuser, whom row-level security does not hold back.",
      at: 'DATABASE_URL',
      hint: 'Make the user with "create role ambitie login" and give it a database of its own.',
    });
  }
  return problems;
}

function noAnswer(error: unknown): Problem {
  return {
    code: 'no-database',
    message: `The database does not answer: ${error instanceof Error ? error.message : String(error)}.`,
    at: 'database',
    hint: 'Check that it runs, that its address and password are right, and that its user owns the database.',
  };
}
