import { ageInYears, isDated } from '../../analysis/age.ts';
import type { Kpi, MeasuringBreakdown, MissingFigure } from '../../../plan/plan.ts';
import type { AreaCode, AreaKind } from '../../area/area.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { comparePeriods, type Period } from '../../observation/period.ts';
import type { LatestPeriod } from '../../release/observation-store.ts';

/** Kinds of places, the finest first; regions elsewhere do not measure the plan. */
const finestFirst: readonly AreaKind[] = ['municipality', 'group', 'province', 'region', 'country', 'union'];

/** What there is of one indicator. */
export interface IndicatorCoverage {
  readonly indicator: Indicator;
  readonly finest: LevelCoverage;
  /** The latest period of larger places, when it is later than that of the finest. */
  readonly laterPeriod?: Period;
  /** Whole years between the finest level's latest period and the year in which the figures were last taken. */
  readonly ageYears: number;
  /** Older than `datedAfterYears`. */
  readonly isDated: boolean;
  readonly hasFocus: boolean;
}

/** The figures on places of one kind: how many have one in the kind's own latest period. */
export interface LevelCoverage {
  readonly kind: AreaKind;
  readonly lastPeriod: Period;
  readonly areas: readonly AreaCode[];
}

/** What is measured of a KPI, which of its indicators have no figure yet, and what else is missing. */
export interface KpiCoverage {
  readonly kpi: Kpi;
  readonly measured: readonly IndicatorCoverage[];
  readonly waiting: readonly Indicator[];
  readonly missing: readonly MissingFigure[];
}

/** Counts over all KPIs; an indicator that serves two of them counts once. */
export interface CoverageCount {
  readonly kpis: number;
  readonly indicators: number;
  readonly measured: number;
  readonly municipal: number;
  readonly dated: number;
  readonly missing: number;
}

/** What the coverage is worked out from. */
export interface CoverageInput {
  readonly indicators: (id: string) => Indicator | undefined;
  /** The latest totals of the KPIs' indicators on the plan's places. */
  readonly latest: readonly LatestPeriod[];
  /** What there is of each indicator and breakdown. */
  readonly contents: readonly MeasuringBreakdown[];
  readonly geography: Geography;
  readonly focus: AreaCode;
  /** ISO date on which the figures were last taken. */
  readonly figuresOf: string;
}

/** What is measured of each KPI, down to which places, how fresh. Pure. */
export function coverKpis(kpis: readonly Kpi[], input: CoverageInput): readonly KpiCoverage[] {
  const byIndicator = Map.groupBy(input.latest, ({ indicator }) => indicator);
  return kpis.map((kpi) => {
    const indicators = kpi.indicators.flatMap((id) => input.indicators(id) ?? []);
    const covered = indicators.map((indicator) =>
      coverIndicator(indicator, byIndicator.get(indicator.id) ?? [], input),
    );
    return {
      kpi,
      measured: covered.filter((each) => each !== undefined),
      waiting: indicators.filter((_, index) => !covered[index]),
      missing: kpi.missing.filter((figure) => !isMeasured(figure, input.contents)),
    };
  });
}

/** Whether breakdowns that a publisher brought have taken the place of a missing figure. */
export function isMeasured({ measuredBy }: MissingFigure, contents: readonly MeasuringBreakdown[]): boolean {
  if (!measuredBy) return false;
  return measuredBy.every(({ indicator, breakdown }) =>
    contents.some((each) => each.indicator === indicator && each.breakdown === breakdown),
  );
}

/** `undefined` without a figure for a place of the plan. */
function coverIndicator(
  indicator: Indicator,
  latest: readonly LatestPeriod[],
  { geography, focus, figuresOf }: CoverageInput,
): IndicatorCoverage | undefined {
  const byKind = Map.groupBy(latest, ({ area }) => geography.get(area).kind);
  const levels = finestFirst.flatMap((kind) => levelOf(kind, byKind.get(kind) ?? []));
  const finest = levels[0];
  const lastPeriod = levels
    .map((level) => level.lastPeriod)
    .toSorted(comparePeriods)
    .at(-1);
  if (!finest || !lastPeriod) return undefined;
  return {
    indicator,
    finest,
    ...(lastPeriod !== finest.lastPeriod && { laterPeriod: lastPeriod }),
    ageYears: ageInYears(finest.lastPeriod, figuresOf),
    isDated: isDated(finest.lastPeriod, figuresOf),
    hasFocus: latest.some(({ area }) => area === focus),
  };
}

function levelOf(kind: AreaKind, latest: readonly LatestPeriod[]): readonly LevelCoverage[] {
  const lastPeriod = latest
    .map(({ period }) => period)
    .toSorted(comparePeriods)
    .at(-1);
  if (!lastPeriod) return [];
  return [{ kind, lastPeriod, areas: latest.filter(({ period }) => period === lastPeriod).map(({ area }) => area) }];
}

/** The counts that open the page. */
export function countCoverage(coverage: readonly KpiCoverage[]): CoverageCount {
  const measured = new Map<IndicatorId, IndicatorCoverage>(
    coverage.flatMap((each) => each.measured.map((one) => [one.indicator.id, one] as const)),
  );
  const waiting = new Set(coverage.flatMap((each) => each.waiting.map(({ id }) => id)));
  const all = [...measured.values()];
  return {
    kpis: coverage.length,
    indicators: measured.size + waiting.size,
    measured: measured.size,
    municipal: all.filter(({ finest }) => finest.kind === 'municipality').length,
    dated: all.filter(({ isDated }) => isDated).length,
    missing: coverage.flatMap(({ missing }) => missing).length,
  };
}
