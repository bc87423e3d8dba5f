import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { observed } from '../../../test/observations.ts';
import { limburgFolder, planTexts } from '../../../test/release/built-release.ts';
import { hasSharedFiles, sharedPath } from '../../../test/shared-file.ts';
import type { ComparisonSettings } from '../../plan/comparison-settings.ts';
import { loadPlanFolder } from '../plan-folder.ts';
import type { UnitCode } from '../observation/observation.ts';
import { readEurostatLongCsv } from '../source/eurostat-long-csv.ts';
import { compareRegions } from './comparison.ts';
import { readRegions, type RegionContext } from './region-file.ts';

const settings: ComparisonSettings = {
  period: '2019',
  count: 2,
  exclude: ['BE'],
  retrieved: '2026-11-24',
  columns: {
    people: { indicator: 'people', publisher: 'P', dataset: 'd' },
    rate: { indicator: 'rate', publisher: 'P', dataset: 'd' },
  },
  variables: [
    { indicator: 'people', scale: 'log', weight: 1 },
    { indicator: 'rate', scale: 'linear', weight: 1 },
  ],
};
const context: RegionContext = {
  settings,
  units: new Map<string, UnitCode>([
    ['people', 'PS'],
    ['rate', 'PC'],
  ]),
  areas: new Set(['BE22']),
};

test('makes areas of the regions that the plan does not have, and observations of all', () => {
  const read = readRegions('nuts2,name,people,rate,other\nBE22,Here,100,70,1\nNL42,There,110,,2\n', context);
  expect(read).toMatchObject({
    ok: true,
    value: {
      areas: [{ code: 'NL42', kind: 'comparison-region', name: { nl: 'There', en: 'There', fr: 'There' } }],
      observations: [
        { indicator: 'people', area: 'BE22', period: '2019', value: 100, unit: 'PS' },
        { indicator: 'rate', area: 'BE22', value: 70, unit: 'PC' },
        { indicator: 'people', area: 'NL42', value: 110 },
      ],
    },
  });
});

test('refuses a file with every problem at its line', () => {
  const text = 'nuts2,name,people,rate\nNL42,There,-1,170\nnl,,1e,1\nNL42,Again,1,1\nNL41,Comma,"1,5",2\n';
  const read = readRegions(text, context);
  expect(read.ok ? [] : read.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'bad-code regions.csv:3',
    'no-name regions.csv:3',
    'repeated-region regions.csv:4',
    'negative-count regions.csv:2',
    'percentage-out-of-range regions.csv:2',
    'bad-number regions.csv:3',
    'bad-number regions.csv:5',
  ]);
  const without = readRegions('nuts2,name,people\n', context);
  expect(without.ok ? [] : without.problems.map(({ code }) => code)).toEqual(['missing-column']);
  const empty = readRegions('nuts2,name,people,rate\n', context);
  expect(empty.ok ? [] : empty.problems.map(({ code }) => code)).toEqual(['no-regions']);
});

test('compares with regions of the size and year asked for, countries left out and gaps counted', () => {
  const figures = [
    ['BE22', 100, 70],
    ['BE21', 101, 70],
    ['NL42', 110, 69],
    ['DE21', 900, 80],
    ['FR10', 100, null],
    ['73107', 100, 70],
  ] as const;
  const observations = figures.flatMap(([area, people, rate]) => [
    observed('people', area, '2019', people),
    observed('people', area, '2018', 1),
    observed('rate', area, '2019', rate),
  ]);
  const found = compareRegions(settings, observations, 'BE22');
  expect(found?.regions.map(({ code }) => code)).toEqual(['NL42', 'DE21']);
  expect(found).toMatchObject({ candidates: 2, incomplete: 1, excluded: 1 });
  expect(compareRegions(settings, observations, 'FR10')).toBeUndefined();
});

test('takes the latest year that nearly all regions have of each variable, and says which', () => {
  const codes = ['BE22', 'NL42', 'DE21', 'FR10'];
  const observations = [
    ...codes.flatMap((area, at) => [
      observed('people', area, '2019', 100),
      observed('rate', area, '2019', 70 + at),
      // In 2019 FR10 is the furthest, in 2023 the nearest; 2024 is there for two regions only.
      observed('rate', area, '2023', { BE22: 70, FR10: 71 }[area] ?? 80 + at),
    ]),
    ...['BE22', 'NL42'].map((area) => observed('rate', area, '2024', 75)),
  ];
  const found = compareRegions(settings, observations, 'BE22');
  expect(found?.periods).toEqual(
    new Map([
      ['people', '2019'],
      ['rate', '2023'],
    ]),
  );
  expect(found?.focus.values.get('rate')).toBe(70);
  expect(found?.regions[0]?.code).toBe('FR10');
});

function shipped() {
  const plan = loadPlanFolder(planTexts(limburgFolder));
  if (!plan.ok) throw new Error(plan.problems.map(({ at, message }) => `${at} ${message}`).join('\n'));
  return plan.value;
}

test.skipIf(!hasSharedFiles)("ships rates that are Eurostat's of 2019, every region and dataset", () => {
  const bytes = gunzipSync(readFileSync(sharedPath('data/eurostat/nuts2_1990_2019_long.csv.gz')));
  const read = readEurostatLongCsv(bytes.toString('utf8'), 'long.csv');
  if (!read.ok) throw new Error('the shared file must be readable');
  const { regionFigures, indicators } = shipped();
  const rates = regionFigures.filter(({ provenance }) => provenance.publisher === 'Eurostat');
  const series = new Map(indicators.map((indicator) => [indicator.id, indicator.series[0]]));
  const published = new Map(
    read.value.flatMap(({ dataset, observations }) =>
      observations
        .filter(({ period }) => period === '2019')
        .map(({ geo, dimensions, value }) => [`${dataset} ${geo} ${keyOf(dataset, dimensions)}`, value] as const),
    ),
  );
  const wrong = rates.filter(({ indicator, area, value, provenance: { dataset } }) => {
    const filters = series.get(indicator)?.filters ?? {};
    return published.get(`${dataset} ${area} ${keyOf(dataset, filters)}`) !== value;
  });
  expect(wrong.map(({ indicator, area, value }) => `${indicator} ${area} ${value}`)).toEqual([]);
  expect(rates.length).toBeGreaterThan(1900);
});

/** The dimension that tells the series of a dataset apart in the shared file. */
function keyOf(dataset: string, dimensions: Readonly<Record<string, string>>): string {
  return dimensions[dataset === 'edat_lfse_04' ? 'isced11' : 'age'] ?? '';
}

test('finds regions abroad for Limburg, near in every variable', () => {
  const { regionFigures, plan } = shipped();
  const found = compareRegions(plan.comparison as ComparisonSettings, regionFigures, plan.focus);
  expect(found?.regions).toHaveLength(8);
  expect(found?.regions.every(({ code }) => !code.startsWith('BE'))).toBe(true);
  expect(found?.regions[0]?.distance).toBeLessThan(0.5);
  // 330 regions less Limburg, 10 others in Belgium and the one without attainment figures.
  expect(found).toMatchObject({ candidates: 317, incomplete: 1, excluded: 10 });
});
