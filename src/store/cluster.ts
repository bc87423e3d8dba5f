import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { holdFolder } from './folder-lock.ts';
import { freePort } from './free-port.ts';
import { keepRunning } from './keep-running.ts';
import { bundledPrograms, postgresPrograms, type PostgresPrograms, type ProgramPaths } from './postgres-programs.ts';
import { runningPort, serverLog, startServer, type PostgresServer } from './postgres-server.ts';
import { isRunning, ownMark, type ProcessMark } from './process-owner.ts';

/** A PostgreSQL cluster of our own in a folder, running. */
export interface Cluster {
  /** Address of its database `ambitie`, for its owner, who is not a superuser. */
  readonly url: string;
  /** Stops it when this process started it; leaves it to its owner otherwise. */
  readonly close: () => Promise<void>;
}

const owner = 'ambitie';
const superuser = 'cluster';

/** Is told of what happens to the cluster by itself. */
type Report = (error: Error) => void;

/**
 * Opens the cluster in a folder: makes it at first use, starts it, or joins it when another process of ours runs it.
 * What a killed process left running is stopped first. Listens on the loopback address only, behind a password. Where it
 * ends by itself, this process brings it back at the same address until it is closed; `report` hears of it.
 *
 * Problems: no PostgreSQL for this system; a cluster that does not start (its log is named).
 */
export async function openCluster(
  folder: string,
  { paths, report = () => undefined }: { readonly paths?: ProgramPaths; readonly report?: Report } = {},
): Promise<Result<Cluster>> {
  const found = paths ?? (await bundledPrograms());
  if (!found) return failed([noPrograms(folder)]);
  try {
    const programs = await postgresPrograms(found);
    await mkdir(folder, { recursive: true });
    const open = async (): Promise<Cluster> => (await joined(folder)) ?? (await openQuietly(folder, programs, report));
    return ok(await oneAtATime(folder, open));
  } catch (cause) {
    return failed([cannotStart(folder, cause)]);
  }
}

async function openQuietly(folder: string, programs: PostgresPrograms, report: Report): Promise<Cluster> {
  if (!existsSync(join(folder, 'password'))) await make(folder, programs);
  const password = await readFile(join(folder, 'password'), 'utf8');
  await stop(folder, programs);
  return start(folder, programs, password, report);
}

/** The cluster of another process that runs it, or brings it back at this moment; `undefined` when there is none. */
async function joined(folder: string): Promise<Cluster | undefined> {
  const limit = Date.now() + patienceMs;
  for (;;) {
    const runner = await readMark(join(folder, 'runner.json'));
    if (!runner || !isRunning(runner)) return undefined;
    const port = await runningPort(join(folder, 'cluster'));
    if (port && existsSync(join(folder, 'password'))) {
      return { url: urlOf(await readFile(join(folder, 'password'), 'utf8'), port), close: async () => undefined };
    }
    if (Date.now() > limit)
      throw new Error(`process ${runner.pid}, which runs it, has not had it running for a minute`);
    await setTimeout(100);
  }
}

async function start(folder: string, programs: PostgresPrograms, password: string, report: Report): Promise<Cluster> {
  const port = await freePort();
  const cluster = join(folder, 'cluster');
  const again = (): Promise<PostgresServer> => startServer(programs, cluster, port);
  // Where PostgreSQL itself was killed, its helpers may need a moment to notice.
  const server = await retried(again);
  await writeFile(join(folder, 'runner.json'), JSON.stringify(ownMark()));
  const kept = keepRunning(server, again, report);
  const close = async (): Promise<void> => {
    await kept.letGo();
    await stop(folder, programs);
    await rm(join(folder, 'runner.json'), { force: true });
  };
  return { url: urlOf(password, port), close };
}

async function retried<T>(work: () => Promise<T>, times = 5): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (times === 1) throw error;
    await setTimeout(400);
    return retried(work, times - 1);
  }
}

async function stop(folder: string, programs: PostgresPrograms): Promise<void> {
  const cluster = join(folder, 'cluster');
  if (!(await runningPort(cluster))) return;
  const stopping = programs.control(['stop', '--wait', '--mode=fast', '-D', cluster, '--silent']);
  // It may have ended by itself meanwhile.
  await stopping.catch(async (error: unknown) => {
    if (await runningPort(cluster)) throw error;
  });
}

/** Makes the cluster beside its place and moves it in when complete, so that a half-made one is never taken for whole. */
async function make(folder: string, programs: PostgresPrograms): Promise<void> {
  const cluster = join(folder, 'cluster');
  const password = randomBytes(24).toString('base64url');
  await stop(folder, programs).catch(() => undefined);
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster);
  await programs.handOver(cluster);
  const first = randomBytes(24).toString('base64url');
  await initialise(cluster, programs, first);
  const running = await start(folder, programs, password, () => undefined);
  await addOwner(running.url, password, first);
  await running.close();
  const file = join(folder, 'password');
  await writeFile(`${file}.new`, password, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** From its first moment on nobody comes in without a password; that of its superuser is kept nowhere. */
async function initialise(cluster: string, programs: PostgresPrograms, password: string): Promise<void> {
  const file = `${cluster}.first`;
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const secrecy = ['--auth=scram-sha-256', `--pwfile=${file}`];
  await rm(file, { force: true });
  await writeFile(file, password, { mode: 0o600 });
  try {
    await programs.initdb(['-D', cluster, `--username=${superuser}`, ...secrecy, '--data-checksums', ...locale]);
  } finally {
    await rm(file, { force: true });
  }
  await writeFile(join(cluster, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
}

async function addOwner(url: string, password: string, superuserPassword: string): Promise<void> {
  const port = Number(new URL(url).port);
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password: superuserPassword,
    database: 'postgres',
  });
  await client.connect();
  try {
    // The password is of our own making: letters, digits, "-" and "_".
    await client.query(`create role ${owner} login createdb password '${password}'`);
    await client.query(`create database ${owner} owner ${owner}`);
  } finally {
    await client.end();
  }
}

function urlOf(password: string, port: number): string {
  return `postgresql://${owner}:${password}@127.0.0.1:${port}/${owner}`;
}

async function readMark(file: string): Promise<ProcessMark | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}

const patienceMs = 60_000;

/** Lets one process at a time open the cluster. */
async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const limit = Date.now() + patienceMs;
  let held = await holdFolder(folder, 'open');
  while (!held) {
    if (Date.now() > limit) throw new Error('another process has been opening the database for a minute');
    await setTimeout(50);
    held = await holdFolder(folder, 'open');
  }
  try {
    return await work();
  } finally {
    held.letGo();
  }
}

function noPrograms(folder: string): Problem {
  return {
    code: 'no-postgres',
    message: `There is no bundled PostgreSQL for ${process.platform}-${process.arch}.`,
    at: folder,
    hint: 'Set DATABASE_URL to a PostgreSQL server of version 15 or later.',
  };
}

function cannotStart(folder: string, cause: unknown): Problem {
  const { stderr } = cause as { readonly stderr?: string };
  const said = stderr?.trim() || (cause instanceof Error ? cause.message : 'no reason given');
  return {
    code: 'database-start',
    message: `The database did not start: ${said}.`,
    at: folder,
    hint: `Look in ${join(folder, 'cluster', serverLog)}; check free space and rights of the folder.`,
  };
}
