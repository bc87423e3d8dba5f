import type { MeasuringBreakdown, MissingFigure, TargetGroup } from '../../../plan/plan.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Observation } from '../../observation/observation.ts';
import { comparePeriods, type Period } from '../../observation/period.ts';
import { isMeasured } from '../coverage/coverage.ts';
import { hasFigures, namedIndicators, readIndicators, type Reading, type View } from '../view.ts';

/** A breakdown that is about a group, with its latest figure. */
export interface GroupBreakdown {
  readonly indicator: Indicator;
  readonly breakdown: string;
  /** That of the plan's area, or of what it is held against; absent when only smaller places have one. */
  readonly latest?: Observation & { readonly value: number };
  /** The latest period of any place; absent when there is no figure at all. */
  readonly period?: Period;
}

/** What is known of a group, and what is not. */
export interface GroupFigures {
  readonly measured: readonly Reading[];
  readonly breakdowns: readonly GroupBreakdown[];
  /** Indicators and breakdowns that are about the group and have no figure yet. */
  readonly waiting: readonly Indicator[];
  readonly waitingBreakdowns: readonly GroupBreakdown[];
  readonly missing: readonly MissingFigure[];
}

/** Reads every figure about a group from the release. */
export async function readGroup(view: View, group: TargetGroup): Promise<GroupFigures> {
  const readings = await readIndicators(view, namedIndicators(view, group.indicators ?? []));
  const contents = await view.release.observations.contents();
  const found = await readBreakdowns(view, group.breakdowns ?? []);
  const missing = missingFigures(view, group).filter((figure) => !isMeasured(figure, contents));
  return {
    measured: readings.filter(hasFigures),
    breakdowns: found.filter(({ period }) => period),
    waiting: readings.filter((reading) => !hasFigures(reading)).map(({ indicator }) => indicator),
    waitingBreakdowns: found.filter(({ period, ...each }) => !period && !isToldMissing(each, missing)),
    missing,
  };
}

/** A breakdown that a missing figure waits for is told with that figure. */
function isToldMissing(
  { indicator, breakdown }: Pick<GroupBreakdown, 'indicator' | 'breakdown'>,
  missing: readonly MissingFigure[],
): boolean {
  return missing.some(({ measuredBy = [] }) =>
    measuredBy.some((each) => each.indicator === indicator.id && each.breakdown === breakdown),
  );
}

function missingFigures({ release }: View, { missing = [] }: TargetGroup): readonly MissingFigure[] {
  const all = release.plan.ambitions.flatMap(({ kpis }) => kpis.flatMap((kpi) => kpi.missing));
  return missing.flatMap((id) => all.find((figure) => figure.id === id) ?? []);
}

/** The latest figure of each breakdown, in one question. */
async function readBreakdowns(
  { release, focus, benchmark }: View,
  named: readonly MeasuringBreakdown[],
): Promise<readonly GroupBreakdown[]> {
  const known = named.flatMap(({ indicator: id, breakdown }) => {
    const indicator = release.findIndicator(id);
    return indicator ? [{ indicator, breakdown }] : [];
  });
  const areas = release.snapshot.areas.filter(({ kind }) => kind !== 'comparison-region').map(({ code }) => code);
  const found = await release.observations.select({
    indicators: known.map(({ indicator }) => indicator.id),
    areas,
    breakdowns: known.map(({ breakdown }) => breakdown),
  });
  const valued = found
    .flatMap((each) => (each.value === null ? [] : [{ ...each, value: each.value }]))
    .toSorted((a, b) => comparePeriods(a.period, b.period));
  return known.map(({ indicator, breakdown }) => {
    const own = valued.filter((each) => each.indicator === indicator.id && each.breakdown === breakdown);
    const latestOf = (code: string) => own.findLast(({ area }) => area === code);
    const latest = latestOf(focus) ?? latestOf(benchmark);
    const period = own.at(-1)?.period;
    return { indicator, breakdown, ...(latest && { latest }), ...(period && { period }) };
  });
}
