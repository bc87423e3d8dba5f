import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { freshStore } from '../../test/store/fresh-store.ts';
import { systemAccess } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import type { JobQueue } from './job.ts';
import { openJobs, queueCountsQuery, type Jobs, type JobsOptions, type QueueCount } from './jobs.ts';

const noted: JobQueue<{ readonly word: string }> = {
  name: 'noted',
  payload: z.strictObject({ word: z.string() }),
  retries: { limit: 2, firstSeconds: 1, longestSeconds: 1 },
  longestSeconds: 60,
  keptSeconds: 60,
};

async function opened(store: Store, options: Partial<JobsOptions> = {}): Promise<Jobs> {
  const jobs = await openJobs(store.url, {
    queues: [noted],
    onError: () => undefined,
    as: 'node',
    pollSeconds: 0.5,
    upkeepSeconds: 1,
    ...options,
  });
  if (!jobs.ok) throw new Error(jobs.problems.map(({ message }) => message).join(' '));
  onTestFinished(jobs.value.close);
  return jobs.value;
}

async function countsOf(store: Store): Promise<readonly QueueCount[]> {
  return (await sql.raw<QueueCount>(queueCountsQuery).execute(store.accounts)).rows;
}

function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 15_000, interval: 50 });
}

test('a job enqueued in a transaction comes to be with it, or not at all', async () => {
  const store = await freshStore();
  const jobs = await opened(store);
  const said: string[] = [];
  const put = (word: string, end: () => void): Promise<void> =>
    store.as<unknown, void>(systemAccess, async (within) => {
      await jobs.enqueue(noted, { word }, { within });
      end();
    });
  const undone = put('undone', () => {
    throw new Error('the change failed');
  });
  await expect(undone).rejects.toThrow('the change failed');
  await put('done', () => undefined);
  await jobs.work(noted, async ({ word }) => void said.push(word));
  await eventually(() => expect(said).toEqual(['done']));
  expect(await countsOf(store)).toMatchObject([{ queue: 'noted', waiting: 0, failed: 0 }]);
});

test('a job that fails is tried again, and what failed is told without its payload', async () => {
  const store = await freshStore();
  const errors: string[] = [];
  const jobs = await opened(store, { onError: ({ message }) => void errors.push(message) });
  let attempts = 0;
  const ids = new Set<string>();
  await jobs.enqueue(noted, { word: 'secret' });
  await jobs.work(noted, async (_, { id }) => {
    ids.add(id);
    attempts += 1;
    if (attempts < 3) throw new Error('not yet');
  });
  await eventually(() => expect(attempts).toBe(3));
  expect(ids.size).toBe(1);
  expect(errors).toEqual(Array(2).fill('a job of the queue noted failed: not yet'));
});

test('urgent jobs go first, several are done at once, and one that fails takes no other with it', async () => {
  const store = await freshStore();
  const many = { ...noted, atOnce: 4, isUrgent: ({ word }: { readonly word: string }) => word === 'urgent' };
  const jobs = await opened(store, { queues: [many] });
  for (let at = 0; at < 40; at += 1) await jobs.enqueue(many, { word: at === 0 ? 'bad' : `word-${at}` });
  await jobs.enqueue(many, { word: 'urgent' });
  const done: string[] = [];
  let atWork = 0;
  let most = 0;
  await jobs.work(many, async ({ word }) => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((settle) => setTimeout(settle, 20));
    atWork -= 1;
    if (word === 'bad') throw new Error('not this one');
    done.push(word);
  });
  // At one every half second, as often as the queue is looked at, it would take too long.
  await eventually(() => expect(done).toHaveLength(40));
  expect(done.indexOf('urgent')).toBeLessThan(4);
  expect(most).toBe(4);
});

test('a job that keeps failing is given up after its retries', async () => {
  const store = await freshStore();
  const jobs = await opened(store);
  await jobs.enqueue(noted, { word: 'hopeless' });
  await jobs.work(noted, () => Promise.reject(new Error('never')));
  await eventually(async () => expect(await countsOf(store)).toMatchObject([{ waiting: 0, failed: 1 }]));
});

test('closing waits for the job at hand', async () => {
  const store = await freshStore();
  const jobs = await opened(store);
  const steps: string[] = [];
  const begun = Promise.withResolvers<void>();
  await jobs.enqueue(noted, { word: 'long' });
  await jobs.work(noted, async () => {
    begun.resolve();
    await new Promise((done) => setTimeout(done, 300));
    steps.push('finished');
  });
  await begun.promise;
  await jobs.close();
  expect(steps).toEqual(['finished']);
});

test('a schedule makes jobs by itself, and ends with the version that had it', async () => {
  const store = await freshStore();
  const ticking = { ...noted, name: 'ticking', payload: z.strictObject({}), schedule: '* * * * *' };
  const first = await opened(store, { queues: [noted, ticking] });
  const schedules = () => sql`select name, timezone from pgboss.schedule`.execute(store.accounts);
  expect((await schedules()).rows).toEqual([{ name: 'ticking', timezone: 'Europe/Brussels' }]);
  await first.close();
  await opened(store);
  expect((await schedules()).rows).toEqual([]);
});

/** A node of its own: says what it takes up and what it has done; a word `hang` it never ends. */
function node(url: string) {
  const program = `
    import { z } from 'zod';
    import { openJobs } from ${JSON.stringify(new URL('jobs.ts', import.meta.url).href)};
    const noted = ${JSON.stringify({ ...noted, payload: undefined })};
    noted.payload = z.strictObject({ word: z.string() });
    const options = { queues: [noted], as: 'node', pollSeconds: 0.5, upkeepSeconds: 1, onError: () => {} };
    const jobs = await openJobs(${JSON.stringify(url)}, options);
    await jobs.value.work(noted, async ({ word }) => {
      console.log('begins ' + word);
      if (word === 'hang' && process.argv.includes('hangs')) await new Promise(() => {});
      console.log('ends ' + word);
    });
    console.log('ready');`;
  return (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    child.stdout.on('data', (text: Buffer) => lines.push(...text.toString().trim().split('\n')));
    return { lines, kill: () => (child.kill('SIGKILL'), once(child, 'exit')) };
  };
}

test('of two nodes exactly one does each job', async () => {
  const store = await freshStore();
  const jobs = await opened(store);
  const start = node(store.url);
  const [one, two] = [start(), start()];
  await eventually(() => expect([...one.lines, ...two.lines]).toEqual(['ready', 'ready']));
  const words = Array.from({ length: 8 }, (_, at) => `word-${at}`);
  for (const word of words) await jobs.enqueue(noted, { word });
  const ended = () => [...one.lines, ...two.lines].filter((line) => line.startsWith('ends'));
  await eventually(() => expect(ended().toSorted()).toEqual(words.map((word) => `ends ${word}`)));
  expect(one.lines.length).toBeGreaterThan(1);
  expect(two.lines.length).toBeGreaterThan(1);
}, 30_000);

test('a job whose node is killed in the middle is done once more, by another node', async () => {
  const store = await freshStore();
  const jobs = await opened(store);
  const killed = node(store.url)('hangs');
  await jobs.enqueue(noted, { word: 'hang' });
  await eventually(() => expect(killed.lines).toContain('begins hang'));
  await killed.kill();
  // Half a minute of silence, without waiting for it.
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '31 seconds' where state = 'active'`.execute(
    store.accounts,
  );
  const done: string[] = [];
  await jobs.work(noted, async ({ word }) => void done.push(word));
  await eventually(() => expect(done).toEqual(['hang']));
}, 30_000);
