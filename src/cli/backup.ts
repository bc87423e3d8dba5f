import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Client } from 'pg';
import { failed, ok, type Result } from '../foundation/problem.ts';
import type { AnyQueue } from '../job/job.ts';
import { jobTable, openJobs, waitingJobsQuery, type WaitingJob } from '../job/jobs.ts';
import { readBackup, type BackupManifest } from '../store/backup-manifest.ts';
import { makeBackup } from '../store/backup-store.ts';
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
      .argument('<folder>', 'a folder that does not exist yet')
      .description('write the database and the data folder into a folder, as they are at this moment')
      .action(run(backup));
    program
      .command('restore')
      .argument('<folder>', 'the folder that a backup is in')
      .description('fill an empty database and an empty data folder from a backup')
      .action(run((session, folder: string) => restore(session, wings, folder)));
  };
}

async function backup(session: Session, folder: string): Promise<number> {
  const { world, dataFolder } = session;
  const made = await withDatabase(session, (url) =>
    makeBackup({
      url,
      dataFolder,
      target: resolve(world.workingFolder, folder),
      program: world.code,
      madeAt: world.effects.now(),
      lists: [{ name: 'jobs', table: jobTable, query: waitingJobsQuery }],
    }),
  );
  if (!made.ok) return refuse(session, made.problems);
  answer(session, made.value, () => describe('kept', made.value));
  return 0;
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
