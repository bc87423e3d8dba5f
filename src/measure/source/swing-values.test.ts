import { describe, expect, it } from 'vitest';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { readSwing } from './swing-values.ts';
import { localised } from '../../../test/localised.ts';

const area: Area = {
  code: '71002' as AreaCode,
  kind: 'municipality',
  name: localised({ nl: 'As', en: 'As', fr: 'As' }),
  groups: [],
};

function codes(rows: unknown, unit = 'PS', period = '2024', retrieved = '2025-11-24'): readonly string[] {
  const text = JSON.stringify({ variable: 'v', geoLevel: 'gemeente', periods: { [period]: [{ value: rows }] } });
  const indicator = { id: 'population', unit } as unknown as Indicator;
  const result = readSwing(text, 'x', { indicator, areas: [area], variable: 'v', retrieved });
  return result.ok ? result.value.map(({ value }) => String(value)) : result.problems.map(({ code }) => code);
}

describe('values of a Swing data warehouse', () => {
  it.each([
    ['a value', '8500', 'PS', ['8500']],
    ['a decimal comma', '12,5', 'PC', ['12.5']],
    ['an empty value', '', 'PS', ['null']],
    ['a code for a censored value', '-99997', 'PS', ['null']],
    ['what may be thousands', '8.500', 'PS', ['ambiguous-number']],
    ['what may be thousands or decimals', '12,500', 'PC', ['ambiguous-number']],
    ['half a person', '12.5', 'PS', ['broken-count']],
    ['a negative count', '-12', 'PS', ['negative-count']],
    ['a percentage above 100', '101', 'PC', ['percentage-out-of-range']],
    ['text', 'veel', 'PS', ['bad-number']],
  ])('%s is read soundly or refused', (_, written, unit, expected) => {
    expect(codes([{ ExternalCode: '71002', ValueString: written }], unit)).toEqual(expected);
  });

  it('are refused when they occur twice, have no field, or hold nothing for the plan', () => {
    const row = { ExternalCode: '71002', ValueString: '1' };
    expect(codes([row, row])).toEqual(['duplicate-cell']);
    expect(codes([{ ExternalCode: '71002' }])).toEqual(['bad-number']);
    expect(codes([{ ExternalCode: '11001', ValueString: '1' }])).toEqual(['no-cells']);
    expect(codes('none')).toEqual(['not-swing']);
  });

  it('of a period in the future are refused', () => {
    const row = { ExternalCode: '71002', ValueString: '1' };
    expect(codes([row], 'PS', '2031')).toEqual(['future-period']);
    expect(codes([row], 'PS', '2026')).toEqual(['1']);
  });
});
