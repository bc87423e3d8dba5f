import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locales } from '../../src/foundation/locale.ts';
import { addRoutes } from '../../src/house/door.ts';
import { addMeasurePages, measureFrame } from '../../src/measure/web/site.tsx';
import { createSite, type Site } from '../../src/site/app.tsx';
import { cost } from '../../src/site/cost.ts';
import { usualPool } from '../../src/site/worker/worker-pool.ts';
import type { Person } from '../../src/wing/actor.ts';
import { planRoles } from '../../src/wing/role.ts';
import { limburgFolder, openedPlan } from '../release/built-release.ts';
import { makeFreshStore } from '../store/fresh-store.ts';
import { routesOfTheHouse } from './routes-of-the-house.ts';

/* Every address of the house that gives a file costs more than a page, and what a thread of its own makes waits in the
 * queue: where that has no places, whoever asks is told to come back. The addresses are those that the site has. */

const opened = new AsyncDisposableStack();
const errors: unknown[] = [];
const points = 1000;
let site: Site;

const insider: Person = {
  kind: 'person',
  id: randomUUID(),
  name: 'An',
  email: 'an@example.org',
  locale: 'nl',
  grants: planRoles.map((role) => ({ role })),
  isVerified: true,
};

beforeAll(async () => {
  const { store, drop } = await makeFreshStore();
  opened.defer(drop);
  const release = await openedPlan(limburgFolder);
  const onError = (error: unknown): void => void errors.push(error);
  site = createSite({
    ...measureFrame(() => release),
    assets: { css: '/site.css', files: new Map() },
    pointsPerMinute: points,
    trustProxy: true,
    filePool: { ...usualPool, places: 0 },
    onError,
  });
  addMeasurePages(site, { release: () => release, onError });
  addRoutes(site, await routesOfTheHouse(opened, store), {
    store,
    secret: 'of a test',
    actorOf: () => Promise.resolve(insider),
  });
  await site.app.request('/methode');
}, 120_000);
afterAll(() => opened.disposeAsync());

/** Things that are there, by the folder whose files are named after them. */
const things = { indicatoren: 'employment-rate-20-64', gemeenten: 'genk', rapporten: 'ambitie-11' } as const;

/** Addresses of the site that end like this, each with a name of something that is there. */
function addressesEnding(...endings: readonly string[]): readonly string[] {
  const patterns = new Set(site.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  return [...patterns].flatMap((pattern) => {
    const [, folder = '', name] = /^(.*)\/:file\{(.+)\}$/.exec(pattern) ?? [];
    if (!name) return endings.some((ending) => pattern.endsWith(ending)) ? [pattern.replaceAll(/:\w+/g, 'x')] : [];
    const thing = Object.entries(things).find(([each]) => folder.endsWith(each))?.[1] ?? 'x';
    const files = endings.map((ending) => `${thing}${ending}`);
    return files.filter((file) => new RegExp(`^${name}$`).test(file)).map((file) => `${folder}/${file}`);
  });
}

let clients = 0;

/** Asks as somebody who has not asked before, and says what it cost. */
async function ask(address: string): Promise<{ readonly answer: Response; readonly spent: number }> {
  clients += 1;
  const client = `10.0.${clients >> 8}.${clients & 255}`;
  const answer = await site.app.request(address, { headers: { 'x-forwarded-for': client } });
  return { answer, spent: points - Number(answer.headers.get('ratelimit-remaining') ?? points) };
}

test('what a thread of its own makes waits in the queue, and costs as much as it takes', async () => {
  const addresses = addressesEnding('.png', '.docx', '.xlsx');
  expect(addresses.length).toBeGreaterThanOrEqual(5 + 2 * locales.length);
  for (const address of addresses) {
    const { answer, spent } = await ask(address);
    expect([address, answer.status, answer.headers.get('retry-after')]).toEqual([address, 503, '10']);
    expect([address, spent]).toEqual([address, cost.file]);
    expect(await answer.text()).toMatch(/te druk|too busy|trop de demandes/i);
  }
});

test('a file of figures or a drawing costs more than a page', async () => {
  const addresses = addressesEnding('.csv', '.svg', '.parquet', '.iati.xml', '.360giving.json', '.sdmx.csv');
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses.filter((each) => each !== '/favicon.svg')) {
    expect([address, (await ask(address)).spent]).toEqual([address, expect.toSatisfy((each) => each >= cost.figures)]);
  }
});

test('a day of reading never meets the limit: a page costs one point, and what a page brings along nothing', async () => {
  expect((await ask('/methode')).spent).toBe(1);
  expect((await ask('/no-such-page')).spent).toBe(1);
  expect((await ask('/favicon.svg')).spent).toBe(0);
  expect((await ask('/verken')).spent).toBe(cost.figures);
  expect((await ask('/verken')).spent).toBe(1);
});

test('a form costs more than a page, and one with a password as much as a file', async () => {
  const send = async (path: string): Promise<number> => {
    const headers = { 'x-forwarded-for': `10.1.0.${(clients += 1) & 255}` };
    const answer = await site.app.request(path, { method: 'POST', headers });
    return points - Number(answer.headers.get('ratelimit-remaining'));
  };
  expect([await send('/wachtwoord-vergeten'), await send('/aanmelden'), await send('/en/registreren')]).toEqual([
    cost.search,
    cost.password,
    cost.password,
  ]);
});

test('rows of the API cost what a release does, unless the question narrows them down', async () => {
  const spent = async (query: string): Promise<number> => (await ask(`/api/v1/observations${query}`)).spent;
  expect([
    await spent('?limit=1'),
    await spent('?format=ndjson'),
    await spent('?format=csv&indicator=employment-rate-20-64'),
  ]).toEqual([1, cost.release, cost.figures]);
});

test('whoever asks too often is told so in their language, and a program in its own way', async () => {
  const headers = { 'x-forwarded-for': '10.9.9.9' };
  for (let spent = 0; spent <= points; spent += cost.release) await site.app.request('/data/figures.csv', { headers });
  const often = async (path: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
    site.app.request(path, { headers: { ...headers, ...more } });
  for (const [path, words] of [
    ['/methode', 'Je vraagt te veel'],
    ['/en/methode', 'You are asking too much'],
    ['/fr/methode', 'Vous demandez trop'],
  ] as const) {
    const answer = await often(path);
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await answer.text()).toContain(words);
  }
  expect((await often('/verken.csv')).headers.get('content-type')).toContain('application/problem+json');
  expect((await often('/verken.csv')).headers.get('access-control-allow-origin')).toBe('*');
  expect((await often('/verken.csv', { accept: 'text/html,*/*' })).headers.get('content-type')).toContain('text/html');
});

test('nothing of it was an error of ours', () => {
  expect(errors).toEqual([]);
});
