import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { filesBelow, hashedFile, writeManifest, type BackupFile, type BackupManifest } from './backup-manifest.ts';
import { waitingLimits } from './limits.ts';
import { siteAddressName } from './site-address.ts';
import { tablesClosedToBackups } from './backup-policy.ts';
import { untrustedProxyName } from './untrusted-proxy-store.ts';
import { lastBackupName, readLastBackup, writeLastBackup } from './last-backup-store.ts';
import { isRunning } from './process-owner.ts';

/** What is backed up, and where to. */
export interface BackupOrder {
  /** Address of the database. */
  readonly url: string;
  readonly dataFolder: string;
  /** The backup's folder, which must not exist yet. */
  readonly target: string;
  readonly program: string;
  readonly madeAt: Date;
  /** Lists besides the tables of ours, each with the query that gives its rows and the table that it needs. */
  readonly lists: readonly BackupList[];
  /** Hears what is being done. */
  readonly report?: (step: string) => void | Promise<void>;
}

export interface BackupList {
  readonly name: string;
  readonly table: string;
  readonly query: string;
}

/** What of a data folder is no part of a backup: the cluster, whose rows are, what only a running site says, and what is not finished. */
const leftOut = (name: string): boolean =>
  name === 'database' ||
  name === siteAddressName ||
  name === untrustedProxyName ||
  name === lastBackupName ||
  name.startsWith('.unfinished-') ||
  name.endsWith('.new');

/**
 * Makes a backup: every table as it was at one moment, whatever row-level security shows to whom, then every file of the
 * data folder. It stands in a hidden folder beside its place until it is complete and on disk.
 *
 * Problems: the place is taken, or lies in the data folder; a table might hide rows from the backup.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<BackupManifest>> {
  const { target, dataFolder } = order;
  const problems = [...((await isThere(target)) ? [taken(target)] : []), ...within(dataFolder, target)];
  if (problems.length > 0) return failed(problems);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  await removeUnfinished(parent);
  const unfinished = join(parent, `.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(unfinished, { mode: 0o700 });
  try {
    const rows = await copyDatabase(order, join(unfinished, 'database'));
    if (!rows.ok) return rows;
    await order.report?.('files');
    await copyFolder(dataFolder, join(unfinished, 'files'));
    const manifest = await complete(order, rows.value, unfinished);
    await rename(unfinished, target);
    await syncToDisk(parent);
    await noteBackup(order);
    return ok(manifest);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

type DatabasePart = Pick<BackupManifest, 'steps' | 'tables' | 'sequences' | 'lists'>;

async function complete(order: BackupOrder, rows: DatabasePart, folder: string): Promise<BackupManifest> {
  const files: BackupFile[] = [];
  for (const path of await filesBelow(folder)) {
    await syncToDisk(join(folder, path));
    files.push(await hashedFile(folder, path));
  }
  const { program, madeAt } = order;
  const manifest: BackupManifest = { format: 1, program, madeAt: madeAt.toISOString(), ...rows, files };
  await writeManifest(folder, manifest);
  await syncToDisk(folder);
  return manifest;
}

async function copyDatabase(order: BackupOrder, folder: string): Promise<Result<DatabasePart>> {
  await mkdir(folder);
  const client = new Client({
    connectionString: order.url,
    options: '-c ambitie.backup=on -c row_security=on',
    application_name: 'ambitie backup',
    ...waitingLimits,
  });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const closed = (await client.query<{ name: string }>(tablesClosedToBackups)).rows;
    if (closed.length > 0) return failed(closed.map(({ name }) => hidesRows(name)));
    const tables = [];
    for (const table of await tablesOf(client)) {
      await order.report?.(`table ${table.name}`);
      tables.push({ ...table, rows: await copyTable(client, table, join(folder, `${table.name}.copy`)) });
    }
    const lists = [];
    for (const list of order.lists) lists.push(await copyList(client, list, folder));
    return ok({ steps: await stepsOf(client), tables, sequences: await sequencesOf(client), lists });
  } finally {
    await client.end();
  }
}

type Table = Pick<BackupManifest['tables'][number], 'name' | 'columns'>;

/** Tables of ours with the columns that are not worked out from others. */
async function tablesOf(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname::text as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`);
  return rows;
}

async function copyTable(client: Client, { name, columns }: Table, file: string): Promise<number> {
  const list = columns.map(escapeIdentifier).join(', ');
  const stream = client.query(copyTo(`copy (select ${list} from public.${escapeIdentifier(name)}) to stdout`));
  await pipeline(stream, createWriteStream(file));
  return stream.rowCount ?? 0;
}

async function copyList(client: Client, { name, table, query }: BackupList, folder: string) {
  const there = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [table]);
  const { rows } = there.rows[0]?.is ? await client.query<object>(query) : { rows: [] };
  await writeFile(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return { name, rows: rows.length };
}

async function stepsOf(client: Client): Promise<string[]> {
  const there = await client.query<{ is: boolean }>("select to_regclass('public.migration') is not null as is");
  if (!there.rows[0]?.is) return [];
  const { rows } = await client.query<{ name: string }>('select name from public.migration order by name');
  return rows.map(({ name }) => name);
}

async function sequencesOf(client: Client): Promise<BackupManifest['sequences']> {
  const names = await client.query<{ name: string }>(
    "select sequencename::text as name from pg_sequences where schemaname = 'public' order by 1",
  );
  const sequences = [];
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ value: string; isUsed: boolean }>(
      `select last_value::text as value, is_called as "isUsed" from public.${escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...rows[0]! });
  }
  return sequences;
}

/**
 * Copies what is in a folder, its files before its folders: what a file points to (the served release) is there when
 * the file was. A file that goes while it is copied was not to be kept.
 */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await visibleNames(from)) {
    if (await isFile(join(from, name))) await copyIfThere(join(from, name), join(to, name));
  }
  for (const name of await visibleNames(from)) {
    if (await isFolder(join(from, name))) await copyFolder(join(from, name), join(to, name));
  }
}

async function visibleNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => !leftOut(name)).toSorted();
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Removes what backups that were stopped midway left beside this one. */
async function removeUnfinished(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/^\.unfinished-(\d+)-/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !isRunning({ pid }))
      await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function noteBackup({ dataFolder, madeAt, target }: BackupOrder): Promise<void> {
  const last = await readLastBackup(dataFolder);
  await writeLastBackup(dataFolder, {
    ...(last.ok && last.value?.provenAt && { provenAt: last.value.provenAt }),
    madeAt: madeAt.toISOString(),
    folder: target,
  });
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function taken(target: string): Problem {
  const hint = `Name a folder that does not exist yet, like ${basename(target)}-2.`;
  return { code: 'backup-taken', message: 'There is something here already.', at: target, hint };
}

function within(dataFolder: string, target: string): readonly Problem[] {
  const way = relative(dataFolder, target);
  if (way.startsWith('..')) return [];
  const message = 'A backup cannot stand in the data folder that it is of.';
  return [
    { code: 'backup-within', message, at: target, hint: 'Name a folder elsewhere, on another disk for preference.' },
  ];
}

function hidesRows(table: string): Problem {
  const message = `Row-level security of the table ${table} might hide rows from a backup.`;
  const hint = 'Start this version of the program once; if that does not help, its policies must not be restrictive.';
  return { code: 'hidden-rows', message, at: 'database', hint };
}
