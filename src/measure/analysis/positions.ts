import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import {
  commonPeriods,
  latestValue,
  type ObservationSet,
  type Pair,
  type Valued,
} from '../observation/observation-set.ts';
import { comparePeriods, periodStart, type Period } from '../observation/period.ts';
import { beta, gapConvergence, sigma, type GapConvergence } from './convergence.ts';
import { crossingOf, type Crossing } from './crossing.ts';
import { gapOf, type Gap } from './gap.ts';
import { latestSharedPeriod, rankAreas, type Ranking } from './rank.ts';
import { breakPeriods, latestTrend, type Trend } from './trend.ts';

/** The areas that an indicator is looked at in: the one in focus, what it is held against, and those beside it. */
export interface ComparedAreas {
  readonly focus: AreaCode;
  readonly benchmark: AreaCode;
  readonly peers: readonly AreaCode[];
}

/** How the area in focus stands on one indicator, by itself and among others. What the figures do not allow is absent. */
export interface Positions {
  readonly level?: Valued;
  readonly trend?: Trend;
  readonly benchmark?: BenchmarkStanding;
  readonly peers?: PeerStanding;
}

/** Against the benchmark, over the periods that both have. */
export interface BenchmarkStanding {
  readonly gap: Gap;
  readonly crossing: Crossing;
  /** Over the periods since the last break of either series. */
  readonly convergence?: GapConvergence;
}

/** Among the areas beside it, in the latest period that all of them have. */
export interface PeerStanding {
  readonly ranking: Ranking;
  readonly place: number;
  /** The gap to the area one place better, or to the second when the area in focus is first. */
  readonly next: Gap;
  /** Spread of the areas at both ends of the periods since the last break, as standard deviations. */
  readonly spread?: SpreadChange;
}

/** How the areas' spread changed between two periods. */
export interface SpreadChange {
  readonly from: Spread;
  readonly to: Spread;
  /** Beta convergence between the two: negative when areas that started low grew faster. Absent when a value is not above zero. */
  readonly beta?: number;
}

export interface Spread {
  readonly period: Period;
  readonly deviation: number;
}

/** Level, trend, gap, crossing, convergence and rank of the area in focus. Pure. */
export function positionsOf(observations: ObservationSet, indicator: Indicator, areas: ComparedAreas): Positions {
  const series = observations.series(indicator.id, areas.focus);
  const level = latestValue(series);
  const trend = latestTrend(indicator, series);
  const benchmark = againstBenchmark(observations, indicator, areas);
  const peers = amongPeers(observations, indicator, areas);
  return {
    ...(level && { level }),
    ...(trend && { trend }),
    ...(benchmark && { benchmark }),
    ...(peers && { peers }),
  };
}

function againstBenchmark(
  observations: ObservationSet,
  indicator: Indicator,
  { focus, benchmark }: ComparedAreas,
): BenchmarkStanding | undefined {
  const pairs = commonPeriods(observations.series(indicator.id, focus), observations.series(indicator.id, benchmark));
  const latest = pairs.at(-1);
  const crossing = crossingOf(pairs);
  if (!latest || !crossing || focus === benchmark) return undefined;
  const convergence = gapConvergence(sinceLastBreak(observations, indicator, pairs, [focus, benchmark]));
  return { gap: gapOf(observations, indicator, latest), crossing, ...(convergence && { convergence }) };
}

function sinceLastBreak(
  observations: ObservationSet,
  indicator: Indicator,
  pairs: readonly Pair[],
  areas: readonly AreaCode[],
): readonly Pair[] {
  const last = lastBreak(observations, indicator, areas);
  return last ? pairs.filter((pair) => comparePeriods(pair.period, last) >= 0) : pairs;
}

function lastBreak(observations: ObservationSet, indicator: Indicator, areas: readonly AreaCode[]): Period | undefined {
  const latest = areas.flatMap((area) => latestValue(observations.series(indicator.id, area))?.period ?? []);
  const end = latest.toSorted(comparePeriods).at(-1);
  return areas
    .flatMap((area) => breakPeriods(indicator, observations.series(indicator.id, area)))
    .filter((period) => end !== undefined && comparePeriods(period, end) <= 0)
    .toSorted(comparePeriods)
    .at(-1);
}

function amongPeers(
  observations: ObservationSet,
  indicator: Indicator,
  { focus, peers }: ComparedAreas,
): PeerStanding | undefined {
  const areas = [focus, ...peers];
  const period = latestSharedPeriod(observations, indicator.id, areas);
  if (!period || peers.length === 0) return undefined;
  const ranking = rankAreas(observations, indicator, areas, period);
  const at = ranking.places.findIndex(({ observation }) => observation.area === focus);
  const own = ranking.places[at];
  const other = ranking.places[at === 0 ? 1 : at - 1];
  if (!own || !other) return undefined;
  const next = gapOf(observations, indicator, { period, area: own.observation, benchmark: other.observation });
  const spread = spreadOf(observations, indicator, areas);
  return { ranking, place: own.place, next, ...(spread && { spread }) };
}

function spreadOf(
  observations: ObservationSet,
  indicator: Indicator,
  areas: readonly AreaCode[],
): SpreadChange | undefined {
  const last = lastBreak(observations, indicator, areas);
  const periods = observations
    .series(indicator.id, areas[0] as AreaCode)
    .map((observation) => observation.period)
    .filter((period) => !last || comparePeriods(period, last) >= 0);
  const spreads = periods.flatMap((period): readonly Spread[] => {
    const { places, absent } = rankAreas(observations, indicator, areas, period);
    if (absent.length > 0) return [];
    return [{ period, deviation: sigma(places.map((place) => place.observation.value)).deviation }];
  });
  const from = spreads[0];
  const to = spreads.at(-1);
  if (!from || !to || from === to) return undefined;
  const slope = betaBetween(observations, indicator, areas, from.period, to.period);
  return { from, to, ...(slope !== undefined && { beta: slope }) };
}

function betaBetween(
  observations: ObservationSet,
  indicator: Indicator,
  areas: readonly AreaCode[],
  from: Period,
  to: Period,
): number | undefined {
  const valuesIn = (period: Period): readonly number[] =>
    areas.map((area) => observations.at(indicator.id, area, period)?.value ?? 0);
  const [starts, ends] = [valuesIn(from), valuesIn(to)];
  if ([...starts, ...ends].some((value) => value <= 0)) return undefined;
  return beta(starts, ends, periodStart(to) - periodStart(from));
}
