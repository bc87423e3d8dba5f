import type { ChartBreak, ChartPoint, ChartSeries, SeriesRole } from '../../site/chart/series.ts';
import type { RankedItem, RankingBenchmark } from '../../site/chart/ranking.ts';
import { classAround } from '../../site/map/map-class.ts';
import type { Tile } from '../../site/map/tile-map.tsx';
import type { Area, AreaCode } from '../area/area.ts';
import { deviation } from 'd3-array';
import { breakPeriods } from '../analysis/trend.ts';
import { rankAreas, type Ranking } from '../analysis/rank.ts';
import type { Indicator } from '../indicator/indicator.ts';
import {
  hasValue,
  latestValue,
  type ObservationSet,
  type Series,
  type Valued,
} from '../observation/observation-set.ts';
import { periodKind, periodStart, type Period } from '../observation/period.ts';
import { comparedAreas, type OpenRelease } from '../release/open-release.ts';
import { remarksOf, type Wording } from './wording.ts';
import { municipalityPath } from './address.ts';

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
  const kind = mainPeriodKind(roles.map(([code]) => observations.series(indicator.id, code)));
  return roles.flatMap(([code, role]) => {
    const series = observations.series(indicator.id, code).filter(({ period }) => periodKind(period) === kind);
    if (!series.some(hasValue)) return [];
    return [{ id: code, label: words.area(code), role, points: chartPoints(series, words) }];
  });
}

/** The kind of period that most figures have: a chart never mixes years and quarters. */
function mainPeriodKind(all: readonly Series[]): ReturnType<typeof periodKind> {
  const kinds = Map.groupBy(all.flat(), ({ period }) => periodKind(period));
  return [...kinds].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'year';
}

/** A series as points of a chart, missing figures kept as such. */
export function chartPoints(series: Series, words: Wording): readonly ChartPoint[] {
  return series.map((observation) => {
    const remarks = remarksOf(observation, words);
    return {
      x: periodStart(observation.period),
      label: words.period(observation.period),
      value: observation.value,
      ...(remarks && { flags: [remarks] }),
    };
  });
}

/** Breaks to draw: those known from the definition for all areas shown, and those flagged in the focus series. */
export function chartBreaks(indicator: Indicator, focus: Series, words: Wording): readonly ChartBreak[] {
  return breakPeriods(indicator, focus)
    .filter((period) => focus.some((observation) => observation.period < period))
    .map((period) => ({ x: periodStart(period), label: words.t('break.label', { period }) }));
}

/** The figures of all present municipalities in the latest period that most of them have. */
export interface MunicipalFigures {
  readonly period: Period;
  readonly ranking: Ranking;
  readonly suppressed: readonly Area[];
  readonly benchmark?: Valued;
  readonly focus?: Valued;
}

export function municipalFigures(
  release: OpenRelease,
  observations: ObservationSet,
  indicator: Indicator,
): MunicipalFigures | undefined {
  const { municipalities } = release.geography;
  const codes = municipalities.map((area) => area.code);
  const period = codes
    .flatMap((code) => latestValue(observations.series(indicator.id, code))?.period ?? [])
    .toSorted()
    .at(-1);
  if (!period) return undefined;
  const ranking = rankAreas(observations, indicator, codes, period);
  const { benchmark, focus } = comparedAreas(release.plan);
  const ofBenchmark = observations.at(indicator.id, benchmark, period);
  const ofFocus = observations.at(indicator.id, focus, period);
  return {
    period,
    ranking,
    suppressed: municipalities.filter(({ code }) => observations.at(indicator.id, code, period)?.status.includes('Q')),
    ...(hasValue(ofBenchmark) && { benchmark: ofBenchmark }),
    ...(hasValue(ofFocus) && { focus: ofFocus }),
  };
}

/** What municipalities are held against: the benchmark, else the plan's own area, else their median. */
export function mapReference(figures: MunicipalFigures): { readonly value: number; readonly area?: AreaCode } {
  const reference = figures.benchmark ?? figures.focus;
  if (reference) return { value: reference.value, area: reference.area };
  const values = figures.ranking.places.map(({ observation }) => observation.value).toSorted((a, b) => a - b);
  return { value: values[Math.floor(values.length / 2)] ?? 0 };
}

/** One tile per present municipality, classed around the reference; only those that the plan gives a place. */
export function mapTiles(
  release: OpenRelease,
  figures: MunicipalFigures,
  words: Wording,
  href: (path: string) => string,
  chosen?: string,
): readonly Tile[] {
  const reference = mapReference(figures);
  const values = new Map(figures.ranking.places.map(({ observation }) => [observation.area, observation]));
  const spread = deviation([...values.values()].map((observation) => observation.value)) ?? 1;
  const bounds = { near: spread / 4, far: spread };
  return release.geography.municipalities.flatMap((area) => {
    if (!area.tile) return [];
    const observation = values.get(area.code);
    const isSuppressed = figures.suppressed.includes(area);
    const absent = isSuppressed ? words.t('status.Q') : words.t('missing.value');
    return [
      {
        code: area.code,
        name: area.name[words.locale],
        valueText: observation ? words.value(observation.value, observation.unit, 0).replace(/\s?%/, '') : '–',
        fullText: observation ? words.value(observation.value, observation.unit) : absent,
        mapClass: classAround(observation?.value ?? null, reference.value, bounds),
        href: href(municipalityPath(area)),
        chosen: area.code === chosen,
        column: area.tile[0],
        row: area.tile[1],
      },
    ];
  });
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
      text: words.value(observation.value, observation.unit),
      role,
      ...(area.kind === 'municipality' && { href: href(municipalityPath(area)) }),
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
