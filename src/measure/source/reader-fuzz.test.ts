import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, AreaCode } from '../area/area.ts';
import { readBoundaries } from './boundaries.ts';
import type { DatasetReading } from './dataset-reading.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { longColumns, readEurostatLongCsv } from './eurostat-long-csv.ts';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { figureColumns, readFigures } from './figures.ts';
import { decodeText } from './file-text.ts';
import { readJsonStat } from './json-stat.ts';
import { outlineBoundaries } from './outline.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

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
const tsv = 'freq,geo\\TIME_PERIOD\t2017 \t2018 \t2019 \nA,BE2\t54.8 \t53.9 b\t: \nA,BE22\t0 \t: c\t71.4 \n';
const sdmx = `DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\r
ESTAT:DEMO(1.0),13/06/24 23:00:00,A,BE2,2017,54.8,\r
ESTAT:DEMO(1.0),13/06/24 23:00:00,A,BE2,2018,53.9,b\r
ESTAT:DEMO(1.0),13/06/24 23:00:00,A,BE22,2017,0,\r
ESTAT:DEMO(1.0),13/06/24 23:00:00,A,BE22,2018,,c\r
ESTAT:DEMO(1.0),13/06/24 23:00:00,A,BE22,2019,71.4,\r
`;
const long = `${longColumns.join(',')}
demo,BE2,"Flanders, all",Time frequency [FREQ]=Annual [A]; Sex=Total,2017,54.8,
demo,BE22,Limburg,Time frequency [FREQ]=Annual [A]; Sex=Total,2017,,:
`;
const figures = `${figureColumns.join(',')}
rate,BE22,2019,68.1,PC,b,Eurostat,demo,"a, note",2025-11-24
rate,71002,2019,,PC,S,Steunpunt Werk,demo,,2025-11-24
`;
const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { nis: '71002' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [5, 51],
            [5.1, 51],
            [5.1, 51.1],
            [5, 51.1],
            [5, 51],
          ],
        ],
      },
    },
  ],
});
const topojson = JSON.stringify({
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [5, 51] },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
  objects: {
    all: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', properties: { nis: '71002' }, arcs: [[0]] }] },
  },
});
const area: Area = {
  code: '71002' as AreaCode,
  kind: 'municipality',
  name: { nl: 'As', en: 'As', fr: 'As' },
  groups: [],
  centroid: [5.05, 51.05],
};

const fragment = fc.oneof(
  fc.constantFrom(
    ',',
    '"',
    '\n',
    '\r\n',
    '\t',
    ':',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\0',
    '\uFEFF',
    ': c',
    '1,234',
    '1e999',
    '-',
    'NaN',
  ),
  fc.constantFrom(
    'null',
    '__proto__',
    '""',
    '[]',
    '{}',
    '-1',
    '1e308',
    'Infinity',
    '2019-W01',
    '\uD800',
    'Ã¨',
    '</html>',
    '  ',
  ),
  fc.string({ maxLength: 8 }),
  fc.double().map(String),
);
const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 12 }), inserted: fc.option(fragment, { nil: '' }) });
const cutOff = fc.record({ at: fc.nat(), removed: fc.constant(Infinity), inserted: fc.constant('') });

/** The text after some edits: pieces replaced, taken out or put in, or the end cut off. */
function mutated(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 6, arbitrary: edit }, { weight: 1, arbitrary: cutOff }), { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((current, { at, removed, inserted }) => {
        const place = at % (current.length + 1);
        return current.slice(0, place) + inserted + current.slice(place + removed);
      }, text),
    );
}

interface Cell {
  readonly value: number | null;
  readonly status: readonly string[];
}

function expectSound(cells: readonly Cell[]): void {
  for (const { value, status } of cells) {
    const saysMissing = status.some((one) => ['M', 'O', 'Q'].includes(one));
    expect(status.length).toBeGreaterThan(0);
    expect(value === null).toBe(saysMissing);
    expect(Number.isFinite(value ?? 0)).toBe(true);
  }
}

function expectSoundReading({ observations, problems }: DatasetReading): void {
  expect(problems.length === 0 || observations.length === 0).toBe(true);
  expect(problems.length).toBeLessThanOrEqual(101);
  for (const { at, message, hint } of problems) expect([at, message, hint]).not.toContain('');
  expectSound(observations);
}

const runs = { numRuns: 1500 };

describe('whatever is done to a file', () => {
  it.each([
    ['JSON-stat', jsonStat, readJsonStat],
    ['TSV', tsv, readEurostatTsv],
    ['SDMX-CSV', sdmx, readSdmxCsv],
  ])('%s is read soundly or refused', (_, text, read) => {
    expect(read(text, origin).problems).toEqual([]);
    fc.assert(
      fc.property(mutated(text), (changed) => expectSoundReading(read(changed, origin))),
      runs,
    );
  });

  it('the long CSV is read soundly or refused', () => {
    expect(readEurostatLongCsv(long, 'x').ok).toBe(true);
    fc.assert(
      fc.property(mutated(long), (changed) => {
        const result = readEurostatLongCsv(changed, 'x');
        if (result.ok) result.value.forEach(expectSoundReading);
      }),
      runs,
    );
  });

  it('figures are read soundly or refused', () => {
    const known = { indicators: new Set(['rate']), areas: new Set(['BE22', '71002']) };
    expect(readFigures(figures, 'x', known).ok).toBe(true);
    fc.assert(
      fc.property(mutated(figures), (changed) => {
        const result = readFigures(changed, 'x', known);
        expectSound(result.ok ? result.value : []);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      runs,
    );
  });

  it.each([
    ['GeoJSON', geojson],
    ['TopoJSON', topojson],
  ])('%s is drawn without a broken number, or refused', (_, text) => {
    expect(readBoundaries(text, 'x', [area]).ok).toBe(true);
    fc.assert(
      fc.property(mutated(text), (changed) => {
        const result = readBoundaries(changed, 'x', [area]);
        const drawn = result.ok ? JSON.stringify(outlineBoundaries(result.value)) : 'refused';
        expect(drawn).not.toMatch(/NaN|Infinity|null|undefined/);
      }),
      runs,
    );
  });

  it('its format is recognised or refused', () => {
    expect(readEurostatFile(tsv, 'demo.tsv').ok).toBe(true);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), mutated(jsonStat), mutated(tsv), mutated(sdmx)),
        (changed) => {
          const result = readEurostatFile(changed, 'x');
          if (result.ok) result.value.forEach(expectSoundReading);
        },
      ),
      runs,
    );
  });

  it('its bytes become text or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = decodeText(bytes, 'x');
        expect(result.ok || result.problems.length === 1).toBe(true);
      }),
    );
  });
});

describe('a series with random gaps', () => {
  const cells = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null }), {
    minLength: 1,
    maxLength: 12,
  });

  it('gives the same from JSON-stat, TSV and SDMX-CSV, and no value where there is none', () => {
    fc.assert(
      fc.property(cells, (values) => {
        const years = values.map((_, index) => String(2000 + index));
        const json = readJsonStat(asJsonStat(values, years), origin);
        expect(readEurostatTsv(asTsv(values, years), origin).observations).toEqual(json.observations);
        expect(readSdmxCsv(asSdmx(values, years), origin).observations).toEqual(json.observations);
        const told = values.flatMap((value, index) => (value === null ? [] : [[years[index], value]]));
        expect(json.observations.flatMap(({ period, value }) => (value === null ? [] : [[period, value]]))).toEqual(
          told,
        );
      }),
    );
  });
});

type Values = readonly (number | null)[];

function asJsonStat(values: Values, years: readonly string[]): string {
  const index = Object.fromEntries(years.map((year, at) => [year, at]));
  const value = Object.fromEntries(values.flatMap((one, at) => (one === null ? [] : [[at, one]])));
  const dimension = { geo: { category: { index: ['BE'] } }, time: { category: { index } } };
  return JSON.stringify({ id: ['geo', 'time'], size: [1, years.length], value, dimension });
}

function asTsv(values: Values, years: readonly string[]): string {
  const header = years.map((year) => `\t${year} `).join('');
  return `geo\\TIME_PERIOD${header}\nBE${values.map((value) => `\t${value ?? ':'} `).join('')}\n`;
}

function asSdmx(values: Values, years: readonly string[]): string {
  const rows = values.flatMap((value, at) =>
    value === null ? [] : [`dataflow,ESTAT:DEMO(1.0),BE,${years[at]},${value}\n`],
  );
  return `STRUCTURE,STRUCTURE_ID,geo,TIME_PERIOD,OBS_VALUE\n${rows.join('')}`;
}
