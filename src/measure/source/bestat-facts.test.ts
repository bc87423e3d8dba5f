import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { startScriptedServer, type Behaviour, type ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { readBestat } from './bestat-facts.ts';
import { usualPatience } from './download.ts';
import { bestat } from './publishers/bestat.ts';
import { localised } from '../../../test/localised.ts';

const areas = [
  ['71002', 'As'],
  ['71020', 'Halen'],
  ['72042', 'Oudsbergen'],
].map(([code = '', name = '']): Area => ({
  code: code as AreaCode,
  kind: 'municipality',
  name: localised({ nl: name, en: name, fr: name }),
  groups: [],
}));
const series = {
  source: 'bestat',
  dataset: 'ef2a5bfb-a361-47a6-b113-e3df26563404',
  filters: { Geslacht: 'Totaal' },
  columns: { area: 'Gemeente', period: 'Jaar', value: 'Bevolking' },
};
const indicator = { id: 'population', unit: 'PS', series: [series] } as unknown as Indicator;
const fact = (gemeente: string, jaar: string | number, bevolking: unknown, geslacht = 'Totaal') => ({
  Gemeente: gemeente,
  Jaar: jaar,
  Geslacht: geslacht,
  Bevolking: bevolking,
});
const facts = [
  fact('AS', 2024, 8560),
  fact('Vrouwen', 2024, 1, 'Vrouwen'),
  fact('As', '2023', 8500),
  fact('72042', 2024, null),
  fact('Aalst', 2024, 90_000),
];
const body = JSON.stringify({ facts });

function read(text: string) {
  const result = readBestat(text, 'x', { indicator, series, areas, retrieved: '2025-11-24' });
  return result.ok
    ? result.value.map(({ area, period, value }) => `${area} ${period} ${value}`)
    : result.problems.map(({ code, at }) => `${at} ${code}`);
}

describe('a view of be.STAT', () => {
  it('is read by the columns and filters of the series, areas by code or by name', () => {
    expect(read(body)).toEqual(['71002 2024 8560', '71002 2023 8500', '72042 2024 null']);
  });

  it.each([
    ['other JSON', '{"rows":[]}', ['x $.facts not-bestat']],
    ['a column that is gone', JSON.stringify({ facts: [{ Gemeente: 'As' }] }), ['x $.facts[0] missing-column']],
    ['two rows for one cell', JSON.stringify({ facts: [facts[0], facts[0]] }), ['x $.facts[1] duplicate-cell']],
    ['another notation of a period', JSON.stringify({ facts: [fact('As', '24/25', 1)] }), ['x $.facts[0] bad-period']],
    ['a period to come', JSON.stringify({ facts: [fact('As', '2040', 1)] }), ['x $.facts[0] future-period']],
    ['a negative count', JSON.stringify({ facts: [fact('As', '2024', -1)] }), ['x $.facts[0] negative-count']],
    ['nothing of the plan', JSON.stringify({ facts: [fact('Aalst', '2024', 1)] }), ['x no-cells']],
  ])('is refused for %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('asking be.STAT', () => {
  let double: ScriptedServer | undefined;
  afterEach(() => double?.close());

  async function ask(script: readonly Behaviour[]) {
    double = await startScriptedServer(() => ({ status: 200, body }), script);
    const [order] = bestat.orders({ indicators: [indicator], areas }, new Date(0));
    const environment = { AMBITIE_BESTAT_URL: `${double.url}/bestat/api` };
    return order?.fetch(testEffects(), { environment, patience: { ...usualPatience, timeoutMilliseconds: 200 } });
  }

  it('takes the view as JSON from the documented address', async () => {
    const answer = await ask([]);
    expect(answer?.ok && read(new TextDecoder().decode(answer.value.bytes))).toHaveLength(3);
    expect(double?.requests[0]?.url.pathname).toBe(`/bestat/api/views/${series.dataset}/result/JSON`);
  });

  it.each<[string, readonly Behaviour[], string]>([
    ['an unknown view', [{ status: 404 }], 'unknown-view'],
    ['a refusal', [{ status: 413 }], 'publisher-error'],
    ['a web page', ['html', 'html', 'html'], 'throttled'],
    ['silence', ['hang', 'hang', 'hang'], 'timed-out'],
    ['a fault of its own', [{ status: 503 }, { status: 503 }, { status: 503 }], 'publisher-down'],
    ['a body that breaks off', ['truncate', 'truncate', 'truncate'], 'interrupted'],
  ])('tells of %s', async (_, script, expected) => {
    const answer = await ask(script);
    expect(answer?.ok === false && answer.problems.map(({ code }) => code)).toEqual([expected]);
  });
});
