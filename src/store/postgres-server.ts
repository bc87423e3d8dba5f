import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PostgresPrograms } from './postgres-programs.ts';
import { isRunning } from './process-owner.ts';

/** A PostgreSQL server that is a child of this process and takes connections. */
export interface PostgresServer {
  /** Settles when it has ended. */
  readonly ended: Promise<void>;
}

/** What recovery after a crash may take. */
const patienceMs = 300_000;

/** Name of the server's own log in the folder of its cluster. */
export const serverLog = 'log.txt';

/**
 * Starts the server of a cluster on a port of the loopback address.
 *
 * @throws {Error} when it ends before it takes connections, with what its log says last.
 */
export async function startServer(programs: PostgresPrograms, cluster: string, port: number): Promise<PostgresServer> {
  const log = await open(join(cluster, serverLog), 'a', 0o600);
  const from = (await log.stat()).size;
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const child = programs.serve(['-D', cluster, '-p', String(port), ...settings], log.fd);
  const ended = new Promise<void>((settle) => {
    child.once('exit', () => settle());
    child.once('error', () => settle());
  });
  await log.close();
  const limit = Date.now() + patienceMs;
  while (child.pid && child.exitCode === null && child.signalCode === null && Date.now() < limit) {
    if (await isReady(cluster, child.pid)) return { ended };
    await Promise.race([ended, setTimeout(20)]);
  }
  child.kill('SIGQUIT');
  await ended;
  throw new Error(await lastWords(join(cluster, serverLog), from));
}

/** The port that a running server listens on; `undefined` when none runs. Source: postmaster.pid, lines 1 and 4. */
export async function runningPort(cluster: string): Promise<number | undefined> {
  const [pid, , , port] = await statusOf(cluster);
  return pid && isRunning({ pid: Number(pid) }) ? Number(port) : undefined;
}

/** Source: postmaster.pid, lines 1 and 8, which pg_ctl reads too. */
async function isReady(cluster: string, server: number | undefined): Promise<boolean> {
  const lines = await statusOf(cluster);
  return Number(lines[0]) === server && lines[7]?.trim() === 'ready';
}

async function statusOf(cluster: string): Promise<readonly string[]> {
  try {
    return (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  } catch {
    return [];
  }
}

/** What the log says since it was so long: why it ended, or else its last line. */
async function lastWords(log: string, from: number): Promise<string> {
  const said = (await readFile(log)).subarray(from).toString('utf8').trim().split('\n');
  const why = said.findLast((line) => /\b(FATAL|PANIC):/.test(line)) ?? said.at(-1);
  return why?.replace(/^.*?\b(FATAL|PANIC|LOG): +/, '') || 'no reason given';
}
