import { LRUCache } from 'lru-cache';
import type { AreaCode } from '../../area/area.ts';
import { vintagesOf, type Vintage } from '../../area/vintage.ts';
import type { Geography } from '../../area/geography.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { isRate, type IndicatorId, type Observation } from '../../observation/observation.ts';
import { arrangeObservations, hasValue, type ObservationSet, type Series } from '../../observation/observation-set.ts';
import { comparePeriods, periodKind, type Period, type PeriodKind } from '../../observation/period.ts';
import { comparedAreas, type OpenRelease } from '../../release/open-release.ts';
import { observationsInVintage } from '../indicator/vintage.ts';
import { isMoment, type ExploreState, type ExploreView } from './state.ts';
import { areasOf, municipalitySet, type ExploreOffer } from './terms.ts';

/** The figures that a state asks for, read from a release. */
export interface ExploreFigures {
  readonly indicator: Indicator;
  readonly second?: Indicator;
  /** The areas asked for; the benchmark only when it is among them. */
  readonly areas: readonly AreaCode[];
  readonly benchmark: AreaCode;
  /** The area that stands out; the plan's own, asked for or not, when no other was chosen. */
  readonly emphasis: AreaCode;
  /** The geography that municipalities are shown on; absent when there are none among the areas. */
  readonly vintage?: Vintage;
  /** Every figure in the periods shown: of the areas, and for a rate also of the plan's own area and the benchmark. */
  readonly shown: readonly Observation[];
  /** The same for look-up, whichever breakdown they are of, with the plan's own area and the benchmark. */
  readonly set: ObservationSet;
  /** All periods of the indicator in these areas, oldest first, those outside the span included. */
  readonly periods: readonly Period[];
  /** Periods within the span, all of one kind, oldest first. */
  readonly span: readonly Period[];
  /** The one period of a ranking, a map or a scatter. */
  readonly period?: Period;
}

/** Reads what a state asks for: the figures of one indicator, or two, in the areas asked for and the benchmark. */
export async function readFigures(
  release: OpenRelease,
  offer: ExploreOffer,
  state: ExploreState,
  municipality?: AreaCode,
): Promise<ExploreFigures> {
  const question = questionOf(release, state);
  const { indicator, second, areas } = question;
  const { focus, benchmark } = comparedAreas(release.plan);
  const isShown = new Set([...areas, ...(isRate(indicator) ? [focus, benchmark] : [])]);
  const read = await keptReading(release, offer, state, question);
  const wanted = read.filter(({ area }) => isShown.has(area));
  const own = wanted.filter((observation) => observation.indicator === indicator.id);
  const span = spanOf(own, state);
  const asked = isMoment(state.view) ? state.period : undefined;
  const inSpan = new Set(asked ? [...span, asked] : span);
  const set = arrangeObservations(
    read.filter(({ period }) => inSpan.has(period)).map((observation) => ({ ...observation, breakdown: '' })),
  );
  const ids = second ? [indicator.id, second.id] : [indicator.id];
  const period = asked ?? bestPeriod(set, ids, areas, benchmark);
  return {
    ...question,
    benchmark,
    emphasis: emphasisOf(state, areas, focus, municipality),
    shown: wanted.filter((observation) => inSpan.has(observation.period)),
    set,
    periods: distinctPeriods(own),
    span,
    ...(period && { period }),
  };
}

type Question = Pick<ExploreFigures, 'indicator' | 'second' | 'areas' | 'vintage'>;

function questionOf(release: OpenRelease, state: ExploreState): Question {
  const { geography } = release;
  const vintages = vintagesOf(geography);
  const vintage = vintages.find(({ id }) => id === state.vintage) ?? vintages[0];
  const areas = areasOf(release, state.view === 'map' ? [municipalitySet] : state.areas, vintage);
  const hasMunicipality = areas.some((area) => geography.get(area).kind === 'municipality');
  const second = state.view === 'scatter' && state.second ? release.findIndicator(state.second) : undefined;
  return {
    indicator: release.findIndicator(state.indicator)!,
    ...(second && { second }),
    areas,
    ...(vintage && hasMunicipality && { vintage }),
  };
}

/** The last readings of each release: who looks around changes the view or the periods more often than the figures. */
const readings = new WeakMap<OpenRelease, LRUCache<string, Promise<readonly Observation[]>>>();
const keptAtMost = 32;

function keptReading(
  release: OpenRelease,
  offer: ExploreOffer,
  state: ExploreState,
  question: Question,
): Promise<readonly Observation[]> {
  const kept = readings.get(release) ?? new LRUCache({ max: keptAtMost });
  readings.set(release, kept);
  const { indicator, second, areas, vintage } = question;
  const key = [indicator.id, second?.id, state.breakdown, vintage?.id, ...areas].join('|');
  const known = kept.get(key);
  if (known) return known;
  const reading = readObservations(release, offer, state, question);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

/**
 * The figures of the breakdown asked for; of a second indicator that does not know it, the total. Municipalities are
 * brought onto their vintage, which takes the figures of all they were made of and became.
 */
async function readObservations(
  release: OpenRelease,
  offer: ExploreOffer,
  { breakdown }: ExploreState,
  { indicator, second, areas, vintage }: Question,
): Promise<readonly Observation[]> {
  const { geography, plan } = release;
  const main = second && second.id !== indicator.id ? [indicator, second] : [indicator];
  const counts = vintage
    ? main.flatMap(({ formula }) => (formula ? [...formula.numerator, ...formula.denominator] : []))
    : [];
  const wanted = (id: IndicatorId): string =>
    id === second?.id && id !== indicator.id && !offer.breakdownsOf(id).includes(breakdown) ? '' : breakdown;
  const ids = [...new Set([...main.map(({ id }) => id), ...counts])];
  const { focus, benchmark } = comparedAreas(plan);
  const related = vintage ? relatedMunicipalities(geography, areas) : [];
  const all = await release.observations.select({
    indicators: ids,
    areas: [...new Set([...areas, ...related, focus, benchmark])],
    breakdowns: [...new Set(ids.map(wanted))],
  });
  const read = all.filter((observation) => observation.breakdown === wanted(observation.indicator));
  if (!vintage) return read;
  const bare = arrangeObservations(read.map((observation) => ({ ...observation, breakdown: '' })));
  const municipalities = vintage.municipalities.filter(({ code }) => areas.includes(code));
  return main.flatMap((each) =>
    observationsInVintage(bare, each, geography, { ...vintage, municipalities })
      .observations.all.filter(({ indicator: id }) => id === each.id)
      .map((observation) => ({ ...observation, breakdown: wanted(each.id) })),
  );
}

/** All municipalities, of any time, that are part of the same present ones as those asked for. */
function relatedMunicipalities(geography: Geography, areas: readonly AreaCode[]): readonly AreaCode[] {
  const present = new Set(areas.map((area) => geography.today(area)));
  const all = geography.ofKind('municipality').map(({ code }) => code);
  return all.filter((code) => present.has(geography.today(code)));
}

/** Periods from first to last as asked; of several kinds, the kind asked for or else the one with most figures. */
function spanOf(observations: readonly Observation[], { from, to }: ExploreState): readonly Period[] {
  const asked = from ?? to;
  const kind = asked ? periodKind(asked) : mainKind(observations);
  return distinctPeriods(observations).filter(
    (period) =>
      periodKind(period) === kind &&
      (!from || comparePeriods(from, period) <= 0) &&
      (!to || comparePeriods(period, to) <= 0),
  );
}

function mainKind(observations: readonly Observation[]): PeriodKind {
  const kinds = Map.groupBy(observations.filter(hasValue), ({ period }) => periodKind(period));
  return [...kinds].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'year';
}

function distinctPeriods(observations: readonly Observation[]): readonly Period[] {
  return [...new Set(observations.map(({ period }) => period))].toSorted(comparePeriods);
}

/** Share of the areas with the most figures that a period needs to be shown. */
const nearlyAll = 0.9;

/** The latest of the periods in which nearly as many areas as in the best one have a value of every indicator. */
function bestPeriod(
  set: ObservationSet,
  ids: readonly IndicatorId[],
  areas: readonly AreaCode[],
  benchmark: AreaCode,
): Period | undefined {
  const counts = new Map<Period, number>();
  for (const area of areas) {
    if (area === benchmark && areas.length > 1) continue;
    const [first = [], ...others] = ids.map((id) => set.series(id, area).filter(hasValue));
    for (const { period } of first) {
      if (others.every((series) => series.some((each) => each.period === period))) {
        counts.set(period, (counts.get(period) ?? 0) + 1);
      }
    }
  }
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, count]) => count >= most * nearlyAll)
    .map(([period]) => period)
    .toSorted(comparePeriods)
    .at(-1);
}

function emphasisOf(
  { emphasis }: ExploreState,
  areas: readonly AreaCode[],
  focus: AreaCode,
  municipality: AreaCode | undefined,
): AreaCode {
  const wishes = [emphasis, municipality, focus, ...(areas.length === 1 ? areas : [])];
  return wishes.find((code) => code !== undefined && areas.includes(code)) ?? focus;
}

/** The figures that are seen: of the one period where a view shows one, else of all. */
export function figuresSeen(figures: ExploreFigures, view: ExploreView): readonly Observation[] {
  return isMoment(view) ? figures.shown.filter(({ period }) => period === figures.period) : figures.shown;
}

/** One area's figures in the span, oldest first. */
export function seriesOf({ set, indicator }: ExploreFigures, area: AreaCode): Series {
  return set.series(indicator.id, area);
}

/** Areas asked for that have at least one value. */
export function areasWithValues(figures: ExploreFigures): readonly AreaCode[] {
  return figures.areas.filter((area) => seriesOf(figures, area).some(hasValue));
}
