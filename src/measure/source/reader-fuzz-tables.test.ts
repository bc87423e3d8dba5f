import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzRuns, mutated, plainCsv, plainPeriod } from '../../../test/mutated-text.ts';
import type { Problem } from '../../foundation/problem.ts';
import { readRegions, type RegionContext } from '../comparison/region-file.ts';
import type { Observation, UnitCode } from '../observation/observation.ts';
import type { DatasetReading } from './dataset-reading.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { longColumns, readEurostatLongCsv } from './eurostat-long-csv.ts';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { figureColumns, readFigures } from './figures.ts';
import { readOwnSdmxCsv } from './own-sdmx-csv.ts';
import { readRefnis } from './publishers/refnis.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

const origin = { file: 'x', dataset: 'demo' };
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
const own = `STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,BREAKDOWN,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS
dataflow,AMBITIE:INDICATORS(1.0),I,rate,BE22,_T,2019-09-01/P1Y,68.1,PC,A
dataflow,AMBITIE:INDICATORS(1.0),I,rate,BE22,sex=F,2019,60.5,PC,B;U
dataflow,AMBITIE:INDICATORS(1.0),I,rate,71002,_T,2019,,PC,Q
`;

const refnis = `LVL_REFNIS,CD_REFNIS,CD_SUP_REFNIS,TX_REFNIS_DE,TX_REFNIS_FR,TX_REFNIS_NL,DT_VLDT_START,DT_VLDT_END
1,1000,,Belgien,Belgique,België,01/01/1970,31/12/9999
4,71022,71000,"Hasselt","Hasselt","Hasselt",01/01/1977,31/12/2024
4,71072,71000,Hasselt,Hasselt,Hasselt,01/01/2025,31/12/9999
`;
const regions = 'nuts2,name,people,rate,other\nBE22,Here,100,70.5,1\nNL42,"There, too",110,,2\nDE21,Far,900,0,3\n';
const column = { publisher: 'P', dataset: 'd' };
const regionContext: RegionContext = {
  settings: {
    period: '2019',
    count: 2,
    exclude: [],
    retrieved: '2026-11-24',
    columns: { people: { ...column, indicator: 'people' }, rate: { ...column, indicator: 'rate' } },
    variables: [{ indicator: 'rate', scale: 'linear', weight: 1 }],
  },
  units: new Map<string, UnitCode>([
    ['people', 'PS'],
    ['rate', 'PC'],
  ]),
  areas: new Set(['BE22']),
};

type Told = readonly (readonly [key: string, value: number])[];

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

function expectSame(read: Told, stated: Told): void {
  const sorted = (told: Told): readonly string[] => told.map(([key, value]) => `${key} = ${value}`).toSorted();
  expect(sorted(read)).toEqual(sorted(stated));
}

function expectReading({ observations, problems }: DatasetReading, stated: () => Told): void {
  if (problems.length > 0) {
    expect(observations).toEqual([]);
    return expectTold(problems);
  }
  expectSound(observations);
  expectSame(
    observations.flatMap(({ geo, period, value }) => (value === null ? [] : [[`${geo} ${period}`, value] as const])),
    stated(),
  );
}

/** The values of a TSV text, worked out here with nothing of the reader. */
function statedByTsv(text: string): Told {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [corner = '', ...periods] = header.split('\t');
  const geo = corner
    .split('\\')[0]!
    .split(',')
    .findIndex((name) => name.trim().toLowerCase() === 'geo');
  return lines.flatMap((line) => {
    const [key = '', ...cells] = line.split('\t');
    return cells.flatMap((cell, at) => {
      const [written = ''] = cell.trim().split(/\s/);
      const place = `${key.split(',')[geo]?.trim()} ${plainPeriod(periods[at] ?? '')}`;
      return written === '' || written === ':' ? [] : [[place, Number(written) + 0] as const];
    });
  });
}

/** The values of a CSV text by the named columns, worked out here with nothing of the reader. */
function statedByCsv(text: string, keys: readonly string[], value: string): Told {
  const [header = [], ...rows] = plainCsv(text);
  const columns = header.map((name) => name.trim());
  return rows.flatMap((row) => {
    const cell = (name: string): string => (row[columns.indexOf(name)] ?? '').trim();
    const written = cell(value);
    if (written === '' || written === ':') return [];
    return [[keys.map((name) => plainPeriod(cell(name))).join(' '), Number(written) + 0] as const];
  });
}

const known = { indicators: new Set(['rate']), areas: new Set(['BE22', '71002']) };

describe('whatever is done to a table', () => {
  it('TSV gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    expect(readEurostatTsv(tsv, origin).problems).toEqual([]);
    fc.assert(
      fc.property(mutated(tsv), (text) => expectReading(readEurostatTsv(text, origin), () => statedByTsv(text))),
      fuzzRuns,
    );
  });

  it('SDMX-CSV gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    expect(readSdmxCsv(sdmx, origin).problems).toEqual([]);
    const stated = (text: string): Told => statedByCsv(text, ['geo', 'TIME_PERIOD'], 'OBS_VALUE');
    fc.assert(
      fc.property(mutated(sdmx), (text) => expectReading(readSdmxCsv(text, origin), () => stated(text))),
      fuzzRuns,
    );
  });

  it('the long CSV gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    expect(readEurostatLongCsv(long, 'x').ok).toBe(true);
    const [, geo, , , period, value] = longColumns;
    fc.assert(
      fc.property(mutated(long), (text) => {
        const result = readEurostatLongCsv(text, 'x');
        if (!result.ok) return expectTold(result.problems);
        const cells = result.value.flatMap(({ observations }) => observations);
        expectSound(cells);
        expectSame(
          cells.flatMap((cell) => (cell.value === null ? [] : [[`${cell.geo} ${cell.period}`, cell.value] as const])),
          statedByCsv(text, [geo, period], value),
        );
      }),
      fuzzRuns,
    );
  });

  it.each([
    ['figures', figures, readFigures, ['indicator', 'area', 'period'], 'value'],
    ['our own SDMX-CSV', own, readOwnSdmxCsv, ['INDICATOR', 'REF_AREA', 'TIME_PERIOD'], 'OBS_VALUE'],
  ] as const)('%s give what stands in them, or are refused', { timeout: 60_000 }, (_, whole, read, keys, value) => {
    expect(read(whole, 'x', known).ok).toBe(true);
    fc.assert(
      fc.property(mutated(whole), (text) => {
        const result = read(text, 'x', known);
        if (!result.ok) return expectTold(result.problems);
        expectSound(result.value);
        const schoolYear = (period: string): string =>
          keys[0] === 'INDICATOR' ? period.replace(/^(\d{4})-\d{4}$/, '$1-09-01/P1Y') : period;
        const told = result.value.flatMap((one) =>
          one.value === null ? [] : [[`${one.indicator} ${one.area} ${schoolYear(one.period)}`, one.value] as const],
        );
        expectSame(told, statedByCsv(text, keys, value));
      }),
      fuzzRuns,
    );
  });

  it('the list of municipalities gives what stands in it, or is refused', { timeout: 60_000 }, () => {
    expect(readRefnis(refnis, 'x').ok).toBe(true);
    const iso = (day: string): string => day.split('/').toReversed().join('-');
    fc.assert(
      fc.property(mutated(refnis), (text) => {
        const result = readRefnis(text, 'x');
        if (!result.ok) return expectTold(result.problems);
        const [header = [], ...rows] = plainCsv(text);
        const columns = header.map((name) => name.trim());
        const stated = rows.map((row) => (name: string) => (row[columns.indexOf(name)] ?? '').trim());
        expect(result.value.map(({ code, name, validFrom, validTo }) => [code, name, validFrom, validTo])).toEqual(
          stated
            .filter((cell) => cell('LVL_REFNIS') === '4')
            .map((cell) => {
              const end = iso(cell('DT_VLDT_END'));
              const code = cell('CD_REFNIS').padStart(5, '0');
              return [code, cell('TX_REFNIS_NL'), iso(cell('DT_VLDT_START')), end === '9999-12-31' ? undefined : end];
            }),
        );
      }),
      fuzzRuns,
    );
  });

  it('regions elsewhere give what stands in them, or are refused', { timeout: 60_000 }, () => {
    expect(readRegions(regions, regionContext).ok).toBe(true);
    fc.assert(
      fc.property(mutated(regions), (text) => {
        const result = readRegions(text, regionContext);
        if (!result.ok) return expectTold(result.problems);
        expectSound(result.value.observations);
        const told = result.value.observations.flatMap(({ indicator, area, value }) =>
          value === null ? [] : [[`${area} ${indicator}`, value] as const],
        );
        const stated = ['people', 'rate'].flatMap((column) =>
          statedByCsv(text, ['nuts2'], column).map(([code, value]) => [`${code} ${column}`, value] as const),
        );
        expectSame(told, stated);
      }),
      fuzzRuns,
    );
  });

  it('its format is recognised or refused', { timeout: 60_000 }, () => {
    expect(readEurostatFile(tsv, 'demo.tsv').ok).toBe(true);
    const any = fc.oneof(fc.string({ maxLength: 200 }), mutated(tsv), mutated(sdmx), mutated(long));
    fc.assert(
      fc.property(any, (text) => {
        const result = readEurostatFile(text, 'x');
        if (!result.ok) return expectTold(result.problems);
        for (const { observations } of result.value) expectSound(observations);
      }),
      fuzzRuns,
    );
  });
});
