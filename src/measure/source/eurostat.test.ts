import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import {
  startEurostatDouble,
  type Behaviour,
  type EurostatDouble,
  type HeldDataset,
} from '../../../test/doubles/eurostat-server.ts';
import { usualPatience } from './download.ts';
import { eurostatUrl, fetchEurostat } from './eurostat.ts';
import { readJsonStat } from './json-stat.ts';

const held: Readonly<Record<string, HeldDataset>> = {
  demo: {
    dimensions: { sex: ['T', 'F'], geo: ['BE2', 'BE22'], time: ['2023', '2024'] },
    valueAt: ({ geo, time }) => (geo === 'BE2' && time === '2024' ? { status: 'c' } : { value: 70.5 }),
  },
};
const query = { filters: { sex: ['T'] }, geo: ['BE22', 'BE2'] };

let double: EurostatDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function ask(script: readonly Behaviour[], dataset = 'demo', asked = query) {
  double = await startEurostatDouble(held, script);
  const effects = testEffects();
  const patience = { ...usualPatience, timeoutMilliseconds: 150 };
  const result = await fetchEurostat(effects, dataset, asked, { baseUrl: double.url, patience });
  const problems = result.ok ? [] : result.problems.map(({ code }) => code);
  return { result, problems, waits: effects.waits, requests: double.requests };
}

describe('asking Eurostat', () => {
  it('builds the documented address, the same for the same query', () => {
    expect(
      eurostatUrl('https://ec.europa.eu/eurostat/api/dissemination/', 'demo', { ...query, sinceTimePeriod: '2020' }),
    ).toBe(
      'https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/demo?format=JSON&lang=EN&sex=T&geo=BE22&geo=BE2&sinceTimePeriod=2020',
    );
  });

  it('gives the body as it came, readable as JSON-stat', async () => {
    const { result, requests } = await ask([]);
    const text = result.ok ? new TextDecoder().decode(result.value.bytes) : '';
    const reading = readJsonStat(text, { file: 'demo.json', dataset: 'demo' });
    expect(requests).toHaveLength(1);
    expect(reading.updated).toBe('2025-11-20');
    expect(reading.observations).toMatchObject([
      { geo: 'BE2', period: '2023', value: 70.5 },
      { geo: 'BE2', period: '2024', value: null, status: ['Q'] },
      { geo: 'BE22', period: '2023', value: 70.5 },
      { geo: 'BE22', period: '2024', value: 70.5 },
    ]);
  });

  it('tries again after a fault of the publisher', async () => {
    const { result, waits, requests } = await ask([{ status: 500 }, { status: 503 }]);
    expect([result.ok, waits, requests.length]).toEqual([true, [1000, 2000], 3]);
  });

  it('waits as long as the publisher asks, in seconds or until a moment', async () => {
    const seconds = { status: 429, headers: { 'retry-after': '7' } };
    const moment = { status: 503, headers: { 'retry-after': 'Mon, 24 Nov 2025 12:00:20 GMT' } };
    const { result, waits } = await ask([seconds, moment]);
    expect([result.ok, waits]).toEqual([true, [7000, 20_000]]);
  });

  it('does not wait for an hour', async () => {
    const { problems, waits, requests } = await ask([{ status: 429, headers: { 'retry-after': '3600' } }]);
    expect([problems, waits, requests.length]).toEqual([['throttled'], [], 1]);
  });

  it('takes a web page for throttling', async () => {
    expect((await ask(['html'])).result.ok).toBe(true);
    await double?.close();
    expect((await ask(['html', 'html', 'html'])).problems).toEqual(['throttled']);
  });

  it('gives up after three tries on a publisher that stays down', async () => {
    const { problems, requests } = await ask([{ status: 500 }, { status: 502 }, { status: 503 }, 'answer']);
    expect([problems, requests.length]).toEqual([['publisher-down'], 3]);
  });

  it('gives up on an answer that never comes', async () => {
    const { problems, requests } = await ask(['hang', 'hang', 'hang']);
    expect([problems, requests.length]).toEqual([['timed-out'], 3]);
  });

  it('does not take half a body', async () => {
    expect((await ask(['truncate'])).result.ok).toBe(true);
    await double?.close();
    expect((await ask(['truncate', 'truncate', 'truncate'])).problems).toEqual(['interrupted']);
  });

  it('says to narrow a request that is too large, without trying again', async () => {
    const refused = await ask([{ status: 413 }]);
    expect([refused.problems, refused.requests.length]).toEqual([['too-large'], 1]);
    expect(refused.result.ok ? '' : refused.result.problems[0]?.hint).toMatch(/fewer areas/);
    await double?.close();
    const body = '{"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE"}}';
    expect((await ask([{ status: 200, body }])).problems).toEqual(['too-large']);
  });

  it('repeats what the publisher says of an unknown dataset or dimension', async () => {
    const { result, requests } = await ask([], 'gone');
    expect(requests).toHaveLength(1);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'unknown-dataset', message: expect.stringContaining('Dataset gone is not available') },
    ]);
    await double?.close();
    expect((await ask([], 'demo', { ...query, filters: { sexe: ['T'] } as never })).problems).toEqual(['bad-request']);
  });

  it('says plainly that there is no connection', async () => {
    const effects = testEffects();
    const settings = { baseUrl: 'http://127.0.0.1:1/api', patience: usualPatience };
    const result = await fetchEurostat(effects, 'demo', query, settings);
    expect(effects.waits).toEqual([1000, 2000]);
    expect(result.ok ? [] : result.problems).toMatchObject([
      {
        code: 'no-connection',
        message: expect.stringMatching(/^No connection to 127\.0\.0\.1:1.*; the figures at hand stay in use\.$/),
      },
    ]);
  });

  it('refuses an address that is none', async () => {
    const result = await fetchEurostat(testEffects(), 'demo', query, { baseUrl: 'eurostat', patience: usualPatience });
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'bad-address' }]);
  });
});
