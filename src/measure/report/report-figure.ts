import { formatDate } from '../../foundation/number.ts';
import { standOnTarget } from '../analysis/progress.ts';
import { rankAreas } from '../analysis/rank.ts';
import { analyseIndicator, type Standing } from '../analysis/standing.ts';
import { breakPeriods } from '../analysis/trend.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { hasValue, latestValue, type ObservationSet, type Series } from '../observation/observation-set.ts';
import { comparePeriods, periodKind, periodStart, type Period } from '../observation/period.ts';
import type { OpenRelease } from '../release/open-release.ts';
import {
  originSentences,
  sayProgress,
  standingSentences,
  targetSentence,
  toGoSentence,
} from '../wording/target-wording.ts';
import { furtherStories, headlineOf, headlineText } from '../wording/headline.ts';
import { cautionSentence, headlineFigures } from '../wording/uncertainty.ts';
import {
  convergenceSentence,
  municipalRankSentence,
  personsSentence,
  rankSentences,
  spreadSentence,
  trendSentence,
  type Wording,
} from '../wording/wording.ts';
import type { ReportChart, ReportFigure, ReportSeries } from './report.ts';
import type { ChapterTable } from '../../wing/beside.ts';
import { reportText } from './texts.ts';

/** What the figures of a report are written from. */
export interface FigureSetting {
  readonly release: OpenRelease;
  readonly words: Wording;
  /** The area that is reported on. */
  readonly area: AreaCode;
  /** The areas side by side in tables and charts, the one reported on first. */
  readonly columns: readonly ReportColumn[];
  readonly benchmark: AreaCode;
  /** Areas that the area is ranked among; none for a municipality, which has its own ranking. */
  readonly peers: readonly AreaCode[];
  /** Figures of the chosen period. */
  readonly observations: ObservationSet;
  /** Figures of all periods, for targets. */
  readonly complete: ObservationSet;
}

/** An area in tables and charts, with the part it plays in a drawing. */
export interface ReportColumn {
  readonly code: AreaCode;
  readonly role: ReportSeries['role'];
}

/** Rows of a table over time; older periods stay on the site. */
const mostPeriods = 24;

/** Whether the area has a figure of the indicator in the chosen period. */
export function isReported({ observations, area }: FigureSetting, indicator: Indicator): boolean {
  return latestValue(observations.series(indicator.id, area)) !== undefined;
}

/** Writes one indicator of a report. The area needs a figure of it. Pure. */
export function reportFigure(setting: FigureSetting, indicator: Indicator): ReportFigure {
  const { words } = setting;
  const standing = standingOf(setting, indicator);
  const course = courseOf(setting, indicator);
  const headline = figureHeadline(setting, indicator, standing);
  const chart = chartOf(setting, indicator, course, headline);
  const { name, measure } = words.indicator(indicator);
  return {
    id: indicator.id,
    name,
    measure,
    headline,
    sentences: sentencesOf(setting, indicator, standing).filter((sentence) => sentence !== headline),
    progress: progressOf(setting, indicator),
    ...(chart && { chart }),
    annex: {
      id: `tabel-${indicator.id}`,
      title: name,
      table: tableOf(setting, indicator, course),
      notes: notesOf(setting, indicator, course),
    },
    source: sourceOf(setting, course),
  };
}

/** What an indicator says for the area, with what to be careful with. */
export function figureHeadline(
  { words, observations, benchmark, area }: FigureSetting,
  indicator: Indicator,
  standing: Standing,
): string {
  const latest = latestValue(observations.series(indicator.id, benchmark));
  const headline = headlineText(headlineOf({ standing, indicator, focus: area, benchmark: latest }, words));
  return [headline, cautionSentence(headlineFigures(standing), words)].filter(Boolean).join(' ');
}

export function standingOf({ observations, area, benchmark, peers }: FigureSetting, indicator: Indicator): Standing {
  return analyseIndicator(observations, indicator, { focus: area, benchmark, peers });
}

function sentencesOf(setting: FigureSetting, indicator: Indicator, standing: Standing): readonly string[] {
  const { words, release } = setting;
  const gap = standing.benchmark?.gap;
  return [
    ...furtherStories(standing, indicator, words),
    gap && words.sentence(indicator, gap.other),
    gap && personsSentence(gap, words),
    trendSentence(standing, words),
    convergenceSentence(standing, words, indicator.unit),
    ...rankSentences(standing, words, indicator, release.plan),
    spreadSentence(standing, words),
    municipalRank(setting, indicator),
  ].filter((sentence) => sentence !== undefined);
}

/** "Plaats 3 van 38 gemeenten": where a municipality stands among all of today's. */
function municipalRank(setting: FigureSetting, indicator: Indicator): string | undefined {
  const rank = rankOf(setting, indicator);
  const sentence = rank && municipalRankSentence(rank, indicator, setting.words);
  return sentence && `${sentence}.`;
}

/** Place of a municipality among all of today's in its latest period; `undefined` for other areas and for counts. */
export function rankOf(
  { release, observations, area }: FigureSetting,
  indicator: Indicator,
): { readonly place: number; readonly all: number } | undefined {
  const level = latestValue(observations.series(indicator.id, area));
  const codes = release.geography.municipalities.map(({ code }) => code);
  if (!level || !codes.includes(area) || level.unit === 'PS' || level.unit === 'NR') return undefined;
  const { places } = rankAreas(observations, indicator, codes, level.period);
  const own = places.find(({ observation }) => observation.area === area);
  return own && { place: own.place, all: places.length };
}

function progressOf({ release, words, area, complete }: FigureSetting, indicator: Indicator): readonly string[] {
  return release.targets
    .filter((target) => target.indicator === indicator.id && target.area === area)
    .map((target) => standOnTarget(target, indicator, complete.series(indicator.id, area)))
    .flatMap((standing) => [
      `${targetSentence(standing, indicator, { words, focus: area })} ${toGoSentence(standing, indicator, words)}`,
      `${sayProgress(standing.progress, words.locale)}. ${standingSentences(standing, indicator, words).join(' ')}`,
      originSentences(standing, words, release.plan.region).join(' '),
    ]);
}

/** The series of the columns in the kind of period that most figures have: years and quarters are never mixed. */
interface Course {
  readonly series: readonly { readonly column: ReportColumn; readonly series: Series }[];
  readonly periods: readonly Period[];
}

function courseOf({ columns, observations }: FigureSetting, indicator: Indicator): Course {
  const all = columns.map((column) => ({ column, series: observations.series(indicator.id, column.code) }));
  const own = all[0]?.series.filter(hasValue) ?? [];
  const kinds = [...Map.groupBy(own, ({ period }) => periodKind(period))].toSorted((a, b) => b[1].length - a[1].length);
  const kind = kinds[0]?.[0];
  const series = all.map(({ column, series: one }) => ({
    column,
    series: one.filter(({ period }) => periodKind(period) === kind),
  }));
  const periods = new Set(series.flatMap((one) => one.series.filter(hasValue).map(({ period }) => period)));
  return { series, periods: [...periods].toSorted(comparePeriods) };
}

function chartOf(setting: FigureSetting, indicator: Indicator, course: Course, title: string): ReportChart | undefined {
  const { words, area } = setting;
  const own = course.series[0]?.series ?? [];
  if (course.periods.length < 2) return placesChart(setting, indicator);
  const drawn = course.series.filter(({ series }) => series.some(hasValue));
  const known = breakPeriods(indicator, own).filter((period) => own.some((seen) => seen.period < period));
  return {
    kind: 'course',
    title,
    description: [words.area(area), trendSentence(standingOf(setting, indicator), words, 'short')]
      .filter(Boolean)
      .join(': '),
    unit: indicator.unit,
    series: drawn.toReversed().map(({ column, series }) => seriesOf(column, series, words)),
    breaks: known.map((period) => ({ x: periodStart(period), label: words.say('break.label', { period }) })),
  };
}

function seriesOf({ code, role }: ReportColumn, series: Series, words: Wording): ReportSeries {
  return {
    id: code,
    label: words.area(code),
    role,
    points: series.map(({ period, value }) => ({ x: periodStart(period), label: words.period(period), value })),
  };
}

/** All municipalities in one period, the one reported on among them; nothing for other areas and for counts. */
function placesChart(setting: FigureSetting, indicator: Indicator): ReportChart | undefined {
  const { release, words, observations, area, benchmark } = setting;
  const level = latestValue(observations.series(indicator.id, area));
  if (!level || !rankOf(setting, indicator)) return undefined;
  const codes = release.geography.municipalities.map(({ code }) => code);
  const { places } = rankAreas(observations, indicator, codes, level.period);
  const reference = [benchmark, release.plan.focus as AreaCode]
    .map((code) => observations.at(indicator.id, code, level.period))
    .find(hasValue);
  const period = words.period(level.period);
  return {
    kind: 'places',
    title: reportText(words.locale)('figure.strip', { name: words.indicator(indicator).name, period }),
    description: [words.sentence(indicator, level), municipalRank(setting, indicator)].filter(Boolean).join(' '),
    items: places.map(({ observation }) => ({
      id: observation.area,
      label: words.area(observation.area),
      value: observation.value,
      text: words.value(observation.value, observation.unit),
      role: observation.area === area ? 'focus' : 'peer',
    })),
    ...(reference && {
      benchmark: {
        label: words.area(reference.area),
        value: reference.value,
        text: words.value(reference.value, reference.unit),
      },
    }),
  };
}

function tableOf({ words }: FigureSetting, indicator: Indicator, course: Course): ChapterTable {
  const t = reportText(words.locale);
  const shown = course.series.filter(({ series }) => series.some(hasValue));
  return {
    caption: t('figure.table', { name: words.indicator(indicator).name }),
    columns: [
      { label: t('column.period'), kind: 'text' },
      ...shown.map(({ column }) => ({ label: words.area(column.code), kind: 'number' as const })),
    ],
    rows: course.periods
      .toReversed()
      .slice(0, mostPeriods)
      .map((period) => [
        words.period(period),
        ...shown.map(({ series }) =>
          cellOf(
            series.find((seen) => seen.period === period),
            words,
          ),
        ),
      ]),
  };
}

/** A figure with the letters of its statuses: "70,4% p". */
function cellOf(observation: Observation | undefined, words: Wording): string {
  const value = hasValue(observation)
    ? words.value(observation.value, observation.unit)
    : reportText(words.locale)('missing');
  return [value, ...lettersOf(observation)].join(' ');
}

function lettersOf(observation: Observation | undefined): readonly string[] {
  return (observation?.status ?? []).filter((status) => status !== 'A').map((status) => status.toLowerCase());
}

function notesOf({ words }: FigureSetting, indicator: Indicator, course: Course): readonly string[] {
  const t = reportText(words.locale);
  const shown = new Set(course.periods.slice(-mostPeriods));
  const seen = course.series.flatMap(({ series }) => series).filter(({ period }) => shown.has(period));
  const statuses = [...new Set(seen.flatMap(({ status }) => status))].filter((status) => status !== 'A').toSorted();
  const letters = statuses.map((status) =>
    t('figure.letter', { letter: status.toLowerCase(), meaning: words.say(`status.${status}`) }),
  );
  const breaks = indicator.breaks.filter(({ period }) => course.periods.some((at) => comparePeriods(at, period) >= 0));
  return [
    ...(course.periods.length > mostPeriods ? [t('figure.table.older', { count: mostPeriods })] : []),
    ...(letters.length > 0 ? [t('figure.letters', { letters: letters.join('; ') })] : []),
    ...breaks.map(({ period, reason }) =>
      t('figure.break', { period: words.period(period), reason: reason[words.locale] }),
    ),
    ...(seen.some(({ provenance }) => provenance.origin === 'computed') ? [t('figure.computed')] : []),
  ];
}

function sourceOf({ words }: FigureSetting, course: Course): string {
  const all = course.series.flatMap(({ series }) => series).map(({ provenance }) => provenance);
  const names = all.map(({ publisher, dataset }) => [publisher, dataset].filter(Boolean).join(', '));
  const retrieved =
    all
      .map((each) => each.retrieved)
      .toSorted()
      .at(-1) ?? '';
  return reportText(words.locale)('figure.source', {
    sources: [...new Set(names)].toSorted().join('; '),
    date: retrieved ? formatDate(words.locale, retrieved) : '',
  });
}
