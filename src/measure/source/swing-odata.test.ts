import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import type { Behaviour, ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import { startSwingDouble } from '../../../test/doubles/swing-server.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { usualPatience } from './download.ts';
import { swing } from './publishers/swing-odata.ts';
import { localised } from '../../../test/localised.ts';

const areas = ['71002', '71016', '72043', '71004'].map((code): Area => ({
  code: code as AreaCode,
  kind: 'municipality',
  name: localised({ nl: code, en: code, fr: code }),
  groups: [],
}));
const held = {
  v1111a_tot_bevolking: {
    '2023': { '71002': '8500', '71016': '67000', '11001': '14000' },
    '2024': { '71002': '8560', '71016': '-99997', '72043': '-99996', '71004': '-99998', '99991': '12' },
  },
};
const indicator = (period = '', variable = 'v1111a_tot_bevolking', unit = 'PS'): Indicator =>
  ({
    id: 'population',
    unit,
    series: [{ source: 'swing', dataset: variable, filters: { geoLevel: 'gemeente', ...(period && { period }) } }],
  }) as unknown as Indicator;

let double: ScriptedServer | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function fetch(script: readonly Behaviour[] = [], wanted = indicator(), key = 'good') {
  double = await startSwingDouble(held, 'good', script);
  const environment = { AMBITIE_SWING_URL: double.url, AMBITIE_SWING_KEY: key };
  const patience = { ...usualPatience, timeoutMilliseconds: 200 };
  const effects = testEffects();
  const [order] = swing.orders({ indicators: [wanted], areas }, effects.now());
  if (order?.reading.kind !== 'observations') throw new Error('an order for observations is expected');
  const answer = await order.fetch(effects, { environment, patience });
  const problems = answer.ok ? [] : answer.problems;
  const retrieved = '2025-11-24T12:00:00Z';
  const read = answer.ok
    ? order.reading.read({ name: order.name, url: answer.value.url, retrieved, content: answer.value.bytes })
    : undefined;
  return { problems, codes: problems.map(({ code }) => code), read, waits: effects.waits };
}

describe('Provincies in Cijfers', () => {
  it('gives a variable for every period, page by page, with the key in a header and nowhere else', async () => {
    const { read } = await fetch();
    const found = read?.ok ? read.value.observations : [];
    expect(found.map(({ area, period, value, status }) => [area, period, value, status])).toEqual([
      ['71002', '2023', 8500, ['A']],
      ['71016', '2023', 67_000, ['A']],
      ['71002', '2024', 8560, ['A']],
      ['71004', '2024', null, ['M']],
      ['71016', '2024', null, ['Q']],
      ['72043', '2024', null, ['O']],
    ]);
    expect(
      double?.requests.every(({ headers, url }) => headers['apikey'] === 'good' && !url.href.includes('good')),
    ).toBe(true);
  });

  it('asks for the most recent period only when the plan says so', async () => {
    const { read } = await fetch([], indicator('mrp'));
    expect(read?.ok && new Set(read.value.observations.map(({ period }) => period))).toEqual(new Set(['2024']));
    expect(
      double?.requests.map(({ url }) => decodeURIComponent(url.pathname).replace(/^.*Levels\('year'\)/, '')),
    ).toEqual(['/Periods', "/Periods('mrp')/Values", "/Periods('mrp')/Values", "/Periods('mrp')/Values"]);
  });

  it('says that the key is wrong, without trying again or telling it', async () => {
    const { problems } = await fetch([], indicator(), 'bad-secret');
    expect(problems).toMatchObject([{ code: 'wrong-key', hint: expect.stringContaining('AMBITIE_SWING_KEY') }]);
    expect(JSON.stringify(problems)).not.toContain('bad-secret');
    expect(double?.requests).toHaveLength(1);
  });

  it.each<[string, readonly Behaviour[], readonly string[]]>([
    ['a publisher that is down', [{ status: 500 }, { status: 500 }, { status: 500 }], ['publisher-down']],
    ['an answer that never comes', ['hang', 'hang', 'hang'], ['timed-out']],
    ['a web page', ['html', 'html', 'html'], ['throttled']],
    ['a body that breaks off', ['truncate', 'truncate', 'truncate'], ['interrupted']],
    ['a request that is too large', [{ status: 413 }], ['publisher-error']],
    ['half a list', [{ status: 200, body: '{"value":[{"External' }], ['broken-json']],
    ['a list without periods', [{ status: 200, body: '{"value":[]}' }], ['no-periods']],
    [
      'a next page at another address',
      [{ status: 200, body: '{"value":[],"@odata.nextLink":"http://elsewhere.example/x"}' }],
      ['other-address'],
    ],
  ])('refuses %s', async (_, script, expected) => {
    expect((await fetch(script)).codes).toEqual(expected);
  });

  it('waits as long as the publisher asks', async () => {
    const { waits, codes } = await fetch([{ status: 429, headers: { 'retry-after': '5' } }]);
    expect([waits, codes]).toEqual([[5000], []]);
  });

  it('names a variable that does not exist', async () => {
    expect((await fetch([], indicator('', 'gone'))).codes).toEqual(['unknown-variable']);
  });

  it('is not asked without a key', () => {
    const settings = { environment: {}, patience: usualPatience };
    expect(swing.missingSettings(settings).map(({ code }) => code)).toEqual(['not-set-up']);
  });
});
