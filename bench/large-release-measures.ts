import { join } from 'node:path';
import type { AreaCode } from '../src/measure/area/area.ts';
import type { IndicatorId } from '../src/measure/observation/observation.ts';
import { openObservations } from '../src/measure/release/observation-store.ts';
import { currentRelease, releaseFolder } from '../src/measure/release/release-store.ts';
import { startSite } from '../test/e2e/site-server.ts';
import { everyMunicipalityStates, mixedStates, randomNumbers } from './explorer-states.ts';
import type { LargePlan } from './large-plan.ts';
import { underLoad, type Load } from './load.ts';
import { median, type Measure } from './measure.ts';

const users = 10;

/** Measures a built release of the large plan: questions to it, first pages, the explorer. `data` is its data folder. */
export async function measureLargeRelease(plan: LargePlan, data: string): Promise<readonly Measure[]> {
  return [await measureQuestions(plan, data), ...(await measurePages(plan, data))];
}

const questions = 200;

async function measureQuestions(plan: LargePlan, data: string): Promise<Measure> {
  const release = await currentRelease(data);
  if (!release) throw new Error(`no release in ${data}`);
  const observations = await openObservations(join(releaseFolder(data, release), 'observations.parquet'));
  const random = randomNumbers(2);
  const begin = performance.now();
  let found = 0;
  for (let turn = 0; turn < questions; turn++) {
    const indicator = plan.indicators[random(plan.indicators.length)] as IndicatorId;
    const area = plan.municipalities[random(plan.municipalities.length)] as AreaCode;
    found += (await observations.select({ indicators: [indicator], areas: [area] })).length;
  }
  const value = (performance.now() - begin) / questions;
  observations.close();
  if (found < questions * 26) throw new Error(`${questions} questions found only ${found} observations`);
  return {
    what: `any indicator × area × all years and breakdowns, mean of ${questions}`,
    unit: 'ms',
    value,
    limit: 100,
  };
}

async function measurePages(plan: LargePlan, data: string): Promise<readonly Measure[]> {
  const server = await startSite(data, ['--plan', plan.folder]);
  try {
    const first = await measureFirstPages(plan, server.origin);
    return [...(await measureExplorer(plan, server.origin)), ...first];
  } finally {
    await server.stop();
  }
}

async function measureExplorer(plan: LargePlan, origin: string): Promise<readonly Measure[]> {
  const absolute = (paths: readonly string[]) => paths.map((path) => origin + path);
  const states = absolute(mixedStates(plan, 800));
  const [mixed, later] = [states.slice(0, 400), states.slice(400)];
  const every = absolute(everyMunicipalityStates(plan)).slice(0, 200);
  const municipalities = `all ${plan.municipalities.length} municipalities × all years as lines`;
  return [
    await explored(
      `${users} users, each another state every second, ${mixed.length} states`,
      mixed,
      { users, requests: mixed.length, pauseMs: 1000 },
      150,
    ),
    await explored(
      `${users} users, each another state without pause, ${later.length} states`,
      later,
      { users, requests: later.length },
      150,
    ),
    await explored(`${users} users, one state without pause`, mixed.slice(0, 1), { users, requests: 3000 }, 150),
    await explored(`1 user, ${municipalities}`, every, { users: 1, requests: every.length }, 200),
  ];
}

async function explored(
  how: string,
  addresses: readonly string[],
  load: Pick<Load, 'users' | 'requests' | 'pauseMs'>,
  limit: number,
): Promise<Measure> {
  const { status, p95Ms } = await underLoad({ addresses, ...load, warmUp: 20, revalidate: false });
  const what = `p95 of explorer, ${how}`;
  if (status !== 200) return { what, unit: 'ms', limit, why: `it answers ${status}`, isMissing: true };
  return { what, unit: 'ms', limit, value: p95Ms };
}

/** Pages asked once, one after another, so that each is made and none comes from the cache. */
async function measureFirstPages(plan: LargePlan, origin: string): Promise<readonly Measure[]> {
  const indicators = plan.indicators.slice(0, 20).map((id) => `/indicatoren/${id}`);
  const municipalities = plan.municipalities.slice(0, 20).map((code) => `/gemeenten/${code.toLowerCase()}`);
  const measures: Measure[] = [];
  for (const path of ['/indicatoren', '/dekking']) {
    measures.push(await measureFirst(`first making of ${path}`, origin, [path]));
  }
  measures.push(await measureFirst('first making of an indicator page, median of 20', origin, indicators));
  measures.push(await measureFirst('first making of a municipality page, median of 20', origin, municipalities));
  return measures;
}

async function measureFirst(what: string, origin: string, paths: readonly string[]): Promise<Measure> {
  const durations: number[] = [];
  for (const path of paths) {
    const begin = performance.now();
    const answer = await fetch(origin + path);
    await answer.text();
    if (answer.status !== 200) return { what, unit: 'ms', why: `${path} answers ${answer.status}`, isMissing: true };
    durations.push(performance.now() - begin);
  }
  return { what, unit: 'ms', value: median(durations) };
}
