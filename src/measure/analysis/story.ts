import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { ObservationSet, Valued } from '../observation/observation-set.ts';
import { comparePeriods, periodKind, type Period } from '../observation/period.ts';
import { shownDecimals, shownDifference, shownValue } from '../observation/shown-value.ts';
import type { Gap } from './gap.ts';
import { rankAreas, type Ranking } from './rank.ts';
import type { ComparedAreas, Positions } from './positions.ts';
import { breakPeriods, stretches } from './trend.ts';

/**
 * What the figures of an area tell besides its latest value. Each tells of the latest value, whose period it names
 * where it speaks of another one as well:
 *
 * - `returned`: the area climbed among those beside it, and then fell at least two places, to below where it began;
 * - `extreme`: it has the highest or the lowest value of those beside it, with others or alone;
 * - `place`: its place among those beside it;
 * - `level`: too close to the benchmark to tell apart;
 * - `crossed`: it came to the other side of the benchmark, and stayed there for at least two periods;
 * - `gap`: how far it is from the benchmark; `older` when the benchmark has no figure as new as the area's own;
 * - `turned`: since the last break its value went up and then down, or down and then up;
 * - `record`: its highest or lowest value since the last break, of at least five;
 * - `run`: the last four or more steps all went the same way.
 */
export type Story =
  | { readonly kind: 'returned'; readonly from: Placed; readonly to: Return; readonly all: number }
  | { readonly kind: 'extreme'; readonly side: Side; readonly others: readonly AreaCode[]; readonly all: number }
  | { readonly kind: 'place'; readonly place: number; readonly all: number }
  | { readonly kind: 'level'; readonly gap: Gap }
  | { readonly kind: 'crossed'; readonly since: Period; readonly gap: Gap }
  | { readonly kind: 'gap'; readonly gap: Gap; readonly older: boolean }
  | { readonly kind: 'turned'; readonly from: Valued; readonly turn: Valued; readonly to: Valued; readonly side: Side }
  | { readonly kind: 'record'; readonly side: Side; readonly since: Period }
  | { readonly kind: 'run'; readonly side: Side; readonly steps: number; readonly since: Period };

export type Side = 'highest' | 'lowest';

/** A place among areas, in a period. */
export interface Placed {
  readonly place: number;
  readonly period: Period;
  readonly isLast: boolean;
}

/** The place that an area fell back to, and whether it had it before it climbed. */
export interface Return extends Placed {
  readonly again: boolean;
}

const leastValuesOfRecord = 5;
const leastStepsOfRun = 4;
const leastPlacesFallen = 2;
const leastShareOfRange = 0.2;

/** The stories of an area's figures, the most telling first. Pure; nothing is said across a break. */
export function storiesOf(
  observations: ObservationSet,
  indicator: Indicator,
  areas: ComparedAreas,
  standing: Positions,
): readonly Story[] {
  const { level } = standing;
  if (!level) return [];
  const stretch = stretches(indicator, observations.series(indicator.id, areas.focus)).at(-1) ?? [];
  const told = [
    ...placeStories(observations, indicator, areas, standing),
    ...benchmarkStories(observations, indicator, areas, standing),
    ...courseStories(indicator, stretch),
  ];
  return order.flatMap((kind) => told.filter((story) => story.kind === kind));
}

/** From what a reader would be sorry to have missed to what is true of every series. */
const order: readonly Story['kind'][] = [
  'returned',
  'crossed',
  'level',
  'extreme',
  'turned',
  'gap',
  'record',
  'run',
  'place',
];

function placeStories(
  observations: ObservationSet,
  indicator: Indicator,
  { focus, peers }: ComparedAreas,
  { level, peers: standing }: Positions,
): readonly Story[] {
  if (!level || !standing || standing.ranking.period !== level.period || isCount(indicator)) return [];
  const { ranking, place } = standing;
  const all = ranking.places.length;
  const side = extremeOf(ranking, level);
  const others = ranking.places
    .filter(({ observation }) => observation.area !== focus && shownValue(observation) === shownValue(level))
    .map(({ observation }) => observation.area);
  const returned = returnedTo(observations, indicator, [focus, ...peers], { level, ranking });
  return [
    ...(returned ? [{ kind: 'returned', ...returned, all } as const] : []),
    side && others.length < all - 1 ? { kind: 'extreme', side, others, all } : { kind: 'place', place, all },
  ];
}

function extremeOf({ places }: Ranking, level: Valued): Side | undefined {
  const values = places.map(({ observation }) => shownValue(observation));
  if (shownValue(level) === Math.max(...values)) return 'highest';
  return shownValue(level) === Math.min(...values) ? 'lowest' : undefined;
}

/** The best place since the last break of any of the areas, where the area came from below it and is below it again. */
function returnedTo(
  observations: ObservationSet,
  indicator: Indicator,
  areas: readonly AreaCode[],
  { level, ranking }: { readonly level: Valued; readonly ranking: Ranking },
): { readonly from: Placed; readonly to: Return } | undefined {
  if (indicator.direction === 'neutral') return undefined;
  const known = observations
    .series(indicator.id, level.area)
    .filter(({ period }) => periodKind(period) === periodKind(level.period))
    .flatMap(({ period }) => placeIn(observations, indicator, areas, period) ?? []);
  const broke = breaksOf(observations, indicator, areas).findLast((at) => comparePeriods(at, level.period) <= 0);
  const placed = known.filter(({ period }) => !broke || comparePeriods(period, broke) >= 0);
  const to = placeOf(ranking, level.area);
  const [first, ...later] = placed;
  const between = later.slice(0, -1);
  if (!to || !first || between.length === 0) return undefined;
  const best = between.reduce((a, b) => (b.place <= a.place ? b : a));
  if (best.place >= first.place || to.place - best.place < leastPlacesFallen) return undefined;
  const again = known.some(({ period, place }) => comparePeriods(period, best.period) < 0 && place === to.place);
  return { from: best, to: { ...to, again } };
}

function placeIn(
  observations: ObservationSet,
  indicator: Indicator,
  areas: readonly AreaCode[],
  period: Period,
): Placed | undefined {
  const ranking = rankAreas(observations, indicator, areas, period);
  return ranking.absent.length > 0 ? undefined : placeOf(ranking, areas[0] as AreaCode);
}

function placeOf({ places, period }: Ranking, area: AreaCode): Placed | undefined {
  const found = places.find(({ observation }) => observation.area === area);
  const last = places.at(-1);
  return found && last && { place: found.place, period, isLast: found.place === last.place };
}

function breaksOf(observations: ObservationSet, indicator: Indicator, areas: readonly AreaCode[]): readonly Period[] {
  return areas
    .flatMap((area) => breakPeriods(indicator, observations.series(indicator.id, area)))
    .toSorted(comparePeriods);
}

function benchmarkStories(
  observations: ObservationSet,
  indicator: Indicator,
  { focus, benchmark }: ComparedAreas,
  { level, benchmark: standing }: Positions,
): readonly Story[] {
  if (!level || !standing || isCount(indicator)) return [];
  const { gap, crossing } = standing;
  if (gap.period !== level.period) return [{ kind: 'gap', gap, older: true }];
  if (isLevel(indicator, gap)) return [{ kind: 'level', gap }];
  const since = breaksOf(observations, indicator, [focus, benchmark]).at(-1);
  const isNew = crossing.crossed && (!since || crossing.since > since);
  return [
    isNew && crossing.since !== gap.period
      ? { kind: 'crossed', since: crossing.since, gap }
      : { kind: 'gap', gap, older: false },
  ];
}

/** Whether two figures are closer than their source can tell apart, or than the last decimal that is shown. */
function isLevel({ tellsApart = 0 }: Pick<Indicator, 'tellsApart'>, { points, area, other }: Gap): boolean {
  const step = 10 ** -shownDecimals(area.unit);
  return shownDifference(area, other) === 0 || Math.abs(points) < Math.max(step, tellsApart);
}

function courseStories(indicator: Indicator, stretch: readonly Valued[]): readonly Story[] {
  const to = stretch.at(-1);
  const from = stretch[0];
  if (!from || !to || stretch.length < 3) return [];
  const turned = turnOf(indicator, stretch);
  const side = recordSide(stretch);
  const run = runOf(stretch);
  return [
    ...(turned ? [turned] : []),
    ...(side && stretch.length >= leastValuesOfRecord ? [{ kind: 'record', side, since: from.period } as const] : []),
    ...(run ? [run] : []),
  ];
}

/** A highest or lowest value inside the stretch that differs enough from both ends. */
function turnOf(indicator: Indicator, stretch: readonly Valued[]): Story | undefined {
  const [from, to] = [stretch[0] as Valued, stretch.at(-1) as Valued];
  const found = (['highest', 'lowest'] as const).map((side) => {
    const sign = side === 'highest' ? 1 : -1;
    const turn = stretch.reduce((a, b) => (sign * (b.value - a.value) > 0 ? b : a));
    const away = Math.min(...[from, to].map((end) => sign * shownDifference(turn, end)));
    return { turn, side, away };
  });
  const [most] = found.toSorted((a, b) => b.away - a.away);
  const values = stretch.map(({ value }) => value);
  const range = Math.max(...values) - Math.min(...values);
  if (!most || most.away <= Math.max(leastTurn(indicator, most.turn), leastShareOfRange * range)) return undefined;
  return { kind: 'turned', from, turn: most.turn, to, side: most.side };
}

/** Half a point of a rate, or what its source can tell apart when that is more; one in a hundred of a count. */
function leastTurn(indicator: Indicator, { value }: Valued): number {
  return isCount(indicator) || indicator.unit === 'EUR'
    ? Math.abs(value) / 100
    : Math.max(0.5, indicator.tellsApart ?? 0);
}

function recordSide(stretch: readonly Valued[]): Side | undefined {
  const last = shownValue(stretch.at(-1) as Valued);
  const before = stretch.slice(0, -1).map(shownValue);
  if (last > Math.max(...before)) return 'highest';
  return last < Math.min(...before) ? 'lowest' : undefined;
}

function runOf(stretch: readonly Valued[]): Story | undefined {
  const steps = stretch.slice(1).map((value, index) => Math.sign(shownDifference(value, stretch[index] as Valued)));
  const last = steps.at(-1);
  if (!last) return undefined;
  const run = steps.length - 1 - steps.findLastIndex((step) => step !== last);
  if (run < leastStepsOfRun) return undefined;
  const since = (stretch.at(-1 - run) as Valued).period;
  return { kind: 'run', side: last > 0 ? 'highest' : 'lowest', steps: run, since };
}

function isCount({ unit }: Pick<Indicator, 'unit'>): boolean {
  return unit === 'PS' || unit === 'NR';
}
