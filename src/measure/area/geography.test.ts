import { expect, test } from 'vitest';
import type { Area, AreaCode, AreaKind } from './area.ts';
import { buildGeography } from './geography.ts';
import { localised } from '../../../test/localised.ts';

function area(code: string, kind: AreaKind, more: Partial<Area> = {}): Area {
  return { code: code as AreaCode, kind, name: localised({ nl: code, en: code, fr: code }), groups: [], ...more };
}

const inProvince = { parent: 'P' as AreaCode, groups: ['G' as AreaCode] };
const geography = buildGeography([
  area('R', 'region'),
  area('P', 'province', { parent: 'R' as AreaCode }),
  area('G', 'group', { groupSet: 'zones' }),
  area('old1', 'municipality', { ...inProvince, validTo: '2018-12-31', successor: 'mid' as AreaCode }),
  area('old2', 'municipality', { ...inProvince, validTo: '2018-12-31', successor: 'mid' as AreaCode }),
  area('mid', 'municipality', {
    ...inProvince,
    validFrom: '2019-01-01',
    validTo: '2024-12-31',
    successor: 'new' as AreaCode,
  }),
  area('new', 'municipality', { ...inProvince, validFrom: '2025-01-01' }),
  area('stays', 'municipality', { parent: 'P' as AreaCode }),
]);

test('gives each geography on which the parts add up, the present one first', () => {
  expect(geography.partitions('P' as AreaCode)).toEqual([
    ['new', 'stays'],
    ['mid', 'stays'],
    ['old1', 'old2', 'stays'],
  ]);
  expect(geography.partitions('G' as AreaCode)).toEqual([['new'], ['mid'], ['old1', 'old2']]);
  expect(geography.partitions('R' as AreaCode)).toEqual([['P']]);
  expect(geography.partitions('stays' as AreaCode)).toEqual([]);
});

test('follows successors through several mergers', () => {
  expect(geography.today('old1' as AreaCode)).toBe('new');
  expect(geography.today('stays' as AreaCode)).toBe('stays');
});

test('lists the municipalities of today and the groups of a set', () => {
  expect(geography.municipalities.map((each) => each.code)).toEqual(['new', 'stays']);
  expect(geography.groupsOfSet('zones').map((each) => each.code)).toEqual(['G']);
});

test('treats an unknown code as a bug when it should have been checked before', () => {
  expect(() => geography.get('X')).toThrow('unknown area: X');
  expect(geography.find('X')).toBeUndefined();
});
