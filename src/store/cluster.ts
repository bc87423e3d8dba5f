import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { freePort } from './free-port.ts';
import { bundledPrograms, postgresPrograms, type PostgresPrograms, type ProgramPaths } from './postgres-programs.ts';
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

/**
 * Opens the cluster in a folder: makes it at first use, starts it, or joins it when another process of ours runs it.
 * What a killed process left running is stopped first. Listens on the loopback address only, behind a password.
 *
 * Problems: no PostgreSQL for this system; a cluster that does not start (its log is named).
 */
export async function openCluster(folder: string, paths?: ProgramPaths): Promise<Result<Cluster>> {
  const found = paths ?? (await bundledPrograms());
  if (!found) return failed([noPrograms(folder)]);
  try {
    const programs = await postgresPrograms(found);
    await mkdir(folder, { recursive: true });
    return ok(await oneAtATime(folder, () => openQuietly(folder, programs)));
  } catch (cause) {
    return failed([cannotStart(folder, cause)]);
  }
}

async function openQuietly(folder: string, programs: PostgresPrograms): Promise<Cluster> {
  if (!existsSync(join(folder, 'password'))) await make(folder, programs);
  const password = await readFile(join(folder, 'password'), 'utf8');
  const runner = await readMark(join(folder, 'runner.json'));
  const port = await runningPort(folder);
  if (port && runner && isRunning(runner)) return { url: urlOf(password, port), close: async () => undefined };
  await stop(folder, programs);
  return start(folder, programs, password);
}

async function start(folder: string, programs: PostgresPrograms, password: string): Promise<Cluster> {
  const port = await freePort();
  await writeFile(join(folder, 'runner.json'), JSON.stringify(ownMark()));
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const log = join(folder, 'cluster', 'log.txt');
  const asked = ['start', '--wait', '-D', join(folder, 'cluster'), '-o', settings, '-l', log, '--silent'];
  // Where PostgreSQL itself was killed, its helpers may need a moment to notice.
  await retried(() => programs.control(asked));
  return { url: urlOf(password, port), close: () => stop(folder, programs) };
}

async function retried(work: () => Promise<void>, times = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (times === 1) throw error;
    await new Promise((done) => setTimeout(done, 400));
    await retried(work, times - 1);
  }
}

async function stop(folder: string, programs: PostgresPrograms): Promise<void> {
  if (!(await runningPort(folder))) return;
  await programs.control(['stop', '--wait', '--mode=fast', '-D', join(folder, 'cluster'), '--silent']);
}

/** Makes the cluster beside its place and moves it in when complete, so that a half-made one is never taken for whole. */
async function make(folder: string, programs: PostgresPrograms): Promise<void> {
  const cluster = join(folder, 'cluster');
  const password = randomBytes(24).toString('base64url');
  await stop(folder, programs).catch(() => undefined);
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster);
  await programs.handOver(cluster);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await programs.initdb(['-D', cluster, `--username=${superuser}`, '--auth=trust', ...locale]);
  await letIn(cluster, 'trust');
  const running = await start(folder, programs, password);
  await addOwner(running.url, password);
  await running.close();
  await letIn(cluster, 'scram-sha-256');
  const file = join(folder, 'password');
  await writeFile(`${file}.new`, password, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Who may come in: over the loopback address, with the password of the database's owner once there is one. */
async function letIn(cluster: string, method: 'trust' | 'scram-sha-256'): Promise<void> {
  await writeFile(join(cluster, 'pg_hba.conf'), `host all all 127.0.0.1/32 ${method}\n`);
}

async function addOwner(url: string, password: string): Promise<void> {
  const address = new URL(url);
  const client = new Client({ host: '127.0.0.1', port: Number(address.port), user: superuser, database: 'postgres' });
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

/** The port that a running cluster listens on; `undefined` when none runs. Source: postmaster.pid, lines 1 and 4. */
async function runningPort(folder: string): Promise<number | undefined> {
  try {
    const [pid, , , port] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    return isRunning({ pid: Number(pid) }) ? Number(port) : undefined;
  } catch {
    return undefined;
  }
}

async function readMark(file: string): Promise<ProcessMark | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}

const patienceMs = 60_000;

/**
 * Lets one process at a time open the cluster. The lock is a socket in Linux's abstract name space, which the kernel
 * gives back when its holder dies, however that comes about. Source: unix(7), "abstract".
 */
async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = `\0ambitie-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32)}`;
  const limit = Date.now() + patienceMs;
  let lock = await tryLock(name);
  while (!lock) {
    if (Date.now() > limit) throw new Error('another process has been opening the database for a minute');
    await new Promise((done) => setTimeout(done, 50));
    lock = await tryLock(name);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function tryLock(name: string): Promise<Server | undefined> {
  return new Promise((settle, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? settle(undefined) : reject(error),
    );
    server.listen(name, () => settle(server));
  });
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
    hint: `Look in ${join(folder, 'cluster', 'log.txt')}; check free space and rights of the folder.`,
  };
}
