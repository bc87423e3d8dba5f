import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { indicatorNamed, observed } from '../../../test/observations.ts';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import type { Area, AreaCode } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { DatasetObservation } from '../source/dataset-reading.ts';
import { readJsonStat } from '../source/json-stat.ts';
import { readSdmxCsv } from '../source/sdmx-csv.ts';
import type { Observation } from '../observation/observation.ts';
import { toCsv } from './csv.ts';
import { toJsonStat } from './json-stat.ts';
import { toSdmxCsv } from './sdmx-csv.ts';
import { makeFile } from '../../site/worker/make-file.ts';
import { workbookOf } from './workbook.ts';

const release = await openedPlan(limburgFolder);
const ids = [
  'employment-rate-20-64',
  'administrative-unemployment-rate-15-64',
  'employment-rate-15-64-census',
  'activity-rate-15-64',
];

async function figuresOf(
  id: string,
): Promise<{ readonly indicator: Indicator; readonly observations: readonly Observation[] }> {
  const indicator = release.findIndicator(id) as Indicator;
  return { indicator, observations: await release.observations.ofIndicators([indicator.id]) };
}

/** Our exports write statuses as SDMX does; the readers know the letters that Eurostat writes for the same. */
const eurostatLetters: Readonly<Record<string, string>> = { Q: 'c', M: 'z', O: ':' };

function asEurostatFlags(status: string): string {
  return status
    .split(/[; ]/)
    .map((code) => eurostatLetters[code] ?? code.toLowerCase())
    .join('');
}

type Figure = readonly [area: string, period: string, value: number | null, status: string];

function byPlaceAndPeriod(a: Figure, b: Figure): number {
  return `${a[0]}|${a[1]}` < `${b[0]}|${b[1]}` ? -1 : 1;
}

function written(observations: readonly Observation[]): readonly Figure[] {
  return observations
    .map(({ area, period, value, status }): Figure => [area, period, value, status.join(' ')])
    .toSorted(byPlaceAndPeriod);
}

/** What was read, without the cells that a reader adds to make series complete. */
function readBack(observations: readonly DatasetObservation[]): readonly Figure[] {
  return observations
    .filter(({ status }) => status.join() !== 'O')
    .map(({ geo, period, value, status }): Figure => [geo, period, value, status.join(' ')])
    .toSorted(byPlaceAndPeriod);
}

test.each(ids)('JSON-stat of %s, read back, gives the same values and statuses', async (id) => {
  const { indicator, observations } = await figuresOf(id);
  const dataset = toJsonStat(indicator, observations, release.geography, 'nl');
  const status = Object.fromEntries(Object.entries(dataset.status).map(([at, codes]) => [at, asEurostatFlags(codes)]));
  const reading = readJsonStat(JSON.stringify({ ...dataset, status }), { file: 'export.json', dataset: id });
  expect(reading.problems).toEqual([]);
  expect(observations.length).toBeGreaterThan(30);
  expect(readBack(reading.observations)).toEqual(written(observations));
});

test.each(ids)('SDMX-CSV of %s, read back, gives the same values and statuses', async (id) => {
  const { observations } = await figuresOf(id);
  const [header = '', ...rows] = toSdmxCsv(observations).trimEnd().split('\n');
  const lines = rows.map((row) =>
    row.replace(/[^,]*$/, (status) => (status === 'A' ? status : asEurostatFlags(status))),
  );
  const text = [header.replace('REF_AREA', 'geo'), ...lines].join('\n');
  const reading = readSdmxCsv(text, { file: 'export.csv', dataset: 'indicators' });
  expect(reading.problems).toEqual([]);
  const perIndicator = reading.observations.map(({ dimensions }) => dimensions['indicator']);
  expect(new Set(perIndicator)).toEqual(new Set([id]));
  expect(readBack(reading.observations)).toEqual(written(observations));
});

const geography = buildGeography([
  {
    code: 'A',
    kind: 'province',
    name: { nl: 'Aland', en: 'Aland', fr: 'Åland "1", côté' },
    groups: [],
  } as unknown as Area,
]);
const awkward: readonly Observation[] = [
  {
    ...observed('rate', 'A', '2019-2020', 0.1 + 0.2),
    provenance: { ...observed('rate', 'A', '2020', 1).provenance, note: 'said "so", twice' },
  },
  observed('rate', 'A', '2020-2021', null, { status: ['Q'] }),
  {
    ...observed('rate', 'A', '2021-2022', 0),
    provenance: { ...observed('rate', 'A', '2020', 1).provenance, note: 'two\r\nlines', publisher: 'A, B' },
  },
  observed('rate', 'A', '2022-2023', 1e-7, { status: ['B', 'U'] }),
];

test('CSV keeps commas, quotes, line ends and every digit, and leaves a missing value empty', () => {
  const rows = parse(toCsv(awkward), { columns: true }) as readonly Readonly<Record<string, string>>[];
  expect(rows.map((row) => row['value'])).toEqual(['0.30000000000000004', '', '0', '1e-7']);
  expect(rows.map((row) => row['status'])).toEqual(['A', 'Q', 'A', 'B U']);
  expect(rows.map((row) => row['note'])).toEqual(['said "so", twice', '', 'two\r\nlines', '']);
  expect(rows[2]?.['publisher']).toBe('A, B');
});

test('a school year is written in SDMX-CSV as a year that begins in September', () => {
  const [, first = '', suppressed = '', , flagged = ''] = toSdmxCsv(awkward).split('\n');
  expect(first).toBe('dataflow,AMBITIE:INDICATORS(1.0),I,rate,A,_T,2019-09-01/P1Y,0.30000000000000004,PC,A');
  expect(suppressed).toContain(',2020-09-01/P1Y,,PC,Q');
  expect(flagged.endsWith(',B;U')).toBe(true);
});

test('JSON-stat has no value for a cell that is missing, only its status', () => {
  const { value, status, size, dimension } = toJsonStat(indicatorNamed('rate'), awkward, geography, 'fr');
  expect(size).toEqual([1, 1, 4]);
  expect(value).toEqual({ 0: 0.1 + 0.2, 2: 0, 3: 1e-7 });
  expect(status).toEqual({ 1: 'Q', 3: 'B U' });
  expect(dimension.area.category.label).toEqual({ A: 'Åland "1", côté' });
});

test('JSON-stat has a dimension for breakdowns as soon as there is one, the total beside its parts', () => {
  const women = awkward.map((observation) => ({
    ...observation,
    breakdown: 'sex=F',
    value: 5,
    status: ['A'] as const,
  }));
  const { id, size, value, dimension } = toJsonStat(indicatorNamed('rate'), [...awkward, ...women], geography, 'nl');
  expect(id).toEqual(['indicator', 'area', 'breakdown', 'time']);
  expect(size).toEqual([1, 1, 2, 4]);
  expect(dimension.breakdown?.category.index).toEqual(['_T', 'sex=F']);
  expect([value['0'], value['4'], value['7']]).toEqual([0.1 + 0.2, 5, 5]);
});

test('a workbook opens with the figures as numbers and the definition on a second sheet', async () => {
  const bytes = await makeFile(
    workbookOf([{ indicator: indicatorNamed('rate'), observations: awkward }], geography, 'fr'),
  );
  const sheets = await readXlsx(Buffer.from(bytes));
  const [figures, about] = sheets;
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['figures', 'about']);
  expect(figures?.data[0]?.slice(0, 4)).toEqual(['area', 'name', 'period', 'breakdown']);
  expect(figures?.data.slice(1).map((row) => row[4])).toEqual([0.1 + 0.2, null, 0, 1e-7]);
  expect(figures?.data[1]?.slice(0, 3)).toEqual(['A', 'Åland "1", côté', '2019-2020']);
  expect(about?.data.flat()).toContain('Definition');
});

test('a workbook of every indicator opens with as many rows as there are figures', async () => {
  for (const id of ids) {
    const { indicator, observations } = await figuresOf(id);
    const order = workbookOf([{ indicator, observations }], release.geography, 'nl');
    const [figures] = await readXlsx(Buffer.from(await makeFile(order)));
    expect([id, figures?.data.length]).toEqual([id, observations.length + 1]);
    expect(figures?.data.slice(1).map((row) => row[4])).toEqual(observations.map(({ value }) => value));
  }
});

test('no figures give a file with only its header', async () => {
  expect(toCsv([]).split('\n')).toHaveLength(2);
  expect(toSdmxCsv([]).split('\n')).toHaveLength(2);
  expect(toJsonStat(indicatorNamed('rate'), [], geography, 'nl')).toMatchObject({ size: [1, 0, 0], value: {} });
  const order = workbookOf([{ indicator: indicatorNamed('rate'), observations: [] }], geography, 'nl');
  const [figures] = await readXlsx(Buffer.from(await makeFile(order)));
  expect(figures?.data).toHaveLength(1);
});

test('an area of the release keeps its code in every export', async () => {
  const { observations } = await figuresOf('employment-rate-15-64-census');
  const areas = new Set<AreaCode>(observations.map(({ area }) => area));
  expect(areas.size).toBeGreaterThanOrEqual(45);
  for (const area of areas) expect(toCsv(observations)).toContain(`,${area},2021,`);
});
