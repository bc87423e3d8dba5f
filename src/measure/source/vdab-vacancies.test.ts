import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import type { Behaviour, ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import { startVdabDouble, vdabCredentials } from '../../../test/doubles/vdab-server.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { usualPatience } from './download.ts';
import { vdabVacancies } from './publishers/vdab-vacancies.ts';

const areas = [
  ['71072', 'Hasselt', ''],
  ['71022', 'Hasselt', '2024-12-31'],
  ['71016', 'Genk', ''],
].map(([code = '', name = '', validTo = '']): Area => ({
  code: code as AreaCode,
  kind: 'municipality',
  name: { nl: name, en: name, fr: name },
  groups: [],
  ...(validTo && { validTo }),
}));
const indicator = {
  id: 'vacancies',
  unit: 'NR',
  series: [{ source: 'vdab-vacancies', dataset: 'vacatures', filters: { postcode: '3500 3600' } }],
} as unknown as Indicator;
const held = { '3500': { HASSELT: 430, ELDERS: 2 }, '3600': { GENK: 12 } };

let double: ScriptedServer | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function fetch(
  script: readonly Behaviour[] = [],
  secret: string = vdabCredentials.clientSecret,
  vacancies = held,
) {
  double = await startVdabDouble(vacancies, script);
  const environment = {
    AMBITIE_VDAB_URL: `${double.url}/v4`,
    AMBITIE_VDAB_TOKEN_URL: `${double.url}/token`,
    AMBITIE_VDAB_CLIENT_ID: vdabCredentials.clientId,
    AMBITIE_VDAB_CLIENT_SECRET: secret,
    AMBITIE_VDAB_KEY: vdabCredentials.apiKey,
  };
  const effects = testEffects();
  const [order] = vdabVacancies.orders({ indicators: [indicator], areas }, effects.now());
  if (order?.reading.kind !== 'observations') throw new Error('an order for observations is expected');
  const patience = { ...usualPatience, timeoutMilliseconds: 300 };
  const answer = await order.fetch(effects, { environment, patience });
  const retrieved = effects.now().toISOString();
  const content = answer.ok ? answer.value.bytes : new Uint8Array();
  return {
    name: order.name,
    problems: answer.ok ? [] : answer.problems,
    text: new TextDecoder().decode(content),
    read: answer.ok ? order.reading.read({ name: order.name, url: answer.value.url, retrieved, content }) : undefined,
  };
}

describe('the vacancies of VDAB', () => {
  it('are counted by present municipality for the month, past the first page', async () => {
    const { read, name } = await fetch();
    const found = read?.ok ? read.value : undefined;
    expect(name).toBe('vacancies-2025-11');
    expect(found?.observations.map(({ area, period, value, unit }) => [area, period, value, unit])).toEqual([
      ['71072', '2025-11', 430, 'NR'],
      ['71016', '2025-11', 12, 'NR'],
    ]);
    expect(found?.remarks).toMatchObject([{ code: 'places-left-out', message: expect.stringContaining('ELDERS') }]);
  });

  it('are asked with a token and the key, for the municipality of employment alone, and only counts are kept', async () => {
    const { text } = await fetch();
    const [token, page] = double?.requests ?? [];
    expect([token?.method, token?.url.pathname]).toEqual(['POST', '/token']);
    expect(page?.headers).toMatchObject({ 'x-ibm-client-id': 'sleutel', authorization: 'Bearer good-token' });
    expect(page?.url.searchParams.get('velden')).toBe('tewerkstellingsgemeente');
    expect(JSON.parse(text)).toEqual({
      counted: '2025-11-24',
      postcodes: {
        '3500': { municipalities: { ELDERS: 2, HASSELT: 430 } },
        '3600': { municipalities: { GENK: 12 } },
      },
    });
  });

  it('are refused with wrong credentials, which no message repeats', async () => {
    const { problems } = await fetch([], 'fout-geheim');
    expect(problems.map(({ code }) => code)).toEqual(['wrong-key']);
    expect(JSON.stringify(problems)).not.toContain('fout-geheim');
  });

  it('are refused where the API pages no further: the count would be too low', async () => {
    const { problems } = await fetch([], undefined, { '3500': { HASSELT: 2001, ELDERS: 0 }, '3600': { GENK: 1 } });
    expect(problems.map(({ code }) => code)).toEqual(['too-many-vacancies']);
  });

  it.each<[string, readonly Behaviour[], string]>([
    ['no token', [{ status: 200, body: '{}' }], 'no-token'],
    ['a fault', [{ status: 500 }, { status: 500 }, { status: 500 }], 'publisher-down'],
    ['another answer', ['answer', { status: 200, body: '{"resultaten":[{"titel":"kok"}]}' }], 'not-vacancies'],
    ['half an answer', ['answer', 'truncate', 'truncate', 'truncate'], 'interrupted'],
    ['a web page', ['answer', 'html', 'html', 'html'], 'throttled'],
    ['silence', ['answer', 'hang', 'hang', 'hang'], 'timed-out'],
    ['a refusal', ['answer', { status: 413 }], 'publisher-error'],
  ])('are refused with %s', async (_, script, expected) => {
    expect((await fetch(script)).problems.map(({ code }) => code)).toEqual([expected]);
  });

  it('of every month are read, each as those of its own indicator', () => {
    const night = { ...indicator, id: 'vacancies-night' as IndicatorId };
    const [day, nightly] = vdabVacancies.readings({ indicators: [indicator, night], areas });
    const names = ['vacancies-2025-10', 'vacancies-2025-11', 'vacancies-night-2025-11', 'other-2025-11'];
    expect(names.filter((name) => day?.isOf(name))).toEqual(['vacancies-2025-10', 'vacancies-2025-11']);
    expect(names.filter((name) => nightly?.isOf(name))).toEqual(['vacancies-night-2025-11']);
  });

  it('are not asked for without credentials', () => {
    const missing = vdabVacancies.missingSettings({ environment: {}, patience: usualPatience });
    expect(missing.map(({ at }) => at)).toEqual([
      'AMBITIE_VDAB_CLIENT_ID',
      'AMBITIE_VDAB_CLIENT_SECRET',
      'AMBITIE_VDAB_KEY',
    ]);
  });
});
