import { expect, test } from 'vitest';
import { indicatorNamed, series } from '../../../test/observations.ts';
import type { Area, AreaCode } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import { checkClaims, joinVerdicts } from './check.ts';
import type { ClaimTest, PartResult } from './claim.ts';
import { localised } from '../../../test/localised.ts';

const named = (code: string, name: string): Area => ({
  code: code as AreaCode,
  kind: 'province',
  name: localised({ nl: name, en: name, fr: name }),
  groups: [],
});
const naming = {
  geography: buildGeography([named('A', 'Aland'), named('B', 'Beland'), named('C', 'Celand')]),
  indicator: (id: IndicatorId): Indicator => indicatorNamed(id),
};
const code = (text: string): AreaCode => text as AreaCode;
const rate = 'rate' as IndicatorId;
const pair = { indicator: rate, area: code('A'), benchmark: code('B') };

function check(test: ClaimTest, observations: readonly Observation[]): PartResult {
  const statement = localised({ nl: 'x', en: 'x', fr: 'x' });
  const claim = { id: 'F', parts: [{ id: 'p', statement, test }] };
  const [result] = checkClaims([claim], arrangeObservations(observations), naming);
  return result?.parts[0] as PartResult;
}

const benchmark = series('rate', 'B', { 2016: 10, 2017: 10, 2018: 10 });

test('finds since when an area crossed', () => {
  const result = check({ ...pair, kind: 'crossed', to: 'above' }, [
    ...series('rate', 'A', { 2016: 9, 2017: 11, 2018: 12 }),
    ...benchmark,
  ]);
  expect(result).toMatchObject({ verdict: 'holds', period: '2017' });
  expect(result.sentence.nl).toBe(
    'Name of rate: Aland ligt sinds 2017 hoger dan Beland. In 2018 is het 12,0% tegen 10,0%.',
  );
});

test('says that a crossing no longer holds once the area is back', () => {
  const back = series('rate', 'A', { 2016: 9, 2017: 11, 2018: 9 });
  expect(check({ ...pair, kind: 'crossed', to: 'above' }, [...back, ...benchmark]).verdict).toBe('no longer holds');
});

test('cannot tell a crossing that lies before the first figure', () => {
  const always = series('rate', 'A', { 2016: 11, 2018: 12 });
  expect(check({ ...pair, kind: 'crossed', to: 'above' }, [...always, ...benchmark]).verdict).toBe('cannot be checked');
});

test('compares changes in the direction that is claimed', () => {
  const fell = [...series('rate', 'A', { 2016: 12, 2018: 8 }), ...series('rate', 'B', { 2016: 10, 2018: 9 })];
  expect(check({ ...pair, kind: 'changes-more', towards: 'down' }, fell).verdict).toBe('holds');
  expect(check({ ...pair, kind: 'changes-more', towards: 'up' }, fell).verdict).toBe('no longer holds');
});

test('finds the period of stated figures by itself, rounding as they are stated', () => {
  const stated = [
    { area: code('A'), value: 36 },
    { area: code('B'), value: 41 },
  ];
  const levels = [
    ...series('rate', 'A', { 2017: 35.4, 2018: 35.8, 2019: 36.7 }),
    ...series('rate', 'B', { 2017: 40.8, 2018: 41.1, 2019: 41 }),
  ];
  const result = check({ kind: 'states-levels', indicator: rate, stated }, levels);
  expect(result).toMatchObject({ verdict: 'holds', period: '2018' });
  expect(result.evidence.map((evidence) => evidence.value)).toEqual([35.8, 41.1]);
  const others = check({ kind: 'states-levels', indicator: rate, stated: [{ area: code('A'), value: 35.5 }] }, levels);
  expect(others).toMatchObject({ verdict: 'no longer holds', period: '2019' });
});

test('ranks on the nearest series while the wanted one is missing, and says so', () => {
  const among = [code('A'), code('B'), code('C')];
  const ranks = {
    kind: 'ranks',
    indicator: 'wanted' as IndicatorId,
    nearest: rate,
    area: code('A'),
    among,
    position: 'lowest',
  } as const;
  const near = [
    ...series('rate', 'A', { 2022: 1 }),
    ...series('rate', 'B', { 2022: 2 }),
    ...series('rate', 'C', { 2022: 3 }),
  ];
  const result = check(ranks, near);
  const shown = { nearestSeries: 'rate', missing: { indicator: 'wanted' } };
  expect(result).toMatchObject({ verdict: 'indication', points: 'along', ...shown });
  expect(result.sentence.en).toContain('We do not have the series “Name of wanted” itself');
  expect(result.sentence.en).toContain('points the same way');
  const highest = check({ ...ranks, position: 'highest' }, near);
  expect(highest).toMatchObject({ verdict: 'indication', points: 'against', ...shown });
  expect(highest.sentence.en).toContain('points another way');
  const both = [
    ...near,
    ...near.map((each) => ({ ...each, indicator: 'wanted' as IndicatorId, value: -(each.value ?? 0) })),
  ];
  expect(check(ranks, both)).toMatchObject({ verdict: 'no longer holds' });
  expect(check(ranks, both).nearestSeries).toBeUndefined();
});

test('shows more decimals when two values would look the same', () => {
  const close = [...series('rate', 'A', { 2022: 10.01 }), ...series('rate', 'B', { 2022: 10.04 })];
  const result = check({ ...pair, kind: 'on-side', side: 'below' }, close);
  expect(result.sentence.nl).toContain('10,01%');
});

test('names the missing series and its publisher', () => {
  const result = check({ ...pair, kind: 'on-side', side: 'above' }, []);
  expect(result).toMatchObject({
    verdict: 'cannot be checked',
    missing: { indicator: 'rate', publisher: 'Publisher of it' },
    evidence: [],
  });
});

test('cannot judge catching up from one period', () => {
  const once = [...series('rate', 'A', { 2021: 1 }), ...series('rate', 'B', { 2021: 2 })];
  expect(check({ ...pair, kind: 'not-catching-up' }, once).verdict).toBe('cannot be checked');
  const twice = [...series('rate', 'A', { 2011: 0, 2021: 1 }), ...series('rate', 'B', { 2011: 5, 2021: 2 })];
  expect(check({ ...pair, kind: 'not-catching-up' }, twice).verdict).toBe('no longer holds');
});

test('counts the periods within reach of the benchmark', () => {
  const around = [...series('rate', 'A', { 2016: 12, 2017: 9.8, 2018: 10.4 }), ...benchmark];
  expect(check({ ...pair, kind: 'stays-around', points: 0.5 }, around).verdict).toBe('holds');
  expect(check({ ...pair, kind: 'stays-around', points: 0.3 }, around).verdict).toBe('no longer holds');
});

test('weighs whether two series go together over areas', () => {
  const among = [code('A'), code('B'), code('C')];
  const one = [
    ...series('rate', 'A', { 2020: 1 }),
    ...series('rate', 'B', { 2020: 2 }),
    ...series('rate', 'C', { 2020: 3 }),
  ];
  const other = one.map((each) => ({ ...each, indicator: 'other' as IndicatorId, value: 10 - (each.value ?? 0) }));
  const test = { kind: 'goes-with', indicator: rate, other: 'other' as IndicatorId, among, sign: 'negative' } as const;
  expect(check(test, [...one, ...other]).verdict).toBe('holds');
  expect(check(test, one)).toMatchObject({ verdict: 'cannot be checked', missing: { indicator: 'other' } });
});

test('gives a verdict only when every part was tested on its own series', () => {
  expect(joinVerdicts(['holds', 'holds'])).toBe('holds');
  expect(joinVerdicts(['holds', 'no longer holds'])).toBe('no longer holds');
  expect(joinVerdicts(['holds', 'cannot be checked'])).toBe('holds as far as tested');
  expect(joinVerdicts(['holds', 'indication'])).toBe('holds as far as tested');
  expect(joinVerdicts(['no longer holds', 'holds', 'indication'])).toBe('no longer holds as far as tested');
});

test('gives an indication at most when no part was tested on its own series', () => {
  expect(joinVerdicts(['indication', 'cannot be checked'])).toBe('indication');
  expect(joinVerdicts(['cannot be checked', 'cannot be checked'])).toBe('cannot be checked');
});
