import { describe, expect, it } from 'vitest';
import { indicatorNamed } from '../../../../test/observations.ts';
import type { Kpi, MeasuringBreakdown } from '../../../plan/plan.ts';
import type { Area, AreaCode } from '../../area/area.ts';
import { buildGeography } from '../../area/geography.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import type { Period } from '../../observation/period.ts';
import type { LatestPeriod } from '../../release/observation-store.ts';
import { countCoverage, coverKpis, type KpiCoverage } from './coverage.ts';
import { localised } from '../../../../test/localised.ts';

const words = localised({ nl: '', en: '', fr: '' });
const areas = (
  [
    ['R', 'region'],
    ['P', 'province'],
    ['M1', 'municipality'],
    ['M2', 'municipality'],
  ] as const
).map(([code, kind]): Area => ({ code: code as AreaCode, kind, name: words, groups: [] }));
const indicators = new Map(['rate', 'other', 'none'].map((id) => [id, indicatorNamed(id)]));

function kpi(id: string, ids: readonly string[]): Kpi {
  const missing = [{ id: 'more', text: words, holder: 'Office', level: 'none' }] as const;
  return { id, title: words, text: words, indicators: ids, missing };
}

function cover(
  kpis: readonly Kpi[],
  latest: readonly LatestPeriod[],
  contents: readonly MeasuringBreakdown[] = [],
): readonly KpiCoverage[] {
  return coverKpis(kpis, {
    indicators: (id) => indicators.get(id),
    latest,
    contents,
    geography: buildGeography(areas),
    focus: 'P' as AreaCode,
    figuresOf: '2026-11-24',
  });
}

function latest(indicator: string, area: string, period: string): LatestPeriod {
  return { indicator: indicator as IndicatorId, area: area as AreaCode, period: period as Period };
}

describe('coverage of a KPI', () => {
  it('names the finest places with a figure, how many in their latest period, and how old that is', () => {
    const [covered] = cover(
      [kpi('K', ['rate'])],
      [latest('rate', 'P', '2025'), latest('rate', 'M1', '2021'), latest('rate', 'M2', '2020')],
    );
    expect(covered?.measured).toMatchObject([
      {
        finest: { kind: 'municipality', lastPeriod: '2021', areas: ['M1'] },
        laterPeriod: '2025',
        ageYears: 5,
        isDated: true,
        hasFocus: true,
      },
    ]);
  });

  it('calls a figure of three years old not dated yet, and says that the plan’s own area has none', () => {
    const [covered] = cover([kpi('K', ['rate'])], [latest('rate', 'R', '2023-Q4')]);
    expect(covered?.measured).toMatchObject([{ ageYears: 3, isDated: false, hasFocus: false }]);
    expect(covered?.measured[0]).not.toHaveProperty('laterPeriod');
  });

  it('keeps indicators without a figure apart', () => {
    const [covered] = cover([kpi('K', ['rate', 'none'])], [latest('rate', 'P', '2025')]);
    expect(covered?.waiting.map(({ id }) => id)).toEqual(['none']);
  });

  it('drops what was missing once every breakdown that brings it has figures', () => {
    const measuredBy = ['sex=F', 'age=Y55-64'].map((breakdown) => ({ indicator: 'rate', breakdown }));
    const plain = kpi('K', ['rate']);
    const wanted = { ...plain, missing: plain.missing.map((figure) => ({ ...figure, measuredBy })) };
    expect(cover([wanted], [], measuredBy.slice(1))[0]?.missing).toHaveLength(1);
    expect(cover([wanted], [], measuredBy)[0]?.missing).toEqual([]);
    expect(cover([plain], [], measuredBy)[0]?.missing).toHaveLength(1);
  });

  it('counts an indicator of two KPIs once', () => {
    const kpis = [kpi('K1', ['rate', 'other']), kpi('K2', ['rate', 'none'])];
    expect(countCoverage(cover(kpis, [latest('rate', 'M1', '2025'), latest('other', 'P', '2020')]))).toEqual({
      kpis: 2,
      indicators: 3,
      measured: 2,
      municipal: 1,
      dated: 1,
      missing: 2,
    });
  });
});
