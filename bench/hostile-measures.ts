import { execFile } from 'node:child_process';
import { Agent, get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSite } from '../test/e2e/site-server.ts';
import type { Measure } from './measure.ts';

const readers = 10;
const quietSeconds = 15;
const hostileSeconds = 60;
/** How long a reader looks at a page. */
const pauseMs = 500;
const patienceMs = 10_000;

/** What readers read, each from another place on: pages in memory, pages made for whoever asks, and now and then a file. */
const readingList = [
  '/',
  '/indicatoren',
  '/projecten',
  '/indicatoren/employment-rate-20-64',
  '/verken',
  '/projecten?zoek=werk',
  '/gemeenten/genk',
  '/organisaties',
  '/ambities',
  '/rapporten/ambitie-11',
  '/ideeen',
  '/vaststellingen',
  '/portefeuille',
  '/en/gemeenten',
  '/fr/projecten',
  '/aanmelden',
  '/methode',
  '/indicatoren/employment-rate-20-64.csv',
  '/data',
  '/verken.png?weergave=rangorde',
] as const;

/** What a reader met: how long each page took, and what went wrong. */
interface Reading {
  readonly durations: readonly number[];
  readonly errors: readonly string[];
}

/**
 * Measures what ten readers notice of one client that means harm: the ratio of their waiting time beside it to the time
 * before it came, in one run of the built site with its usual limits, and what they met that was no page.
 */
export async function measureHostileClient(): Promise<readonly Measure[]> {
  const server = await startSite(undefined, [], { AMBITIE_TRUST_PROXY: '1' });
  try {
    await read(server.origin, 6);
    const quiet = await read(server.origin, quietSeconds);
    const hostile = runHostileClient(server.origin);
    const beside = await read(server.origin, hostileSeconds);
    const [quietMs, besideMs] = [percentile95(quiet.durations), percentile95(beside.durations)];
    const errors = [...quiet.errors, ...beside.errors];
    console.error(`p95 of readers: ${quietMs.toFixed(1)} ms, then ${besideMs.toFixed(1)} ms beside it`);
    console.error(`what the hostile client got: ${await hostile}`);
    if (errors.length > 0) console.error(`what readers met: ${[...new Set(errors)].join(', ')}`);
    return [
      {
        what: `p95 of ${readers} readers beside a hostile client (${hostileSeconds} s), to that before it`,
        unit: 'times',
        value: besideMs / quietMs,
        limit: 3,
      },
      {
        what: `answers to these readers that were no page or file, of ${quiet.durations.length + beside.durations.length}`,
        unit: 'errors',
        value: errors.length,
        limit: 0,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function runHostileClient(origin: string): Promise<string> {
  const program = fileURLToPath(new URL('hostile-client.ts', import.meta.url));
  return (await promisify(execFile)(process.execPath, [program, origin, String(hostileSeconds)])).stdout.trim();
}

async function read(origin: string, seconds: number): Promise<Reading> {
  const durations: number[] = [];
  const errors: string[] = [];
  const agent = new Agent({ keepAlive: true });
  const until = performance.now() + seconds * 1000;
  const reader = async (_: unknown, index: number): Promise<void> => {
    await setTimeout((pauseMs * index) / readers);
    for (let turn = index * 2; performance.now() < until; turn += 1) {
      const path = readingList[turn % readingList.length]!;
      const begin = performance.now();
      const status = await ask(origin + path, agent, `198.51.100.${index + 1}`);
      durations.push(performance.now() - begin);
      if (status !== '200') errors.push(`${status} at ${path}`);
      await setTimeout(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  agent.destroy();
  return { durations, errors };
}

function ask(url: string, agent: Agent, client: string): Promise<string> {
  const headers = { 'accept-encoding': 'br, gzip', 'x-forwarded-for': client };
  return new Promise((settle) => {
    const asked = get(url, { agent, headers, timeout: patienceMs }, (answer) => {
      answer.resume();
      answer.once('end', () => settle(String(answer.statusCode)));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.once('error', (error: NodeJS.ErrnoException) => {
      // A connection that was closed for its idleness in this very moment: browsers ask again.
      const isIdle = asked.reusedSocket && error.code === 'ECONNRESET';
      settle(isIdle ? ask(url, agent, client) : error.message);
    });
  });
}

function percentile95(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.95) - 1] ?? Number.NaN;
}
