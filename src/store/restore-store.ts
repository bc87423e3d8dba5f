import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { waitingLimits } from './limits.ts';
import { letBackupsIn } from './backup-policy.ts';
import { doneSteps, migrationTable, stepProblems, type DoneStep, type Migration } from './migration.ts';

/** What is restored, and into what. */
export interface RestoreOrder {
  /** The backup's folder, its hashes checked. */
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** Address of a database with nothing of ours in it. */
  readonly url: string;
  /** Every step this program knows, in order. */
  readonly migrations: readonly Migration[];
  /** Puts a list back that is no table of ours, within the transaction that the client is in. */
  readonly putBack: (name: string, rows: readonly unknown[], client: Client) => Promise<void>;
}

/**
 * Fills an empty database from a backup, in one transaction: everything, or nothing. First it gets the shape that it had
 * when it was backed up; what a later version of the program adds comes after.
 *
 * Problems: the database is not empty; the backup was made by a later version, or a step was edited since; a table does
 * not take its rows.
 */
export async function restoreDatabase(order: RestoreOrder): Promise<Result<void>> {
  const unknown = order.manifest.steps.filter((step) => order.migrations.every(({ name }) => name !== step));
  if (unknown.length > 0) return failed([laterBackup(order.folder, unknown)]);
  const client = new Client({ connectionString: order.url, application_name: 'ambitie restore', ...waitingLimits });
  await client.connect();
  try {
    await client.query('begin');
    if (!(await isEmpty(client))) return failed([notEmpty()]);
    await giveShape(client, order);
    await fill(client, order);
    const edited = await stepsAmiss(client, order);
    if (edited.length > 0) return failed(edited);
    await client.query('commit');
    return ok(undefined);
  } catch (error) {
    return failed([notTaken(order.folder, error)]);
  } finally {
    await client.end();
  }
}

/** Copies the files of a backup into a folder. */
export async function restoreFiles(folder: string, manifest: BackupManifest, target: string): Promise<void> {
  const prefix = 'files/';
  await mkdir(target, { recursive: true });
  for (const { path } of manifest.files.filter(({ path }) => path.startsWith(prefix))) {
    const place = join(target, path.slice(prefix.length));
    await mkdir(dirname(place), { recursive: true });
    await copyFile(join(folder, path), place);
  }
}

/** Nothing but what extensions brought. */
async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ amount: number }>(`
    select count(*)::int as amount from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
  return rows[0]?.amount === 0;
}

/** The shape was made by the steps of this program: were they other ones then, the rows may not mean the same. */
async function stepsAmiss(client: Client, { manifest, migrations }: RestoreOrder): Promise<readonly Problem[]> {
  if (manifest.steps.length === 0) return [];
  return stepProblems((await client.query<DoneStep>(doneSteps)).rows, migrations);
}

async function giveShape(client: Client, { manifest, migrations }: RestoreOrder): Promise<void> {
  if (manifest.steps.length === 0) return;
  await client.query(migrationTable);
  const done = new Set(manifest.steps);
  for (const { name, up } of migrations) if (done.has(name)) await client.query(up);
  await client.query(letBackupsIn);
}

/** Loads every table, with nothing in the way meanwhile: references, triggers and row-level security return after. */
async function fill(client: Client, { folder, manifest, putBack }: RestoreOrder): Promise<void> {
  const hindrances = (await client.query<Hindrance>(hindrancesQuery)).rows;
  for (const { off } of hindrances) await client.query(off);
  const names = manifest.tables.map(({ name }) => `public.${escapeIdentifier(name)}`);
  // Steps may have put rows in: those of the backup come in their place.
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const table of manifest.tables) await loadTable(client, folder, table);
  for (const { on } of hindrances.toReversed()) await client.query(on);
  for (const { name, value, isUsed } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${escapeIdentifier(name)}`,
      value,
      isUsed,
    ]);
  }
  for (const { name } of manifest.lists) {
    const lines = (await readFile(join(folder, 'database', `${name}.jsonl`), 'utf8')).split('\n').filter(Boolean);
    await putBack(
      name,
      lines.map((line): unknown => JSON.parse(line)),
      client,
    );
  }
}

async function loadTable(client: Client, folder: string, table: BackupManifest['tables'][number]): Promise<void> {
  const { name, columns, rows } = table;
  const list = columns.map(escapeIdentifier).join(', ');
  const stream = client.query(copyFrom(`copy public.${escapeIdentifier(name)} (${list}) from stdin`));
  await pipeline(createReadStream(join(folder, 'database', `${name}.copy`)), stream);
  if (stream.rowCount !== rows) throw new Error(`table ${name} took ${stream.rowCount} of ${rows} rows`);
}

/** Something that stands in the way of loading rows as they are: SQL that puts it off, and on again as it was. */
interface Hindrance {
  readonly off: string;
  readonly on: string;
}

/**
 * In the order in which they go off. They come on again in reverse: references are checked while row-level security is
 * still off, for it hides from them the rows that they lead to.
 */
const hindrancesQuery = `
  select 1 as turn, format('alter table %s no force row level security', oid::regclass) as off,
    format('alter table %s force row level security', oid::regclass) as on
  from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity
  union all
  select 2, format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
    format('alter table %s enable %s trigger %I', tgrelid::regclass,
      case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D' and tgparentid = 0
  union all
  select 3, format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
  order by 1, 2`;

function laterBackup(folder: string, unknown: readonly string[]): Problem {
  const message = `The backup was made by a later version of the program (${unknown.join(', ')}).`;
  return { code: 'later-backup', message, at: folder, hint: 'Restore it with that version.' };
}

function notEmpty(): Problem {
  const hint = 'Name an empty database in DATABASE_URL; nothing is ever overwritten.';
  return { code: 'database-not-empty', message: 'There is something in the database already.', at: 'database', hint };
}

function notTaken(folder: string, error: unknown): Problem {
  // What a row says may be about people: of the database's answer only the part without it is told.
  const message = `The database did not take the backup: ${error instanceof Error ? error.message : String(error)}.`;
  return { code: 'restore-failed', message, at: folder, hint: 'Nothing was changed. Use another backup.' };
}
