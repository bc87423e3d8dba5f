import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsOf } from '../src/house/house.ts';
import { wings } from '../src/house/wings.ts';
import { explorerHref, explorerSorts, readExplorerState, withChoice } from '../src/deliver/portfolio/explorer.ts';
import { openCurrentRelease } from '../src/measure/release/build-store.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { startSite } from '../test/e2e/site-server.ts';
import { randomNumbers } from './explorer-states.ts';
import { measureExchange } from './exchange-measures.ts';
import { fillPortfolio, largePortfolio, type PortfolioPlan } from './large-portfolio.ts';
import { underLoad } from './load.ts';
import { measureMail } from './mail-measures.ts';
import { median, type Measure } from './measure.ts';

const users = 10;
const states = 600;

/** Measures what visitors of a large portfolio notice: 5,000 projects with 60,000 result periods, all invented. */
export async function measureLargePortfolio(): Promise<readonly Measure[]> {
  const data = await mkdtemp(join(tmpdir(), 'ambitie-portfolio-'));
  try {
    // The first start makes the release and the database.
    await (await startSite(data)).stop();
    const plan = await planOf(data);
    await fill(data, plan);
    const measures: Measure[] = [];
    const server = await startSite(data);
    try {
      measures.push(...(await measureExplorer(server.origin, plan)), await measurePortfolio(server.origin));
    } finally {
      await server.stop();
    }
    // Last, for it changes and adds projects.
    const store = await openedStore(data);
    try {
      return [...measures, ...(await measureMail(store)), ...(await measureExchange(store, plan))];
    } finally {
      await store.close();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function openedStore(data: string): Promise<Store> {
  const store = await openStore(
    { kind: 'embedded', folder: join(data, 'database') },
    migrationsOf(wings),
    console.error,
  );
  if (!store.ok) throw new Error(store.problems.map(({ message }) => message).join(' '));
  return store.value;
}

async function planOf(data: string): Promise<PortfolioPlan> {
  const release = await openCurrentRelease(data);
  if (!release?.ok) throw new Error(`no release in ${data}`);
  const { plan, geography, indicators } = release.value;
  release.value.close();
  return {
    actions: plan.ambitions.flatMap((line) => line.actions.map(({ id }) => id)),
    groups: plan.groups.map(({ id }) => id),
    municipalities: geography.municipalities.map(({ code }) => code),
    indicators: indicators.map(({ id }) => id),
  };
}

async function fill(data: string, plan: PortfolioPlan): Promise<void> {
  const store = await openedStore(data);
  await fillPortfolio(store, plan, largePortfolio);
  await store.close();
}

async function measureExplorer(origin: string, plan: PortfolioPlan): Promise<readonly Measure[]> {
  const addresses = explorerStates(plan, states * 2).map((path) => origin + path);
  const paced = await underLoad({
    addresses: addresses.slice(0, states),
    users,
    requests: states,
    warmUp: 50,
    pauseMs: 1000,
    revalidate: false,
  });
  const hurried = await underLoad({
    addresses: addresses.slice(states),
    users,
    requests: states,
    warmUp: 10,
    revalidate: false,
  });
  const what = `p95 of /projecten, 5,000 projects, ${users} users`;
  return [
    { what: `${what}, each another state every second`, unit: 'ms', value: paced.p95Ms, limit: 100 },
    { what: `${what}, each another state without pause`, unit: 'ms', value: hurried.p95Ms, limit: 100 },
  ];
}

async function measurePortfolio(origin: string): Promise<Measure> {
  const durations: number[] = [];
  for (let round = 0; round < 20; round++) {
    const begin = performance.now();
    const answer = await fetch(`${origin}/portefeuille`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`/portefeuille answers ${answer.status}`);
    durations.push(performance.now() - begin);
  }
  return { what: '/portefeuille, 5,000 projects, median of 20', unit: 'ms', value: median(durations), limit: 500 };
}

const words = ['taal', 'zorg', 'jongeren', 'techniek', 'arbeitszorg', 'nieuwkomers', 'ondernemen', 'leerkragten'];
const views = ['list', 'timeline', 'map'] as const;

/** Addresses of explorer states: words (some with a slip of the pen), one or two choices, any order, view and page. */
export function explorerStates(plan: PortfolioPlan, count: number): readonly string[] {
  const random = randomNumbers(7);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  return Array.from({ length: count }, () => {
    const query = random(4) === 0 ? pick(words) : '';
    let state = { ...readExplorerState(new URLSearchParams()), query, sort: pick(explorerSorts.slice(1)) };
    if (random(2) === 0) state = { ...state, ...withChoice(state, 'place', pick(plan.municipalities), true) };
    if (random(2) === 0) state = { ...state, ...withChoice(state, 'status', pick(['on-schedule', 'delayed']), true) };
    if (random(3) === 0) state = { ...state, ...withChoice(state, 'action', pick(plan.actions), true) };
    return explorerHref({ ...state, view: pick(views), page: 1 + random(3) });
  });
}
