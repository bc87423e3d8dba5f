import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A load of requests; told to a process of its own on standard input, answered on standard output, as JSON. */
export interface Load {
  /** Asked one after another, from the first again after the last. */
  readonly addresses: readonly string[];
  readonly users: number;
  readonly requests: number;
  /** Requests before the measured ones, of the first address. */
  readonly warmUp: number;
  /** How long a user looks at an answer before asking again; not at all when absent. */
  readonly pauseMs?: number;
  /** Whether users send back the ETag they were given, and so are told that nothing changed. */
  readonly revalidate: boolean;
}

export interface LoadResult {
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
  readonly status: number;
}

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly durationMs: number;
}

/** Applies a load from a process of its own, so that users do not take turns with this one. */
export async function underLoad(load: Load): Promise<LoadResult> {
  const program = fileURLToPath(import.meta.url);
  const running = promisify(execFile)(process.execPath, [program]);
  running.child.stdin?.end(JSON.stringify(load));
  return JSON.parse((await running).stdout) as LoadResult;
}

async function applyLoad({ addresses, users, requests, warmUp, pauseMs, revalidate }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: users });
  const [firstAddress = ''] = addresses;
  const etag = revalidate ? (await ask(firstAddress, agent)).etag : undefined;
  await share(warmUp, users, () => ask(firstAddress, agent, etag));
  let turn = 0;
  const begin = performance.now();
  const next = () => addresses[turn++ % addresses.length] ?? '';
  const answers = await share(requests, users, () => ask(next(), agent, etag), pauseMs);
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  const durations = answers.map((answer) => answer.durationMs).toSorted((a, b) => a - b);
  return {
    meanMs: durations.reduce((sum, duration) => sum + duration, 0) / durations.length,
    p95Ms: durations[Math.ceil(durations.length * 0.95) - 1] ?? Number.NaN,
    perSecond: answers.length / seconds,
    status: sameStatus(answers),
  };
}

/** Divides a number of requests among users who each wait for their answer before they ask again. */
async function share(
  requests: number,
  users: number,
  request: () => Promise<Answer>,
  pauseMs = 0,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let left = requests;
  const user = async (_: unknown, index: number) => {
    // They do not all come in the same moment.
    if (pauseMs > 0) await setTimeout((pauseMs * index) / users);
    while (left-- > 0) {
      answers.push(await request());
      if (pauseMs > 0) await setTimeout(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  return answers;
}

function sameStatus(answers: readonly Answer[]): number {
  const statuses = [...new Set(answers.map((answer) => answer.status))];
  const [status] = statuses;
  if (status === undefined || statuses.length > 1) throw new Error(`different answers: ${statuses.join(', ')}`);
  return status;
}

/** Follows where an answer leads, as a browser does. */
async function ask(address: string, agent: Agent, etag?: string): Promise<Answer> {
  const start = performance.now();
  const first = await askOnce(address, agent, etag);
  const last = first.leadsTo ? await askOnce(first.leadsTo, agent, etag) : first;
  return { status: last.status, etag: last.etag, durationMs: performance.now() - start };
}

function askOnce(
  address: string,
  agent: Agent,
  etag?: string,
): Promise<Omit<Answer, 'durationMs'> & { leadsTo?: string }> {
  const headers = { 'accept-encoding': 'br, gzip', ...(etag && { 'if-none-match': etag }) };
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        const { etag: given, location } = response.headers;
        const leadsTo = location && new URL(location, address).href;
        resolve({ status: response.statusCode ?? 0, etag: given, ...(leadsTo && { leadsTo }) });
      });
    });
    request.once('error', reject);
  });
}

if (import.meta.main) {
  const load = JSON.parse(readFileSync(0, 'utf8')) as Load;
  console.log(JSON.stringify(await applyLoad(load)));
}
