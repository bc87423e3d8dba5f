import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { readJsonStat } from './json-stat.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

const origin = { file: 'x', dataset: 'demo' };

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
