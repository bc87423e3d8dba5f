import type { ChartBreak, ChartPoint, ChartSeries, SeriesRole } from '../../../site/chart/series.ts';
import type { RankedItem, RankingBenchmark } from '../../../site/chart/ranking.ts';
import { classAround } from '../../../site/map/map-class.ts';
import type { Tile } from '../../../site/map/tile-map.tsx';
import type { Area, AreaCode } from '../../area/area.ts';
import { vintagesOf, type Vintage } from '../../area/vintage.ts';
import { deviation } from 'd3-array';
import { breakPeriods } from '../../analysis/trend.ts';
import { rankAreas, type Ranking } from '../../analysis/rank.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { isBreak, isUnreliable } from '../../observation/observation.ts';
import { hasValue, type ObservationSet, type Series, type Valued } from '../../observation/observation-set.ts';
import { comparePeriods, periodKind, periodStart, type Period } from '../../observation/period.ts';
import { comparedAreas, type OpenRelease } from '../../release/open-release.ts';
import type { PageWording } from '../view.ts';
import { shownDecimals } from '../../observation/shown-value.ts';
import { remarksOf, type Wording } from '../../wording/wording.ts';
import { municipalityPath } from '../../address.ts';
import { observationsInVintage, tilesOfVintage } from './vintage.ts';

/** The series of a line chart: benchmark, peers and focus, in yearly periods where there are any. */
export function lineSeries(
  release: OpenRelease,
  observations: ObservationSet,
  indicator: Indicator,
  words: Wording,
  municipality?: AreaCode,
): readonly ChartSeries[] {
  const { focus, benchmark, peers } = comparedAreas(release.plan);
  const roles: readonly (readonly [AreaCode, SeriesRole])[] = [
    ...peers.map((code) => [code, 'peer'] as const),
    [benchmark, 'benchmark'],
    ...(municipality ? [[municipality, 'municipality'] as const] : []),
    [focus, 'focus'],
  ];
  const courses = roles.map(([code, role]) => ({ code, role, label: words.area(code) }));
  return coursesOf(observations, indicator, words, courses);
}

/** An area to draw as a line, and what it is there for. */
export interface DrawnArea {
  readonly code: AreaCode;
  readonly role: SeriesRole;
  readonly label: string;
}

/** The courses of an indicator in the areas named, in that order and in one kind of period; empty ones left out. */
export function coursesOf(
  observations: ObservationSet,
  indicator: Indicator,
  words: Wording,
  areas: readonly DrawnArea[],
): readonly ChartSeries[] {
  const kind = mainPeriodKind(areas.map(({ code }) => observations.series(indicator.id, code)));
  return areas.flatMap(({ code, role, label }) => {
    const series = observations.series(indicator.id, code).filter(({ period }) => periodKind(period) === kind);
    if (!series.some(hasValue)) return [];
    return [{ id: code, label, role, points: chartPoints(series, words, indicator) }];
  });
}

/** The kind of period that most figures have: a chart never mixes years and quarters. */
function mainPeriodKind(all: readonly Series[]): ReturnType<typeof periodKind> {
  const kinds = Map.groupBy(all.flat(), ({ period }) => periodKind(period));
  return [...kinds].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'year';
}

/**
 * A series as points of a chart, missing figures kept as such. It starts anew where a break is flagged, and with an
 * indicator also after those that were announced for its area.
 */
export function chartPoints(series: Series, words: Wording, indicator?: Indicator): readonly ChartPoint[] {
  const breaks = indicator ? breakPeriods(indicator, series) : [];
  const isAnew = (period: Period, before: Period | undefined): boolean =>
    before !== undefined && breaks.some((at) => comparePeriods(before, at) < 0 && comparePeriods(at, period) <= 0);
  return series.map((observation, index) => {
    const remarks = remarksOf(observation, words);
    return {
      x: periodStart(observation.period),
      label: words.period(observation.period),
      value: observation.value,
      ...(remarks && { flags: [remarks] }),
      ...(isUnreliable(observation) && { isUnreliable: true }),
      ...((isBreak(observation) || isAnew(observation.period, series[index - 1]?.period)) && { startsAnew: true }),
    };
  });
}

/** Breaks to draw: those known from the definition for all areas shown, and those flagged in the focus series. */
export function chartBreaks(indicator: Indicator, focus: Series, words: Wording): readonly ChartBreak[] {
  return breakPeriods(indicator, focus)
    .filter((period) => focus.some((observation) => observation.period < period))
    .map((period) => ({ x: periodStart(period), label: words.say('break.label', { period }) }));
}

/** The figures of all municipalities of a vintage in the latest period that most of them have. */
export interface MunicipalFigures {
  readonly vintage: Vintage;
  readonly period: Period;
  readonly direction: Indicator['direction'];
  readonly ranking: Ranking;
  readonly suppressed: readonly Area[];
  /** Municipalities of the vintage that had merged by then. */
  readonly merged: readonly Area[];
  readonly benchmark?: Valued;
  readonly focus?: Valued;
}

export function municipalFigures(
  release: OpenRelease,
  given: ObservationSet,
  indicator: Indicator,
  vintage: Vintage = vintagesOf(release.geography)[0] as Vintage,
): MunicipalFigures | undefined {
  const { municipalities } = vintage;
  const codes = municipalities.map((area) => area.code);
  const { observations, absence } = observationsInVintage(given, indicator, release.geography, vintage);
  const period = latestFullPeriod(codes.map((code) => observations.series(indicator.id, code)));
  if (!period) return undefined;
  const ranking = rankAreas(observations, indicator, codes, period);
  const { benchmark, focus } = comparedAreas(release.plan);
  const ofBenchmark = observations.at(indicator.id, benchmark, period);
  const ofFocus = observations.at(indicator.id, focus, period);
  return {
    vintage,
    period,
    direction: indicator.direction,
    ranking,
    merged: municipalities.filter(({ code }) => absence(code, period)?.kind === 'merged'),
    suppressed: municipalities.filter(({ code }) => observations.at(indicator.id, code, period)?.status.includes('Q')),
    ...(hasValue(ofBenchmark) && { benchmark: ofBenchmark }),
    ...(hasValue(ofFocus) && { focus: ofFocus }),
  };
}

/** Share of the municipalities with the most figures that a period needs to be shown. */
const nearlyAll = 0.9;

/** The latest period in which nearly as many of the series have a value as in the best one. */
function latestFullPeriod(all: readonly Series[]): Period | undefined {
  const valued = all.flat().filter(hasValue);
  const counts = [...Map.groupBy(valued, ({ period }) => period)].map(
    ([period, found]) => [period, found.length] as const,
  );
  const most = Math.max(...counts.map(([, count]) => count));
  const full = counts.filter(([, count]) => count >= most * nearlyAll).map(([period]) => period);
  return full.toSorted(comparePeriods).at(-1);
}

/** What municipalities are held against: the benchmark, else the plan's own area, else their median. */
export function mapReference(figures: MunicipalFigures): { readonly value: number; readonly area?: AreaCode } {
  const reference = figures.benchmark ?? figures.focus;
  if (reference) return { value: reference.value, area: reference.area };
  const values = figures.ranking.places.map(({ observation }) => observation.value).toSorted((a, b) => a - b);
  return { value: values[Math.floor(values.length / 2)] ?? 0 };
}

/** One tile per municipality, classed around the reference; only those that the plan gives a place. */
export function mapTiles(
  release: OpenRelease,
  figures: MunicipalFigures,
  words: PageWording,
  href: (path: string) => string,
  chosen?: string,
): readonly Tile[] {
  const reference = mapReference(figures);
  const values = new Map(figures.ranking.places.map(({ observation }) => [observation.area, observation]));
  const spread = deviation([...values.values()].map((observation) => observation.value)) ?? 1;
  const bounds = { near: spread / 4, far: spread };
  const tiles = tilesOfVintage(release.geography, figures.vintage);
  const decimals = tileDecimals([...values.values()]);
  return figures.vintage.municipalities.flatMap((area) => {
    const tile = tiles.get(area.code);
    if (!tile) return [];
    const observation = values.get(area.code);
    const isSuppressed = figures.suppressed.includes(area);
    const absent = isSuppressed ? words.say('status.Q') : words.t('missing.value');
    return [
      {
        code: area.code,
        name: area.name[words.locale],
        valueText: observation ? words.value(observation.value, observation.unit, decimals).replace(/\s?%/, '') : '–',
        fullText: observation ? fullTextOf(observation, words) : absent,
        ...(observation && isUnreliable(observation) && { isUnreliable: true }),
        mapClass: classAround(observation?.value ?? null, reference.value, bounds),
        direction: figures.direction,
        href: href(municipalityPath(area)),
        chosen: area.code === chosen,
        column: tile[0],
        row: tile[1],
      },
    ];
  });
}

/** Whole figures where they differ enough; one decimal more where rounding would make places equal that are not. */
function tileDecimals(values: readonly Valued[]): 0 | 1 {
  const figures = values.map(({ value }) => value);
  const isNarrow = Math.max(...figures) - Math.min(...figures) < 10;
  return isNarrow && values.every(({ unit }) => shownDecimals(unit) > 0) ? 1 : 0;
}

function fullTextOf(observation: Valued, words: Wording): string {
  const value = words.value(observation.value, observation.unit);
  return isUnreliable(observation) ? `${value} (${words.say('status.U')})` : value;
}

/** Areas as items of a ranking, in its order. */
export function rankedItems(
  release: OpenRelease,
  ranking: Ranking,
  words: Wording,
  href: (path: string) => string,
  highlighted: { readonly focus?: string; readonly municipality?: string } = {},
): readonly RankedItem[] {
  return ranking.places.map(({ observation }) => {
    const area = release.geography.get(observation.area);
    const role = roleOf(area.code, highlighted);
    return {
      id: area.code,
      label: area.name[words.locale],
      value: observation.value,
      text: fullTextOf(observation, words),
      role,
      ...(area.kind === 'municipality' && { href: href(municipalityPath(area)) }),
      ...(isUnreliable(observation) && { isUnreliable: true }),
    };
  });
}

function roleOf(
  code: string,
  highlighted: { readonly focus?: string; readonly municipality?: string },
): RankedItem['role'] {
  if (code === highlighted.focus) return 'focus';
  return code === highlighted.municipality ? 'municipality' : 'peer';
}

/** The figure that a ranking is held against, if there is one. */
export function rankingBenchmark(reference: Valued | undefined, words: Wording): RankingBenchmark | undefined {
  return (
    reference && {
      label: words.area(reference.area),
      value: reference.value,
      text: words.value(reference.value, reference.unit),
    }
  );
}
