import { Hono } from 'hono';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { limburgFolder, openedPlan, planWith, planWithFigures } from '../../../../test/release/built-release.ts';
import { ok } from '../../../foundation/problem.ts';
import { locales } from '../../../foundation/locale.ts';
import { soleArchive, type ReleaseArchive } from '../../release/archive.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { openApiDocument } from './openapi.ts';
import { apiRoot } from './operation.ts';
import { problemSchema } from './schemas.ts';
import { openToAll } from '../../../site/cors.ts';
import { makeCostTable, type Cost } from '../../../site/cost.ts';
import { rateLimit } from '../../../site/rate-limit.ts';
import { addApi, isOpenData, openData, operations } from './routes.ts';
import { defaultOpenData, readOpenDataSettings, type OpenDataSettings } from './settings.ts';

const limburg = await openedPlan(limburgFolder);
const revised = await openedPlan(
  planWith(limburgFolder, 'figures/statbel.csv', (text) =>
    text.replace(/^(employed-persons-15-64,71053,2021),\d+/m, '$1,1'),
  ),
);

function apiOn(
  release: () => OpenRelease,
  settings: OpenDataSettings = defaultOpenData,
  archive: ReleaseArchive = soleArchive(release),
) {
  const app = new Hono();
  const costs = makeCostTable();
  const errors: unknown[] = [];
  const { requestsPerMinute: pointsPerMinute, trustProxy } = settings;
  app.use('*', openToAll(openData.isAt));
  app.use('*', rateLimit({ pointsPerMinute, trustProxy, cost: costs.of, refuse: openData.refuse, holdMs: 0 }));
  const weigh = (pattern: string, points: Cost): void => costs.set('GET', pattern, points);
  addApi({ app, weigh }, { release, settings, archive, onError: (error) => void errors.push(error) });
  return { ask: async (path: string, init?: RequestInit) => app.request(path, init), errors };
}

const { ask, errors } = apiOn(() => limburg);

interface Page {
  readonly release: string;
  readonly observations: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

async function pageAt(path: string): Promise<Page> {
  return (await (await ask(path)).json()) as Page;
}

async function everyPage(path: string): Promise<Page['observations']> {
  const { observations, next } = await pageAt(path);
  return next ? [...observations, ...(await everyPage(next))] : observations;
}

async function refusal(path: string, init?: RequestInit) {
  const answer = await ask(path, init);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return problemSchema.parse(await answer.json());
}

describe('the OpenAPI document', () => {
  test.each(locales)('is valid OpenAPI 3.1 in %s', async (locale) => {
    const document = JSON.parse(JSON.stringify(openApiDocument(operations, locale))) as Record<string, unknown>;
    const validated = await new Validator().validate(document);
    expect(validated.errors).toBeUndefined();
    expect(validated.valid).toBe(true);
    expect(JSON.stringify(document)).not.toMatch(/"(of|parameter|api)\.[a-zA-Z]+"/);
  });

  test('is served, and named by every answer', async () => {
    const answer = await ask(`${apiRoot}/areas`);
    expect(answer.headers.get('link')).toContain(`<${apiRoot}/openapi.json>; rel="service-desc"`);
    const document = (await (await ask(`${apiRoot}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(operations.map(({ path }) => path));
  });

  test('holds an answer of every operation: real ones obey their own schema', async () => {
    for (const operation of operations) {
      const answer = await ask(apiRoot + operation.example(limburg));
      expect([operation.id, answer.status]).toEqual([operation.id, 200]);
      const parsed = operation.answer.safeParse(await answer.json());
      expect([operation.id, parsed.error?.issues]).toEqual([operation.id, undefined]);
    }
    expect(errors).toEqual([]);
  });
});

describe('observations', () => {
  test('come page by page, none twice and none left out', async () => {
    const path = `${apiRoot}/observations?area=BE22,BE2&limit=50`;
    const all = await everyPage(path);
    const expected = await limburg.observations.select({ areas: ['BE2', 'BE22'] as never, reusable: true });
    expect(all.length).toBe(expected.length);
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(({ indicator, area, period, value }) => [indicator, area, period, value])).toEqual(
      expected.map(({ indicator, area, period, value }) => [indicator, area, period, value]),
    );
  });

  test('come all at once as lines of JSON and as CSV, the same as in pages', async () => {
    const pages = await everyPage(`${apiRoot}/observations?limit=10000`);
    const lines = await (await ask(`${apiRoot}/observations?format=ndjson`)).text();
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(rows).toEqual(pages);
    const csv = await ask(`${apiRoot}/observations`, { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const records = parse(await csv.text(), { columns: true }) as readonly Readonly<Record<string, string>>[];
    expect(records.map(({ value }) => value)).toEqual(
      pages.map(({ value }) => (value === null ? '' : JSON.stringify(value))),
    );
    expect(await (await ask('/data/figures.csv')).text()).toBe(
      await (await ask(`${apiRoot}/observations?format=csv`)).text(),
    );
  });

  test('can be narrowed to periods and breakdowns', async () => {
    const id = limburg.plan.headline;
    const { observations } = await pageAt(
      `${apiRoot}/observations?indicator=${id}&area=BE22&from=2021&to=2021&breakdown=total`,
    );
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({ indicator: id, area: 'BE22', period: '2021', breakdown: '' });
    const none = await pageAt(`${apiRoot}/observations?indicator=${id}&breakdown=sex%3DQ`);
    expect(none).toMatchObject({ observations: [], next: null });
  });

  test('come also of an indicator without a single value', async () => {
    const row = 'dual-learning-pupils,BE22,2024,,PS,S,Statbel,test,,2026-01-01';
    const suppressed = await openedPlan(planWithFigures(limburgFolder, [row]));
    const api = apiOn(() => suppressed);
    for (const path of ['/data/figures.csv', `${apiRoot}/observations?format=csv`]) {
      expect(await (await api.ask(path)).text()).toContain('dual-learning-pupils,BE22,2024,,,PS,Q,');
    }
  });

  test('stop being read when the client leaves', async () => {
    let reads = 0;
    const page: typeof limburg.observations.page = (...question) => {
      reads += 1;
      return limburg.observations.page(...question);
    };
    const counting = { ...limburg, observations: { ...limburg.observations, page } };
    const answer = await apiOn(() => counting).ask(`${apiRoot}/observations?format=ndjson`);
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    const soFar = reads;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([soFar, reads]).toEqual([soFar, soFar]);
    expect(reads).toBeLessThan(4);
  });

  test('go on from the same release when another takes its place while they are read', async () => {
    let served = limburg;
    const whole = await (await ask('/data/figures.csv')).text();
    const archive = { ...soleArchive(() => served), open: () => Promise.resolve(ok(limburg)) };
    const answer = await apiOn(() => served, defaultOpenData, archive).ask('/data/figures.csv');
    const pieces: Uint8Array[] = [];
    for await (const piece of answer.body as ReadableStream<Uint8Array>) {
      pieces.push(piece);
      served = revised;
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(Buffer.concat(pieces).toString('utf8')).toBe(whole);
  });

  test('a packed stream unpacks to the same rows', async () => {
    const plain = await (await ask('/data/figures.csv')).text();
    const answer = await ask('/data/figures.csv', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const unpacked = answer.body!.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unpacked).text()).toBe(plain);
  });
});

describe('a question that cannot be answered is refused with what, where and how', () => {
  test.each([
    ['/observations?indicator=employment-rate-20-65', 404, 'unknown-indicator', 'employment-rate-20-64'],
    ['/observations?area=BE99', 404, 'unknown-area', 'BE'],
    ['/indicators/employment-rate-20-65', 404, 'unknown-indicator', 'employment-rate-20-64'],
    ['/areas?parent=BE222', 404, 'unknown-area', 'BE22'],
    ['/areas?kind=village', 400, 'bad-parameter', 'municipality'],
    ['/observations?limit=0', 400, 'bad-parameter', 'from 1 to 10000'],
    ['/observations?limit=10001', 400, 'bad-parameter', 'from 1 to 10000'],
    ['/observations?limit=many', 400, 'bad-parameter', 'from 1 to 10000'],
    ['/observations?limit=1&limit=2', 400, 'bad-parameter', 'once'],
    ['/observations?from=yesterday', 400, 'bad-parameter', '2024-Q1'],
    ['/observations?from=2024&to=2020', 400, 'bad-parameter', 'first period'],
    ['/observations?format=xml', 400, 'bad-parameter', 'ndjson'],
    ['/observations?indicators=x', 400, 'unknown-parameter', 'indicator'],
    ['/observations?cursor=%00', 400, 'bad-cursor', 'without'],
    ['/claims?id=F1', 400, 'unknown-parameter', 'no parameters'],
    ['/observation', 404, 'unknown-address', '/api/v1/observations'],
  ] as const)('%s', async (path, status, code, hint) => {
    const body = await refusal(apiRoot + path);
    expect([body.status, body.problems[0]?.code]).toEqual([status, code]);
    expect(body.detail).toContain(hint === 'without' ? 'leave it out' : hint);
    expect(body.type).toBe(`/data/api#${code}`);
    expect(body.instance).toBe(apiRoot + path);
  });

  test('all that is wrong is told at once', async () => {
    const { problems } = await refusal(`${apiRoot}/observations?limit=0&from=x&what=1`);
    expect(problems.map(({ at }) => at).toSorted()).toEqual(['from', 'limit', 'what']);
  });

  test('of thousands of unknown names a few are told, and how many more there are', async () => {
    for (const name of ['area', 'indicator']) {
      const names = Array.from({ length: 5000 }, (_, at) => `x${at}`).join(',');
      const { problems } = await refusal(`${apiRoot}/observations?${name}=${names}`);
      expect(problems).toHaveLength(21);
      expect(JSON.stringify(problems)).toContain('4980 more');
    }
  });

  test('a cursor of another release is gone', async () => {
    const { next } = await pageAt(`${apiRoot}/observations?limit=1`);
    const answer = await apiOn(() => revised).ask(next ?? '');
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('Start again');
  });

  test('what is not reading is not allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(`${apiRoot}/areas`, { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, OPTIONS']);
    }
  });

  test('a bug is told to the log and not to the client', async () => {
    const broken = {
      ...limburg,
      observations: { ...limburg.observations, contents: () => Promise.reject(new Error('secret')) },
    };
    const api = apiOn(() => broken);
    const answer = await api.ask(`${apiRoot}/indicators`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(api.errors).toHaveLength(1);
  });
});

describe('for programs on other sites', () => {
  test('only open data may be read by their scripts', async () => {
    const answer = await ask(`${apiRoot}/areas`, { headers: { origin: 'https://elsewhere.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    const asked = await ask(`${apiRoot}/observations`, { method: 'OPTIONS', headers: { origin: 'https://x.example' } });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD,OPTIONS']);
    const open = ['/api/v1/areas', '/data/figures.csv', '/indicatoren/x.json', '/data/catalogus.ttl', '/feed.atom'];
    const closed = ['/', '/data', '/data/api', '/en/indicatoren/x', '/assets/site.css', '/gemeenten/keuze', '/apis'];
    const personal = [
      '/account/gegevens.json',
      '/en/account/gegevens.json',
      '/beheer/projecten.csv',
      '/fr/beheer/a.xlsx',
    ];
    expect(open.filter((path) => !isOpenData(path))).toEqual([]);
    expect([...closed, ...personal].filter(isOpenData)).toEqual([]);
  });

  test('an answer that did not change is not sent again', async () => {
    for (const path of [`${apiRoot}/areas`, `${apiRoot}/observations?format=csv`, '/data/figures.csv']) {
      const etag = (await ask(path)).headers.get('etag') ?? '';
      const again = await ask(path, { headers: { 'if-none-match': `"other", ${etag}` } });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
      const changed = await apiOn(() => revised).ask(path, { headers: { 'if-none-match': etag } });
      expect([path, changed.status]).toEqual([path, 200]);
    }
  });

  test('a client that asks too much waits, others do not', async () => {
    const settings = { requestsPerMinute: 3, trustProxy: true };
    const api = apiOn(() => limburg, settings);
    const from = (client: string): RequestInit => ({ headers: { 'x-forwarded-for': `6.6.6.6, ${client}` } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await api.ask(`${apiRoot}/claims`, from('1.2.3.4'))).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await api.ask(`${apiRoot}/claims`, from('1.2.3.4'));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(problemSchema.parse(await refused.json()).problems[0]?.code).toBe('too-many-requests');
    const other = await api.ask(`${apiRoot}/claims`, from('1.2.3.5'));
    expect([other.status, other.headers.get('ratelimit-remaining')]).toEqual([200, '2']);
    const whole = await api.ask('/data/figures.csv', from('1.2.3.6'));
    expect([whole.status, whole.headers.get('ratelimit-remaining')]).toEqual([200, '0']);
  });
});

describe('settings', () => {
  test('are read from the environment', () => {
    expect(readOpenDataSettings({})).toEqual({ ok: true, value: defaultOpenData });
    expect(
      readOpenDataSettings({ AMBITIE_URL: 'https://a.be/', AMBITIE_RATE_LIMIT: '10', AMBITIE_TRUST_PROXY: '1' }),
    ).toEqual({ ok: true, value: { url: 'https://a.be', requestsPerMinute: 10, trustProxy: true } });
  });

  test('that cannot be are all refused', () => {
    const read = readOpenDataSettings({ AMBITIE_URL: 'a.be', AMBITIE_RATE_LIMIT: '0', AMBITIE_TRUST_PROXY: 'yes' });
    expect(read.ok ? [] : read.problems.map(({ at }) => at)).toEqual([
      'AMBITIE_URL',
      'AMBITIE_RATE_LIMIT',
      'AMBITIE_TRUST_PROXY',
    ]);
  });
});
