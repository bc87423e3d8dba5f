import { describe, expect, it, test } from 'vitest';
import { indicatorNamed, observed, series } from '../../../test/observations.ts';
import { hasSharedFiles, sharedRows } from '../../../test/shared-file.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import type { Target } from '../target/target.ts';
import { movementKind, movementOf, rateCourse, standOnTarget, type Course } from './progress.ts';
import { localised } from '../../../test/localised.ts';

const words = localised({ nl: '', en: '', fr: '' });
const target: Target = {
  kpi: 'K',
  indicator: 'rate' as IndicatorId,
  area: 'A' as AreaCode,
  baselinePeriod: '2021' as Period,
  period: '2030' as Period,
  value: 78,
  path: { kind: 'linear' },
  kind: 'yardstick',
  setBy: words,
  setOn: '2021-03-04',
  reason: words,
};
const rate = indicatorNamed('rate');
const unemployment = indicatorNamed('rate', { direction: 'less' });

describe('the reference of European employment rates', () => {
  const rows = hasSharedFiles ? sharedRows('data/reference/progress/sdg_progress_reference.csv') : [];
  const names: Readonly<Record<string, string>> = {
    on_track: 'on-track',
    progress_needs_acceleration: 'moderate',
    limited_progress: 'insufficient',
    deterioration: 'away',
    target_achieved: 'reached',
  };
  const courseOf = (row: Readonly<Record<string, string>>): Course => ({
    from: Number(row['y0']),
    to: Number(row['yt']),
    years: Number(row['t']) - Number(row['t0']),
    target: Number(row['target']),
    targetYears: Number(row['target_year']) - Number(row['t0']),
    direction: 'more',
  });

  test.skipIf(!hasSharedFiles)('is reproduced, ratio and status, wherever the baseline was short of the target', () => {
    const defined = rows.filter((row) => Number(row['y0']) < Number(row['target']));
    expect(defined.length).toBeGreaterThan(50);
    for (const row of defined) {
      const progress = rateCourse(courseOf(row));
      expect([row['country'], progress.kind]).toEqual([
        row['country'],
        names[row['status_with_target(95/60/0%)'] ?? ''],
      ]);
      if ('ratio' in progress) {
        expect(progress.ratio).toBeCloseTo(Number(row['ratio']), 9);
        expect(progress.requiredGrowth).toBeCloseTo(Number(row['cagr_required']), 12);
      }
    }
  });

  test.skipIf(!hasSharedFiles)(
    'calls a fall below a target that was met “on track”; here it is a status of its own',
    () => {
      const met = rows.filter(
        (row) => Number(row['y0']) >= Number(row['target']) && Number(row['yt']) < Number(row['target']),
      );
      expect(met.length).toBeGreaterThan(0);
      for (const row of met)
        expect(rateCourse(courseOf(row))).toEqual({ kind: 'not-rated', reason: 'met-at-baseline' });
    },
  );

  test.skipIf(!hasSharedFiles)('is reproduced without a target by Eurostat’s limits of 1, 0 and −1 percent', () => {
    for (const row of rows) {
      const kind = movementKind(Number(row['cagr'])).replaceAll('-', '_');
      expect([row['country'], kind]).toEqual([row['country'], row['eurostat_no_target(1/0/-1%)']]);
    }
  });
});

describe('progress to a target', () => {
  it('says how far Limburg’s employment was from 78% in 2025, and rates it against the growth needed', () => {
    const standing = standOnTarget(
      target,
      rate,
      series('rate', 'A', { 2021: 73, 2022: 75, 2023: 76.4, 2024: 75.7, 2025: 75 }),
    );
    expect(standing.toGo).toBeCloseTo(3, 9);
    expect(standing.expected).toBeCloseTo(73 + (5 * 4) / 9, 9);
    expect(standing.progress).toMatchObject({ kind: 'moderate' });
    expect('ratio' in standing.progress && standing.progress.ratio).toBeCloseTo(0.9177, 4);
  });

  it('counts a fall as progress where less is better', () => {
    const lower = { ...target, value: 6 };
    const falling = series('rate', 'A', { 2021: 10, 2022: 9, 2023: 8, 2024: 7.5 });
    expect(standOnTarget(lower, unemployment, falling).progress).toMatchObject({ kind: 'on-track' });
    const rising = series('rate', 'A', { 2021: 10, 2022: 11, 2023: 12 });
    expect(standOnTarget(lower, unemployment, rising).progress).toMatchObject({ kind: 'away' });
    expect(standOnTarget(lower, unemployment, series('rate', 'A', { 2021: 10, 2024: 6 })).progress).toEqual({
      kind: 'reached',
    });
  });

  it('rates a standstill as insufficient, not as away', () => {
    const still = series('rate', 'A', { 2021: 70, 2022: 71, 2023: 70 });
    expect(standOnTarget(target, rate, still).progress).toMatchObject({ kind: 'insufficient', ratio: 0 });
  });

  it('says that a target was missed once its period has gone by', () => {
    const past = { ...target, period: '2024' as Period };
    expect(standOnTarget(past, rate, series('rate', 'A', { 2021: 70, 2023: 71, 2024: 72 })).progress).toEqual({
      kind: 'missed',
    });
  });

  const broken = [...series('rate', 'A', { 2021: 70, 2022: 71 }), observed('rate', 'A', '2023', 75, { status: ['B'] })];
  it.each([
    ['no-figure', target, series('rate', 'A', { 2021: null })],
    ['no-baseline', target, series('rate', 'A', { 2020: 70, 2022: 71, 2023: 72 })],
    ['baseline-before-break', target, broken],
    ['too-few-points', target, series('rate', 'A', { 2021: 70, 2024: 72 })],
    ['baseline-zero', target, series('rate', 'A', { 2021: 0, 2022: 1, 2023: 2 })],
    ['sign-change', target, series('rate', 'A', { 2021: -1, 2022: 1, 2023: 2 })],
    ['below-zero', { ...target, value: -1 }, series('rate', 'A', { 2021: -3, 2022: -2, 2023: -2 })],
    ['met-at-baseline', target, series('rate', 'A', { 2021: 79, 2022: 78, 2023: 77 })],
  ] as const)('gives the status %s and no number', (reason, wanted, values) => {
    expect(standOnTarget(wanted, rate, values).progress).toEqual({ kind: 'not-rated', reason });
  });

  it('does not rate a target of zero by compound growth', () => {
    const none = { ...target, value: 0 };
    const values = series('rate', 'A', { 2021: 10, 2022: 9, 2023: 8 });
    const standing = standOnTarget(none, unemployment, values);
    expect(standing.progress).toEqual({ kind: 'not-rated', reason: 'target-zero' });
    expect(standing.toGo).toBe(-8);
  });

  it('looks at yearly figures only for a yearly target', () => {
    const mixed = [...series('rate', 'A', { 2021: 73, 2022: 74, 2023: 75 }), observed('rate', 'A', '2024-Q4', 90)];
    expect(standOnTarget(target, rate, mixed).latest?.period).toBe('2023');
  });
});

describe('movement without a target', () => {
  it('turns round where less is better', () => {
    const values = series('rate', 'A', { 2021: 10, 2022: 9, 2023: 8 });
    expect(movementOf(rate, values)).toMatchObject({ kind: 'significant-away' });
    expect(movementOf(unemployment, values)).toMatchObject({ kind: 'significant-progress' });
  });

  it.each([
    ['no-figure', rate, []],
    ['no-direction', indicatorNamed('rate', { direction: 'neutral' }), series('rate', 'A', { 2021: 1 })],
    ['too-few-points', rate, series('rate', 'A', { 2021: 1, 2022: 2 })],
    ['baseline-zero', rate, series('rate', 'A', { 2021: 0, 2022: 2, 2023: 3 })],
  ] as const)('gives the status %s and no number', (reason, indicator, values) => {
    expect(movementOf(indicator, values)).toEqual({ kind: 'not-rated', reason });
  });
});

describe('a figure that says nothing of a target', () => {
  test('is one of before the target was set', () => {
    const early = { ...target, baselinePeriod: '2019' as Period, value: 1 };
    expect(standOnTarget(early, rate, series('rate', 'A', { 2019: 70, 2020: 80 })).progress).toEqual({
      kind: 'not-rated',
      reason: 'older-than-target',
    });
    expect(standOnTarget(early, rate, series('rate', 'A', { 2019: 70, 2021: 80 })).progress.kind).toBe('reached');
  });

  test('is one of before a break that came after it', () => {
    const breaks = [{ period: '2023' as Period, reason: words }];
    const broken = indicatorNamed('rate', { breaks });
    expect(standOnTarget(target, broken, series('rate', 'A', { 2021: 70, 2022: 80 })).progress).toEqual({
      kind: 'not-rated',
      reason: 'older-than-break',
    });
    expect(standOnTarget(target, broken, series('rate', 'A', { 2021: 70, 2023: 80 })).progress.kind).toBe('reached');
  });
});
