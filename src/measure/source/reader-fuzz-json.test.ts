import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzRuns, mutated, plainPeriod } from '../../../test/mutated-text.ts';
import type { Problem } from '../../foundation/problem.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { readBestat } from './bestat-facts.ts';
import type { DatasetReading } from './dataset-reading.ts';
import { readJsonStat } from './json-stat.ts';
import { readTally } from './publishers/vdab-vacancies.ts';
import { readSwing } from './swing-values.ts';
import { localised } from '../../../test/localised.ts';

const origin = { file: 'x', dataset: 'demo' };
const jsonStat = JSON.stringify({
  class: 'dataset',
  updated: '2024-06-13T23:00:00+0200',
  id: ['freq', 'geo', 'time'],
  size: [1, 2, 3],
  value: { 0: 54.8, 1: 53.9, 3: 0, 5: 71.4 },
  status: { 1: 'b', 2: ':', 4: 'c' },
  dimension: {
    freq: { category: { index: { A: 0 } } },
    geo: { category: { index: { BE2: 0, BE22: 1 } } },
    time: { category: { index: { 2017: 0, 2018: 1, 2019: 2 } } },
  },
  extension: { id: 'DEMO' },
});
const areas = [
  ['71002', 'As'],
  ['71016', 'Genk'],
].map(([code = '', name = '']): Area => ({
  code: code as AreaCode,
  kind: 'municipality',
  name: localised({ nl: name, en: name, fr: name }),
  groups: [],
}));
const indicator = { id: 'people', unit: 'PS' } as unknown as Indicator;
const retrieved = '2025-11-24';
const swing = JSON.stringify({
  variable: 'v',
  geoLevel: 'gemeente',
  periods: {
    '2023': [{ value: [{ ExternalCode: '71002', Name: 'As', ValueString: '8500' }] }],
    '2024': [
      { value: [{ ExternalCode: '71002', Name: 'As', ValueString: '-99997' }] },
      { value: [{ ExternalCode: '71016', Name: 'Genk', ValueString: '67000' }] },
    ],
  },
});
const bestat = JSON.stringify({
  facts: [
    { Gemeente: 'As', Jaar: '2023', Bevolking: 8500 },
    { Gemeente: '71016', Jaar: 2024, Bevolking: '67000' },
    { Gemeente: 'Genk', Jaar: 2023, Bevolking: null },
  ],
});
const bestatSeries = {
  source: 'bestat',
  dataset: 'view',
  filters: {},
  columns: { area: 'Gemeente', period: 'Jaar', value: 'Bevolking' },
};
const tally = JSON.stringify({
  counted: '2025-11-24',
  postcodes: { '3665': { municipalities: { AS: 12 } }, '3600': { municipalities: { GENK: 430, ELDERS: 2 } } },
});

function expectSound(cells: readonly Pick<Observation, 'value' | 'status'>[]): void {
  for (const { value, status } of cells) {
    const saysMissing = status.some((one) => ['M', 'O', 'Q'].includes(one));
    if (status.length === 0 || (value === null) !== saysMissing || !Number.isFinite(value ?? 0)) {
      expect.fail(`unsound cell ${value} ${status.join()}`);
    }
  }
}

function expectTold(problems: readonly Problem[]): void {
  if (problems.length === 0 || problems.length > 101) expect.fail(`${problems.length} problems`);
  const bare = problems.find(({ at, message, hint }) => [at, message, hint].includes(''));
  if (bare) expect.fail(`a problem without place or remedy: ${JSON.stringify(bare)}`);
}

/** What a JSON-stat text says, worked out here with nothing of the reader: value by area and period. */
function statedByCube(text: string): ReadonlyMap<string, number> {
  const data = JSON.parse(text.replace(/^\uFEFF/, '')) as {
    id: string[];
    size: number[];
    value: Record<string, number | null>;
    role?: Record<string, string[]>;
    dimension: Record<string, { category: { index?: Record<string, number> | string[]; label?: object } }>;
  };
  const codes = data.id.map((id) => {
    const { index, label } = data.dimension[id]!.category;
    if (Array.isArray(index)) return index;
    if (!index) return Object.keys(label ?? {});
    return Object.keys(index).toSorted((a, b) => index[a]! - index[b]!);
  });
  const geo = data.id.indexOf(data.role?.['geo']?.[0] ?? 'geo');
  const time = data.id.indexOf(data.role?.['time']?.[0] ?? 'time');
  const strides = data.size.map((_, at) => data.size.slice(at + 1).reduce((product, size) => product * size, 1));
  const codeAt = (cell: number, at: number): string =>
    codes[at]![Math.floor(cell / strides[at]!) % data.size[at]!] ?? '';
  return new Map(
    Object.entries(data.value)
      .filter(([, value]) => value !== null)
      .map(([cell, value]) => [`${codeAt(Number(cell), geo)} ${plainPeriod(codeAt(Number(cell), time))}`, value!]),
  );
}

function expectStated(
  found: readonly Pick<Observation, 'value'>[],
  keys: readonly string[],
  stated: ReadonlyMap<string, number>,
): void {
  const told = found.flatMap(({ value }, at) => (value === null ? [] : [[keys[at] ?? '', value] as const]));
  for (const [key, value] of told)
    if (stated.get(key) !== value) expect.fail(`${key} is ${stated.get(key)}, not ${value}`);
  expect(told.length).toBe(stated.size);
}

function expectCube(reading: DatasetReading, text: string): void {
  const { observations, problems } = reading;
  expect(problems.length === 0 || observations.length === 0).toBe(true);
  if (problems.length > 0) return expectTold(problems);
  expectSound(observations);
  const keys = observations.map(({ geo, period }) => `${geo} ${period}`);
  expectStated(observations, keys, statedByCube(text));
}

/** The number that a text stands for when it plainly does, a decimal comma taken. */
function plainNumber(text: unknown): number {
  return Number(String(text).trim().replace(',', '.'));
}

describe('whatever is done to a JSON file', () => {
  it('JSON-stat gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    expect(readJsonStat(jsonStat, origin).problems).toEqual([]);
    fc.assert(
      fc.property(mutated(jsonStat), (text) => expectCube(readJsonStat(text, origin), text)),
      fuzzRuns,
    );
  });

  it('Swing OData gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    const read = (text: string) => readSwing(text, 'x', { indicator, areas, variable: 'v', retrieved });
    expect(read(swing).ok).toBe(true);
    fc.assert(
      fc.property(mutated(swing), (text) => {
        const result = read(text);
        if (!result.ok) return expectTold(result.problems);
        expectSound(result.value);
        const { periods } = JSON.parse(text.replace(/^\uFEFF/, '')) as {
          periods: Record<string, { value: { ExternalCode: unknown; ValueString: string | number | null }[] }[]>;
        };
        for (const { area, period, value } of result.value) {
          const rows = periods[period]!.flatMap((page) => page.value).filter(
            ({ ExternalCode }) => String(ExternalCode) === area,
          );
          expect(rows).toHaveLength(1);
          const written = plainNumber(rows[0]?.ValueString ?? '');
          if (value !== null && value !== written) expect.fail(`${value} for ${rows[0]?.ValueString}`);
          if (value === null && written !== 0 && written > -99_000) expect.fail(`nothing for ${rows[0]?.ValueString}`);
        }
      }),
      fuzzRuns,
    );
  });

  it('a be.STAT view gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    const read = (text: string) => readBestat(text, 'x', { indicator, series: bestatSeries, areas, retrieved });
    expect(read(bestat).ok).toBe(true);
    fc.assert(
      fc.property(mutated(bestat), (text) => {
        const result = read(text);
        if (!result.ok) return expectTold(result.problems);
        expectSound(result.value);
        const { facts } = JSON.parse(text.replace(/^\uFEFF/, '')) as {
          facts: { Jaar: unknown; Bevolking: unknown }[];
        };
        for (const { period, value } of result.value) {
          if (value === null) continue;
          const isThere = facts.some(
            ({ Jaar, Bevolking }) => String(Jaar).trim() === period && plainNumber(Bevolking) === value,
          );
          if (!isThere) expect.fail(`${value} in ${period} does not stand in the file`);
        }
      }),
      fuzzRuns,
    );
  });

  it('a count of vacancies gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    const read = (text: string) => readTally(text, 'x', indicator, areas, retrieved);
    expect(read(tally).ok).toBe(true);
    fc.assert(
      fc.property(mutated(tally), (text) => {
        const result = read(text);
        if (!result.ok) return expectTold(result.problems);
        expectSound(result.value.observations);
        const { postcodes } = JSON.parse(text.replace(/^\uFEFF/, '')) as {
          postcodes: Record<string, { municipalities: Record<string, number> }>;
        };
        const counts = Object.values(postcodes).flatMap(({ municipalities }) => Object.values(municipalities));
        const all = counts.reduce((sum, count) => sum + count, 0);
        const read0 = result.value.observations.reduce((sum, { value }) => sum + (value ?? 0), 0);
        expect(read0).toBeLessThanOrEqual(all);
      }),
      fuzzRuns,
    );
  });
});
