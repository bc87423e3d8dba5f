import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Client } from 'pg';
import { failed, ok, type Result } from '../foundation/problem.ts';
import type { AnyQueue } from '../job/job.ts';
import { jobTable, openJobs, waitingJobsQuery, type WaitingJob } from '../job/jobs.ts';
import { holdsBackup, readBackup, type BackupManifest } from '../store/backup-manifest.ts';
import { makeBackup } from '../store/backup-store.ts';
import { readLastBackup, writeLastBackup } from '../store/last-backup-store.ts';
import { databaseAddress, type DatabaseAddress } from '../store/database-address.ts';
import { storeMigrations } from '../store/migration.ts';
import { restoreDatabase, restoreFiles } from '../store/restore-store.ts';
import { openStore, reachDatabase } from '../store/store.ts';
import { migrationsOf, queuesOf } from '../house/house.ts';
import { answer, refuse, type AddCommands, type Session } from '../wing/command.ts';
import type { Wing } from '../wing/wing.ts';

/** `ambitie backup DIR` and `ambitie restore DIR`. */
export function addBackupCommands(wings: readonly Wing[]): AddCommands {
  return (program, run) => {
    program
      .command('backup')
      .argument('<folder>', 'a folder that does not exist yet, or with --prove one that holds a backup')
      .option(
        '--prove',
        'also restore it into a folder beside it that is then removed, to prove that it works; of a backup that exists, do only that',
        false,
      )
      .description('write the database and the data folder into a folder, as they are at this moment')
      .action(run((session, folder: string, options: Proving) => backup(session, wings, folder, options)));
    program
      .command('restore')
      .argument('<folder>', 'the folder that a backup is in')
      .description('fill an empty database and an empty data folder from a backup')
      .action(run((session, folder: string) => restore(session, wings, folder)));
  };
}

interface Proving {
  readonly prove: boolean;
}

async function backup(session: Session, wings: readonly Wing[], given: string, { prove }: Proving): Promise<number> {
  const folder = resolve(session.world.workingFolder, given);
  const isThere = prove && (await holdsBackup(folder));
  const made = isThere ? await readBackup(folder) : await makeAt(session, folder);
  if (!made.ok) return refuse(session, made.problems);
  const proven = prove ? await proveBackup(session, wings, folder) : made;
  if (!proven.ok) return refuse(session, proven.problems);
  const done = [...(isThere ? [] : [describe('kept', made.value)]), ...(prove ? [describe('proven', made.value)] : [])];
  answer(session, made.value, () => done.join('\n'));
  return 0;
}

function makeAt(session: Session, target: string): Promise<Result<BackupManifest>> {
  const { world, dataFolder } = session;
  return withDatabase(session, (url) =>
    makeBackup({
      url,
      dataFolder,
      target,
      program: world.code,
      madeAt: world.effects.now(),
      lists: [{ name: 'jobs', table: jobTable, query: waitingJobsQuery }],
    }),
  );
}

const provingPrefix = '.proving-';

/** Restores a backup into a folder and a database of its own beside it, which are gone afterwards, and notes when. */
async function proveBackup(session: Session, wings: readonly Wing[], folder: string): Promise<Result<BackupManifest>> {
  const { world, dataFolder } = session;
  const place = await mkdtemp(join(dirname(folder), provingPrefix));
  try {
    // A database of its own, wherever the one of the site is.
    const alone = { ...session, dataFolder: place, world: { ...world, environment: {} } };
    const restored = await restoreFrom(alone, wings, folder);
    if (!restored.ok) return restored;
    const last = await readLastBackup(dataFolder);
    const provenAt = world.effects.now().toISOString();
    await writeLastBackup(dataFolder, { ...(last.ok && last.value), provenAt });
    return restored;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function withDatabase<T>(session: Session, use: (url: string) => Promise<Result<T>>): Promise<Result<T>> {
  const address = databaseAddress(session.world.environment, session.dataFolder);
  if (!address.ok) return address;
  const database = await reachDatabase(address.value);
  if (!database.ok) return database;
  try {
    return await use(database.value.url);
  } finally {
    await database.value.close();
  }
}

async function restore(session: Session, wings: readonly Wing[], given: string): Promise<number> {
  const folder = resolve(session.world.workingFolder, given);
  const restored = await restoreFrom(session, wings, folder);
  if (!restored.ok) return refuse(session, restored.problems);
  answer(session, restored.value, () => describe('restored', restored.value));
  return 0;
}

const stagingPrefix = '.restoring-';

/** Everything is made ready in a hidden folder, and gets its place when the database is complete. */
async function restoreFrom(session: Session, wings: readonly Wing[], folder: string): Promise<Result<BackupManifest>> {
  const manifest = await readBackup(folder);
  if (!manifest.ok) return manifest;
  const { dataFolder, world } = session;
  await mkdir(dataFolder, { recursive: true });
  const present = (await readdir(dataFolder)).filter((name) => !name.startsWith(stagingPrefix));
  if (present.length > 0) return failed([notEmpty(dataFolder)]);
  const staging = join(dataFolder, `${stagingPrefix}${randomBytes(4).toString('hex')}`);
  try {
    await restoreFiles(folder, manifest.value, staging);
    const address = databaseAddress(world.environment, staging);
    const loaded = address.ok
      ? await load(session, wings, address.value, { folder, manifest: manifest.value })
      : address;
    if (!loaded.ok) return loaded;
    for (const name of await readdir(staging)) await rename(join(staging, name), join(dataFolder, name));
  } finally {
    for (const name of await readdir(dataFolder)) {
      if (name.startsWith(stagingPrefix)) await rm(join(dataFolder, name), { recursive: true, force: true });
    }
  }
  return manifest;
}

/** Loads the database and brings it up to what this version needs. */
async function load(
  session: Session,
  wings: readonly Wing[],
  address: DatabaseAddress,
  { folder, manifest }: { readonly folder: string; readonly manifest: BackupManifest },
): Promise<Result<void>> {
  const database = await reachDatabase(address);
  if (!database.ok) return database;
  const { url, close } = database.value;
  const report = (error: Error): void => session.world.printError(error.message);
  try {
    const queues = queuesOf(wings);
    const putBack = (name: string, rows: readonly unknown[], client: Client): Promise<void> =>
      name === 'jobs' ? putJobsBack(url, queues, rows as readonly WaitingJob[], client, report) : Promise.resolve();
    const all = [...storeMigrations, ...migrationsOf(wings)];
    const restored = await restoreDatabase({ folder, manifest, url, migrations: all, putBack });
    if (!restored.ok) return restored;
    const store = await openStore({ kind: 'server', url }, migrationsOf(wings), report);
    if (!store.ok) return store;
    await store.value.close();
    return ok(undefined);
  } finally {
    await close();
  }
}

/** What waited when the backup was made waits again: a mail may be sent twice, and is not lost. */
async function putJobsBack(
  url: string,
  queues: readonly AnyQueue[],
  rows: readonly WaitingJob[],
  client: Client,
  onError: (error: Error) => void,
): Promise<void> {
  const jobs = await openJobs(url, { queues, as: 'visitor', onError });
  if (!jobs.ok) throw new Error(jobs.problems[0]?.message);
  try {
    const known = rows.filter(({ queue }) => queues.some(({ name }) => name === queue));
    await jobs.value.putBack(known, { executeSql: (text, values) => client.query(text, values as unknown[]) });
  } finally {
    await jobs.value.close();
  }
}

function describe(what: string, { madeAt, tables, files }: BackupManifest): string {
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  return `${what} ${rows} rows of ${tables.length} tables and ${files.length} files, as they were at ${madeAt}`;
}

function notEmpty(dataFolder: string) {
  return {
    code: 'data-not-empty',
    message: 'There is something in the data folder already.',
    at: dataFolder,
    hint: `Name an empty one with --data, or move ${basename(dataFolder)} aside; nothing is ever overwritten.`,
  };
}
