import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSdmxCsv } from '../export/sdmx-csv.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import { isOwnSdmxCsv, readOwnSdmxCsv } from './own-sdmx-csv.ts';

const known = { indicators: new Set(['rate', 'people']), areas: new Set(['BE22', '71002']) };
const nowhere = { publisher: '', dataset: '', note: '', origin: 'published', retrieved: '' } as const;

const statuses = fc.constantFrom<Observation['status'][]>(['A'], ['B'], ['B', 'U'], ['P']);
const missing = fc.constantFrom<Observation['status'][]>(['O'], ['Q'], ['M'], ['B', 'O']);
const content = fc.oneof(
  fc.record({ value: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0), status: statuses }),
  fc.record({ value: fc.constant(null), status: missing }),
);
const observation: fc.Arbitrary<Observation> = fc
  .record({
    indicator: fc.constantFrom('rate', 'people') as fc.Arbitrary<IndicatorId>,
    area: fc.constantFrom('BE22', '71002') as fc.Arbitrary<AreaCode>,
    period: fc.constantFrom('2019', '2024-Q1', '2017-06', '2019-2020') as fc.Arbitrary<Period>,
    breakdown: fc.constantFrom('', 'sex=F', 'age=Y15-24;sex=M'),
    content,
  })
  .map(({ content: { value, status }, ...name }) => ({
    ...name,
    value,
    status,
    unit: name.indicator === 'rate' ? 'PC' : 'PS',
    provenance: nowhere,
  }));
const observations = fc.uniqueArray(observation, {
  selector: ({ indicator, area, period, breakdown }) => [indicator, area, period, breakdown].join('|'),
  maxLength: 30,
});

describe('our own export as SDMX-CSV', () => {
  it('is read back as the same observations', () => {
    fc.assert(
      fc.property(observations, (written) => {
        const text = toSdmxCsv(written);
        const result = readOwnSdmxCsv(text, 'x', known);
        expect(result).toEqual({ ok: true, value: written });
        expect(written.length === 0 || isOwnSdmxCsv(text)).toBe(true);
      }),
    );
  });

  it('is read without a column for breakdowns too', () => {
    const text = `STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS
dataflow,AMBITIE:INDICATORS(1.0),I,rate,BE22,2019-09-01/P1Y,68.1,PC,A\n`;
    expect(readOwnSdmxCsv(text, 'x', known)).toMatchObject({
      ok: true,
      value: [{ indicator: 'rate', period: '2019-2020', breakdown: '', value: 68.1 }],
    });
  });

  it.each([
    ['an unknown indicator', 'rates,BE22,_T,2019,1,PC,A', ['unknown-indicator']],
    ['an unknown area', 'rate,BE29,_T,2019,1,PC,A', ['unknown-area']],
    ['a school year under its own name', 'rate,BE22,_T,2019-2020,1,PC,A', ['bad-period']],
    ['an empty value with a normal status', 'rate,BE22,_T,2019,,PC,A', ['value-missing']],
    ['a value beside "suppressed"', 'rate,BE22,_T,2019,1,PC,Q', ['value-suppressed']],
    ['a status that does not exist', 'rate,BE22,_T,2019,1,PC,X', ['unknown-flag']],
    ['normal beside something else', 'rate,BE22,_T,2019,1,PC,A;B', ['unknown-flag']],
    ['a unit that does not exist', 'rate,BE22,_T,2019,1,%,A', ['unknown-unit']],
    ['a percentage above 100', 'rate,BE22,_T,2019,101,PC,A', ['percentage-out-of-range']],
    ['a breakdown that is none', 'rate,BE22,women,2019,1,PC,A', ['bad-breakdown']],
  ])('is refused with %s', (_, row, expected) => {
    const header =
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,BREAKDOWN,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS';
    const result = readOwnSdmxCsv(`${header}\ndataflow,AMBITIE:INDICATORS(1.0),I,${row}\n`, 'x', known);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(expected);
  });
});
