import type { Locale } from '../../foundation/locale.ts';
import { analyseIndicator, type Standing } from '../analysis/standing.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { latestValue, type ObservationSet, type Series, type Valued } from '../observation/observation-set.ts';
import { soleArchive, type ReleaseArchive } from '../release/archive.ts';
import { comparedAreas, type OpenRelease } from '../release/open-release.ts';
import type { PageContext } from '../../site/page.ts';
import type { Beside } from '../../wing/beside.ts';
import { wordingOf, type Wording } from '../wording/wording.ts';
import { measureText } from './texts.ts';

/** Says figures, and writes the texts of the pages about them. */
export interface PageWording extends Wording {
  readonly t: ReturnType<typeof measureText>;
}

/** One page being made: the release it shows, its language, and the visitor's municipality. */
export interface View {
  readonly release: OpenRelease;
  /** The releases before it. */
  readonly archive: ReleaseArchive;
  readonly locale: Locale;
  readonly words: PageWording;
  readonly href: (path: string) => string;
  /** Where the visitor reached the site, for addresses that leave it. */
  readonly origin: string;
  readonly query: PageContext['query'];
  readonly focus: AreaCode;
  readonly benchmark: AreaCode;
  readonly municipality?: Area;
  /** What the wings put beside its figures. */
  readonly beside: readonly Beside[];
}

export function viewOf(
  release: OpenRelease,
  context: PageContext,
  archive: ReleaseArchive = soleArchive(() => release),
): View {
  const { focus, benchmark } = comparedAreas(release.plan);
  const municipality = context.municipality ? release.geography.find(context.municipality) : undefined;
  return {
    release,
    archive,
    locale: context.locale,
    words: { ...wordingOf(release, context.locale), t: measureText(context.locale) },
    href: context.href,
    origin: context.origin,
    query: context.query,
    beside: [],
    focus,
    benchmark,
    ...(municipality && { municipality }),
  };
}

/** An indicator with its figures and how the plan's area stands on it. */
export interface Reading {
  readonly indicator: Indicator;
  readonly observations: ObservationSet;
  readonly standing: Standing;
  readonly focus: Series;
  readonly benchmark: Series;
  /** Whether the release has a figure of it for any area, read here or not. */
  readonly isMeasured: boolean;
}

/**
 * Reads indicators from the release in one query and analyses each, in the order given: for the areas that are compared
 * with the visitor's municipality and those named besides, or for all areas of the plan.
 */
export async function readIndicators(
  view: View,
  indicators: readonly Indicator[],
  besides: readonly AreaCode[] | 'all' = [],
): Promise<readonly Reading[]> {
  const areas = comparedAreas(view.release.plan);
  const compared = [
    areas.focus,
    areas.benchmark,
    ...areas.peers,
    ...(view.municipality ? [view.municipality.code] : []),
  ];
  const among = besides === 'all' ? undefined : [...new Set([...compared, ...besides])];
  const observations = await view.release.observationsFor(indicators, among);
  const measured = new Set((await view.release.observations.contents()).map(({ indicator }) => indicator));
  return indicators.map((indicator) => ({
    indicator,
    observations,
    isMeasured: measured.has(indicator.id),
    standing: analyseIndicator(observations, indicator, areas),
    focus: observations.series(indicator.id, view.focus),
    benchmark: observations.series(indicator.id, view.benchmark),
  }));
}

/** Reads one indicator from the release for all areas of the plan and analyses it. */
export async function readIndicator(view: View, indicator: Indicator): Promise<Reading> {
  const [reading] = await readIndicators(view, [indicator], 'all');
  return reading as Reading;
}

/** Indicators by id as the plan names them; a plan is checked for unknown ones when it is loaded. */
export function namedIndicators(view: View, ids: readonly string[]): readonly Indicator[] {
  return ids.map((id) => view.release.findIndicator(id)).filter((indicator) => indicator !== undefined);
}

/** Whether the indicator has a figure for any area. */
export function hasFigures({ isMeasured }: Reading): boolean {
  return isMeasured;
}

/** The benchmark's latest figure, for when the plan's own area has none. */
export function latestBenchmark(reading: Reading): Valued | undefined {
  return latestValue(reading.benchmark);
}
