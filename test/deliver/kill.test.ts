import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../../src/wing/actor.ts';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { readProject } from '../../src/deliver/project/project-read-store.ts';
import { createProject } from '../../src/deliver/project/project-store.ts';
import type { ProjectTables } from '../../src/deliver/project/project-tables.ts';
import { systemAccess } from '../../src/store/access.ts';
import { openCluster, type Cluster } from '../../src/store/cluster.ts';
import { openStore, type Store } from '../../src/store/store.ts';

/** Savers at work at the same time, each on a project of its own. */
const savers = 5;
const rounds = 10;
/** In these rounds PostgreSQL itself is killed with them. */
const harshRounds = [3, 6, 9];
const saver = fileURLToPath(new URL('saver.ts', import.meta.url));

test(`${savers * rounds} savers killed under load lose no save that was confirmed, and leave none half`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const cluster = await opened(folder);
  const ids = await withStore(cluster, makeProjects);
  for (let round = 1; round <= rounds; round += 1) {
    const isHarsh = harshRounds.includes(round);
    const confirmed = await killedInTheMiddle(ids, cluster, isHarsh ? folder : undefined);
    if (isHarsh) await broughtBack(cluster);
    const kept = await withStore(cluster, (store) => Promise.all(ids.map((id) => stateOf(store, id))));
    for (const [index, { number, milestones }] of kept.entries()) {
      expect(number, `round ${round}`).toBeGreaterThanOrEqual(confirmed[index]!);
      expect(milestones).toEqual(number === 0 ? [] : [1, 2, 3].map((step) => `${number}.${step}`));
    }
  }
  const last = await withStore(cluster, (store) => Promise.all(ids.map((id) => stateOf(store, id))));
  // Savers that never saved would prove nothing.
  for (const { number } of last) expect(number).toBeGreaterThan(rounds);
  await cluster.close();
}, 240_000);

async function opened(folder: string): Promise<Cluster> {
  const cluster = await openCluster(folder);
  if (!cluster.ok) throw new Error(cluster.problems.map(({ message }) => message).join(' '));
  return cluster.value;
}

/** It is at its address again, by itself. */
async function broughtBack(cluster: Cluster): Promise<void> {
  const answers = () => withStore(cluster, () => Promise.resolve(true)).catch(() => false);
  await expect.poll(answers, { timeout: 30_000, interval: 200 }).toBe(true);
}

async function withStore<T>(cluster: Cluster, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ kind: 'server', url: cluster.url }, migrationsOf(wings), () => undefined);
  if (!store.ok) throw new Error(store.problems.map(({ message }) => message).join(' '));
  try {
    return await work(store.value);
  } finally {
    await store.value.close();
  }
}

function makeProjects(store: Store): Promise<readonly string[]> {
  return store.as<ProjectTables, readonly string[]>(systemAccess, async (database) => {
    const ids: string[] = [];
    for (let index = 0; index < savers; index += 1) {
      const { id } = await createProject(database, program, {
        content: { title: { nl: '0' } },
        authors: [],
        at: new Date(),
      });
      ids.push(id);
    }
    return ids;
  });
}

function stateOf(store: Store, id: string) {
  return store.as<ProjectTables, { number: number; milestones: readonly string[] }>(systemAccess, async (database) => {
    const project = (await readProject(database, { id }))!;
    return { number: Number(project.title.nl), milestones: project.milestones.map(({ title }) => title) };
  });
}

/** Lets savers work and kills each at a moment of its own. Gives the last number that each one said was saved. */
async function killedInTheMiddle(
  ids: readonly string[],
  { url }: Cluster,
  clusterFolder: string | undefined,
): Promise<readonly number[]> {
  const running = ids.map((id) => startSaver(url, id));
  await Promise.all(running.map(({ firstSave }) => firstSave));
  const endings = running.map(async ({ kill }) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
    await kill();
  });
  if (clusterFolder) await killCluster(clusterFolder);
  await Promise.all(endings);
  return running.map(({ confirmed }) => confirmed());
}

function startSaver(url: string, id: string) {
  const child = spawn(process.execPath, [saver, url, id], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(JSON.stringify(migrationsOf(wings)));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit');
  return {
    firstSave: once(child.stdout, 'data'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    /** Only whole lines count: a number cut off by the kill was never said. */
    confirmed: () => Number(output.split('\n').at(-2) ?? 0),
  };
}

async function killCluster(folder: string): Promise<void> {
  const [pid] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
}
