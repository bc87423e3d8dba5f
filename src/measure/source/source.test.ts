import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import {
  startEurostatDouble,
  type Behaviour,
  type EurostatDouble,
  type HeldDataset,
} from '../../../test/doubles/eurostat-server.ts';
import { hasSharedFiles, readSharedText } from '../../../test/shared-file.ts';
import type { Area, AreaCode, AreaKind } from '../area/area.ts';
import type { Indicator, PublishedSeries } from '../indicator/indicator.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { selectSeries } from './eurostat-series.ts';
import { readJsonStat } from './json-stat.ts';
import { openRawStore } from './raw-store.ts';
import { fetchSource, readStoredBoundaries, readStoredObservations, sources, sourceSettings } from './source.ts';

const area = (code: string, kind: AreaKind): Area => ({
  code: code as AreaCode,
  kind,
  name: { nl: code, en: code, fr: code },
  groups: [],
});
const areas = [area('BE2', 'region'), area('BE22', 'province'), area('71002', 'municipality'), area('grp-a', 'group')];

const indicator = (id: string, ...series: readonly PublishedSeries[]): Indicator =>
  ({ id: id as IndicatorId, unit: 'PC', series }) as unknown as Indicator;
const rate = (age: string) => indicator(`rate-${age}`, { source: 'eurostat', dataset: 'demo', filters: { age } });
const attainment = indicator('attainment', { source: 'eurostat', dataset: 'other', filters: { isced11: 'ED5-8' } });

const held: Readonly<Record<string, HeldDataset>> = {
  demo: {
    dimensions: { age: ['Y15-64', 'Y20-64', 'Y25-64'], geo: ['BE2', 'BE22', 'BE23'], time: ['2023', '2024'] },
    valueAt: ({ age, time }) =>
      time === '2024' ? { status: ':' } : { value: age === 'Y20-64' ? 75 : 70, status: 'b' },
  },
  other: {
    dimensions: { isced11: ['ED0-2', 'ED5-8'], geo: ['BE2', 'BE22'], time: ['2023'] },
    valueAt: () => ({ value: 40 }),
  },
};

let folder = '';
let double: EurostatDouble | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambitie-source-'));
});
afterEach(async () => {
  await double?.close();
  await rm(folder, { recursive: true, force: true });
});

async function fetchFrom(script: readonly Behaviour[], indicators: readonly Indicator[]) {
  double = await startEurostatDouble(held, script);
  const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
  return fetchSource(testEffects(), 'eurostat', indicators, areas, openRawStore(folder), settings);
}

describe('fetching Eurostat for a plan', () => {
  it('asks each dataset once, for the areas it can know, and keeps what comes', async () => {
    const result = await fetchFrom([], [rate('Y15-64'), rate('Y20-64'), attainment]);
    expect(result.ok && [result.value.files.map(({ name }) => name), result.value.observations]).toEqual([
      ['demo', 'other'],
      6,
    ]);
    expect(double?.requests.map((request) => request.replace(/^.*lang=EN/, ''))).toEqual([
      '&age=Y15-64&age=Y20-64&geo=BE2&geo=BE22',
      '&isced11=ED5-8&geo=BE2&geo=BE22',
    ]);
  });

  it('leaves its observations for a release, with publisher, dataset and day', async () => {
    await fetchFrom([], [rate('Y20-64')]);
    const stored = await readStoredObservations(openRawStore(folder), [rate('Y20-64')], areas);
    expect(stored.ok && stored.value).toEqual(
      ['BE2', 'BE22'].map((code) => ({
        indicator: 'rate-Y20-64',
        area: code,
        period: '2023',
        breakdown: '',
        value: 75,
        unit: 'PC',
        status: ['B'],
        provenance: { publisher: 'Eurostat', dataset: 'demo', note: '', origin: 'published', retrieved: '2025-11-24' },
      })),
    );
  });

  it('keeps the good dataset and the earlier file when another one is refused', async () => {
    await fetchFrom([], [rate('Y20-64'), attainment]);
    await double?.close();
    const result = await fetchFrom([{ status: 200, body: '{"value":' }], [rate('Y20-64'), attainment]);
    expect(result.ok && result.value.refused).toMatchObject([{ code: 'broken-json' }]);
    expect(result.ok && result.value.files.map(({ name }) => name)).toEqual(['other']);
    const stored = await readStoredObservations(openRawStore(folder), [rate('Y20-64')], areas);
    expect(stored.ok && stored.value).toHaveLength(2);
  });

  it('stops at the first dataset without a connection', async () => {
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: 'http://127.0.0.1:1' });
    const store = openRawStore(folder);
    const result = await fetchSource(testEffects(), 'eurostat', [rate('Y20-64'), attainment], areas, store, settings);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['no-connection']);
  });

  it('finds nothing stored before the first fetch', async () => {
    expect(await readStoredObservations(openRawStore(folder), [attainment], areas)).toEqual({ ok: true, value: [] });
  });

  it('says that the figures of the plan are not fetched', async () => {
    const result = await fetchSource(testEffects(), 'figures', [], areas, openRawStore(folder));
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'not-fetched' }]);
  });

  it('describes every source in three languages', () => {
    expect(sources.map(({ id }) => id)).toEqual(['figures', 'eurostat', 'boundaries']);
    const texts = sources.flatMap(({ text }) => [text.nl, text.en, text.fr]);
    expect(texts.every(({ name, brings }) => name !== '' && brings !== '')).toBe(true);
  });
});

describe('fetching boundaries for a plan', () => {
  const ring = [
    [5, 51],
    [5.1, 51],
    [5.1, 51.1],
    [5, 51],
  ];
  const outline = {
    type: 'Feature',
    properties: { NISCODE: '71002' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const body = JSON.stringify({ type: 'FeatureCollection', features: [outline] });
  const fetchOutlines = async (answer: Behaviour) => {
    double = await startEurostatDouble({}, [answer]);
    const settings = sourceSettings({ AMBITIE_BOUNDARIES_URL: double.url });
    return fetchSource(testEffects(), 'boundaries', [], areas, openRawStore(folder), settings);
  };

  it('keeps them for the map, and keeps the good ones when the next answer is malformed', async () => {
    expect(await readStoredBoundaries(openRawStore(folder), areas)).toEqual({ ok: true, value: undefined });
    expect((await fetchOutlines({ status: 200, body })).ok).toBe(true);
    await double?.close();
    const refused = await fetchOutlines({ status: 200, body: '{"type":"FeatureCollection","features":[]}' });
    expect(refused.ok ? [] : refused.problems).toMatchObject([{ code: 'municipality-missing' }]);
    const stored = await readStoredBoundaries(openRawStore(folder), areas);
    expect(stored.ok && stored.value?.features.map((feature) => feature.area)).toEqual(['71002']);
  });
});

describe.skipIf(!hasSharedFiles)('a published series', () => {
  const dataset = 'lfst_r_lfe2emprt';
  const text = hasSharedFiles ? readSharedText(`data/eurostat/${dataset}.BE.jsonstat.json`) : '';
  const reading = readJsonStat(text, { file: 'a.json', dataset });
  const select = (filters: Readonly<Record<string, string>>) => {
    const series = { source: 'eurostat', dataset, filters };
    return selectSeries(reading, indicator('rate', series), series, new Set(['BE22']), '2025-11-24');
  };

  it('gives the employment rate (15-64) of Limburg in 2019 as published: 68.1', () => {
    const result = select({ unit: 'PC', sex: 'T', age: 'Y15-64' });
    const observations = result.ok ? result.value : [];
    expect(new Set(observations.map((one) => one.area))).toEqual(new Set(['BE22']));
    expect(observations.find(({ period }) => period === '2019')?.value).toBe(68.1);
  });

  it('must exist, with dimensions that the dataset has', () => {
    expect(select({ age: 'Y25-54' })).toMatchObject({ ok: false, problems: [{ code: 'series-absent' }] });
    expect(select({ ages: 'Y15-64' })).toMatchObject({ ok: false, problems: [{ code: 'unknown-dimension' }] });
  });

  it('must say which category it means when there are several', () => {
    const both = reading.observations.flatMap((cell) => [
      cell,
      { ...cell, dimensions: { ...cell.dimensions, sex: 'F' } },
    ]);
    const series = { source: 'eurostat', dataset, filters: { age: 'Y15-64' } };
    const mixed = { ...reading, observations: both };
    expect(selectSeries(mixed, indicator('rate', series), series, new Set(['BE22']), '2025-11-24')).toMatchObject({
      ok: false,
      problems: [{ code: 'ambiguous-series', hint: 'Add sex to the series of the indicator.' }],
    });
  });
});
