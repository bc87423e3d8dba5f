import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
import type { SourcePlan } from './publisher.ts';
import type { RawStore } from './raw-file.ts';
import { listKeptFiles, readKeptFiles, type KeptContents } from './kept-files.ts';
import { openRawStore } from './raw-store.ts';
import { fetchSource, sources, sourceSettings, sourceStates } from './source.ts';

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

async function fetchFrom(script: readonly Behaviour[], indicators: readonly Indicator[], now?: string) {
  await double?.close();
  double = await startEurostatDouble(held, script);
  const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
  return fetchSource(testEffects(now), 'eurostat', { indicators, areas }, openRawStore(folder), settings);
}

/** What was kept, read for a plan. */
async function readKept(plan: SourcePlan): Promise<KeptContents> {
  const store = openRawStore(folder);
  const kept = await listKeptFiles(store);
  const read = kept.ok ? await readKeptFiles(store, kept.value, plan) : kept;
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
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
    const { observations } = await readKept({ indicators: [rate('Y20-64')], areas });
    expect(observations).toEqual(
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
    const { observations } = await readKept({ indicators: [rate('Y20-64')], areas });
    expect(observations).toHaveLength(2);
  });

  it('stops at the first dataset without a connection', async () => {
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: 'http://127.0.0.1:1' });
    const store = openRawStore(folder);
    const plan = { indicators: [rate('Y20-64'), attainment], areas };
    const result = await fetchSource(testEffects(), 'eurostat', plan, store, settings);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['no-connection']);
  });

  it('finds nothing stored before the first fetch', async () => {
    expect(await readKept({ indicators: [attainment], areas })).toEqual({ observations: [], boundaries: [] });
  });

  it('says that the figures of the plan are not fetched', async () => {
    const result = await fetchSource(testEffects(), 'figures', { indicators: [], areas }, openRawStore(folder));
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'not-fetched' }]);
  });

  it('describes every source in three languages', () => {
    expect(sources.map(({ id }) => id)).toEqual(expect.arrayContaining(['figures', 'eurostat', 'swing', 'boundaries']));
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
    return fetchSource(testEffects(), 'boundaries', { indicators: [], areas }, openRawStore(folder), settings);
  };

  it('keeps them for the map, and keeps the good ones when the next answer is malformed', async () => {
    expect((await fetchOutlines({ status: 200, body })).ok).toBe(true);
    await double?.close();
    const refused = await fetchOutlines({ status: 200, body: '{"type":"FeatureCollection","features":[]}' });
    expect(refused.ok ? [] : refused.problems).toMatchObject([{ code: 'municipality-missing' }]);
    const { boundaries } = await readKept({ indicators: [], areas });
    expect(boundaries[0]?.features.map((feature) => feature.area)).toEqual(['71002']);
  });
});

describe('what is known of the fetching', () => {
  const later = '2026-02-01T12:00:00Z';
  const states = async (now = later) =>
    (
      await sourceStates(
        openRawStore(folder),
        { indicators: [rate('Y20-64'), attainment], areas },
        sourceSettings({}),
        new Date(now),
      )
    )[0]?.files;

  it('tells that nothing was fetched yet', async () => {
    expect(await states()).toEqual([
      { name: 'demo', freshness: 'never-fetched' },
      { name: 'other', freshness: 'never-fetched' },
    ]);
  });

  it('notes an unchanged file as fetched and leaves what is kept as it was', async () => {
    const first = await fetchFrom([], [rate('Y20-64'), attainment]);
    expect(first.ok && first.value.changed.map(({ name }) => name)).toEqual(['demo', 'other']);
    const url = double?.url ?? '';
    const store = openRawStore(folder);
    const before = await store.latest('eurostat');
    const plan = { indicators: [rate('Y20-64'), attainment], areas };
    const again = await fetchSource(
      testEffects(later),
      'eurostat',
      plan,
      store,
      sourceSettings({ AMBITIE_EUROSTAT_URL: url }),
    );
    expect(again.ok && [again.value.files.length, again.value.changed, again.value.observations]).toEqual([2, [], 0]);
    expect(await store.latest('eurostat')).toEqual(before);
    expect((await states())?.[0]).toEqual({
      name: 'demo',
      lastFetched: '2026-02-01T12:00:00.000Z',
      lastChanged: '2025-11-24T12:00:00.000Z',
      nextExpected: '2026-06-27T12:00:00.000Z',
      freshness: 'up-to-date',
    });
    expect((await states('2026-07-01T00:00:00Z'))?.[0]?.freshness).toBe('late');
  });

  it('takes a file as new when it comes from another address, or when what was kept is damaged', async () => {
    const first = await fetchFrom([], [attainment]);
    const moved = await fetchFrom([], [attainment], later);
    const url = double?.url ?? '';
    const store = openRawStore(folder);
    const [record] = moved.ok ? moved.value.changed : [];
    if (!record) throw new Error('the file from another address was taken as the same');
    expect(first.ok && first.value.changed[0]?.sha256).toBe(record.sha256);
    await writeFile(store.pathOf(record), 'tampered with');
    const plan = { indicators: [attainment], areas };
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: url });
    const again = await fetchSource(testEffects(later), 'eurostat', plan, store, settings);
    expect(again.ok && again.value.changed.map(({ name }) => name)).toEqual(['other']);
    expect(await store.verify(record)).toEqual([]);
  });

  it('asks once what was kept before, however many files there are', async () => {
    double = await startEurostatDouble(held);
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
    const store = openRawStore(folder);
    const asked: string[] = [];
    const latest: RawStore['latest'] = (source) => {
      asked.push(source);
      return store.latest(source);
    };
    const plan = { indicators: [rate('Y20-64'), attainment], areas };
    const result = await fetchSource(testEffects(), 'eurostat', plan, { ...store, latest }, settings);
    expect(result.ok && result.value.files).toHaveLength(2);
    expect(asked).toEqual(['eurostat']);
  });

  it('tells what went wrong beside what is still had', async () => {
    await fetchFrom([], [rate('Y20-64'), attainment]);
    await fetchFrom([{ status: 200, body: '{"value":' }], [rate('Y20-64'), attainment], later);
    expect(await states()).toMatchObject([
      {
        name: 'demo',
        freshness: 'failed',
        lastFetched: '2025-11-24T12:00:00.000Z',
        problem: { code: 'broken-json', when: '2026-02-01T12:00:00.000Z' },
      },
      { name: 'other', freshness: 'up-to-date' },
    ]);
  });

  it('starts anew when its note was damaged', async () => {
    await fetchFrom([], [attainment]);
    await writeFile(join(folder, 'raw/eurostat/status.json'), '{"files":[{"name":');
    expect((await states())?.map(({ freshness }) => freshness)).toEqual(['never-fetched', 'never-fetched']);
  });
});

describe('breakdowns of a published series', () => {
  const broken = (changes: Partial<PublishedSeries> = {}): Indicator =>
    indicator('rate', {
      source: 'eurostat',
      dataset: 'demo',
      filters: { age: 'Y20-64' },
      breakdowns: { age: ['Y15-64', 'Y25-64'] },
      ...changes,
    });

  it('are asked for in the same request and stand beside the total', async () => {
    await fetchFrom([], [broken()]);
    expect(double?.requests[0]).toMatch(/&age=Y15-64&age=Y20-64&age=Y25-64&geo=/);
    const { observations } = await readKept({ indicators: [broken()], areas });
    const found = observations.filter(({ area: code }) => code === 'BE22');
    expect(found.map(({ breakdown, value }) => [breakdown, value])).toEqual([
      ['', 75],
      ['age=Y15-64', 70],
      ['age=Y25-64', 70],
    ]);
  });

  it('stand alone where another series gives the total', async () => {
    await fetchFrom([], [broken({ total: false })]);
    const { observations } = await readKept({
      indicators: [broken({ total: false })],
      areas,
    });
    expect(new Set(observations.map(({ breakdown }) => breakdown))).toEqual(new Set(['age=Y15-64', 'age=Y25-64']));
  });

  it('that the publisher does not have are remarked on, and take nothing else with them', async () => {
    const result = await fetchFrom([], [broken({ breakdowns: { age: ['Y65-70'] } })]);
    expect(result.ok && [result.value.observations, result.value.refused]).toEqual([2, []]);
    expect(result.ok && result.value.remarks).toMatchObject([{ code: 'breakdown-absent', at: 'rate demo' }]);
  });

  it('of a plan that is newer than the kept file are simply not there yet', async () => {
    await fetchFrom([], [rate('Y20-64')]);
    const { observations } = await readKept({
      indicators: [rate('Y25-64'), broken()],
      areas,
    });
    expect(observations.map(({ indicator: id, breakdown }) => `${id} ${breakdown}`)).toEqual(['rate ', 'rate ']);
  });

  it('may be sums of codes, missing where a part is missing', async () => {
    const counts = indicator('people', {
      source: 'eurostat',
      dataset: 'people',
      filters: { age: 'Y80-84+Y_GE85' },
    });
    const persons = { ...counts, unit: 'PS' } as Indicator;
    double = await startEurostatDouble({
      people: {
        dimensions: { age: ['Y75-79', 'Y80-84', 'Y_GE85'], geo: ['BE2', 'BE22'], time: ['2024'] },
        valueAt: ({ age, geo }) => (geo === 'BE2' && age === 'Y_GE85' ? { status: 'c' } : { value: 100, status: 'p' }),
      },
    });
    const plan = { indicators: [persons], areas };
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
    await fetchSource(testEffects(), 'eurostat', plan, openRawStore(folder), settings);
    const { observations } = await readKept({ indicators: [persons], areas });
    expect(observations.map(({ area: code, value, status }) => [code, value, status])).toEqual([
      ['BE2', null, ['O']],
      ['BE22', 200, ['P']],
    ]);
  });
});

describe('regions elsewhere', () => {
  const compared: SourcePlan = {
    indicators: [rate('Y20-64'), attainment],
    areas: [...areas, area('AT11', 'comparison-region')],
    plan: { comparison: { columns: { employment: { indicator: 'rate-Y20-64' } } } },
  };
  const all = { ...held['demo']!.dimensions, geo: ['AT11', 'BE22'] };

  it('come as a file of their own for all of NUTS 2, of the indicators that are compared', async () => {
    double = await startEurostatDouble({ ...held, demo: { ...held['demo']!, dimensions: all } });
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
    const result = await fetchSource(testEffects(), 'eurostat', compared, openRawStore(folder), settings);
    expect(result.ok && result.value.files.map(({ name }) => name)).toEqual(['demo', 'other', 'demo-nuts2']);
    expect(double.requests.at(-1)).toMatch(/&age=Y20-64&geoLevel=nuts2$/);
    const { observations } = await readKept(compared);
    const rates = observations.filter(({ indicator: id }) => id === 'rate-Y20-64');
    expect(rates.map(({ area: code, value }) => [code, value])).toEqual([
      ['BE22', 75],
      ['AT11', 75],
    ]);
  });

  it('that are refused leave the plan’s own figures as they are', async () => {
    double = await startEurostatDouble(held, ['answer', 'answer', { status: 413 }]);
    const settings = sourceSettings({ AMBITIE_EUROSTAT_URL: double.url });
    const result = await fetchSource(testEffects(), 'eurostat', compared, openRawStore(folder), settings);
    expect(result.ok && result.value.files.map(({ name }) => name)).toEqual(['demo', 'other']);
    expect(result.ok && result.value.refused.map(({ code }) => code)).toEqual(['too-large']);
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
    const observations = result.ok ? result.value.observations : [];
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
