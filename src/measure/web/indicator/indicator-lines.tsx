import { Figure } from '../../../site/chart/figure.tsx';
import { LineChart } from '../../../site/chart/line-chart.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import type { Observation } from '../../observation/observation.ts';
import { comparePeriods } from '../../observation/period.ts';
import { chartBreaks, lineSeries } from './chart-data.ts';
import { headlineTextOf } from './indicator-card.tsx';
import { IndicatorDownloads, citationOf } from './indicator-about.tsx';
import { figuresOf, ReadingSource } from '../reading-source.tsx';
import type { Reading, View } from '../view.ts';
import { standingsOf, targetRows, targetSeries } from '../targets/target-figures.ts';
import { FlagNotes } from '../uncertainty/uncertainty-notes.tsx';
import { cautionSentence } from '../../wording/uncertainty.ts';
import { storySentence } from '../../wording/headline.ts';
import { remarksOf, trendSentence } from '../../wording/wording.ts';

/** Whether any of the plan's areas has figures for more than one period. */
export function hasCourse(view: View, { observations, indicator }: Reading): boolean {
  const series = lineSeries(view.release, observations, indicator, view.words);
  return series.some(({ points }) => points.length > 1);
}

/** The course of an indicator as lines, breaks explained below. */
export function IndicatorLines({ view, reading }: { view: View; reading: Reading }) {
  const { words, release, locale } = view;
  const { indicator, standing, observations } = reading;
  const series = lineSeries(release, observations, indicator, words, view.municipality?.code);
  const labels = series.flatMap(({ points }) => points).toSorted((a, b) => a.x - b.x);
  const text = words.indicator(indicator);
  const trend = trendSentence(standing, words, 'short');
  const caution = cautionSentence(standing.trend ? [standing.trend.from, standing.trend.to] : [], words);
  const turned = standing.stories.find(({ kind }) => kind === 'turned');
  const message = turned ? storySentence(turned, standing, indicator, words) : (trend ?? headlineTextOf(view, reading));
  const headline = [message, caution].filter(Boolean).join(' ');
  return (
    <Figure
      locale={locale}
      id="verloop"
      headline={headline}
      subtitle={words.t('indicator.chart.short', {
        measure: text.measure,
        from: labels[0]?.label ?? '',
        to: labels.at(-1)?.label ?? '',
      })}
      note={<LineNotes view={view} reading={reading} />}
      source={<ReadingSource view={view} reading={reading} />}
      table={<ObservationTable view={view} reading={reading} />}
      downloads={<IndicatorDownloads view={view} reading={reading} />}
      citation={citationOf(view, reading)}
    >
      <LineChart
        locale={locale}
        id="lijnen"
        title={headline}
        description={[headlineTextOf(view, reading), trend].filter(Boolean).join(' ')}
        series={[...targetSeries(standingsOf(view, reading), view), ...series]}
        breaks={chartBreaks(indicator, observations.series(indicator.id, series.at(-1)?.id as never), words)}
        format={(value) => words.value(value, indicator.unit)}
        formatTick={(value, decimals) => words.value(value, indicator.unit, decimals)}
      />
    </Figure>
  );
}

/** Why the lines are cut, and what the publisher's remarks mean. */
function LineNotes({ view, reading }: { view: View; reading: Reading }) {
  return (
    <>
      <BreakNotes view={view} reading={reading} />
      <FlagNotes view={view} figures={tabledFigures(view, reading)} />
    </>
  );
}

/** Why the lines are cut, in words. */
function BreakNotes({ view, reading }: { view: View; reading: Reading }) {
  const last = figuresOf(reading)
    .map(({ period }) => period)
    .toSorted(comparePeriods)
    .at(-1);
  const breaks = reading.indicator.breaks.filter(({ period }) => last && comparePeriods(period, last) <= 0);
  if (breaks.length === 0) return null;
  return (
    <ul class="plain-list">
      {breaks.map(({ period, reason }) => (
        <li>{`${view.words.say('break.label', { period })}: ${reason[view.locale]}`}</li>
      ))}
    </ul>
  );
}

/** Table and downloads where there is no course to draw. */
export function FigureTable({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  return (
    <section class="section" id="verloop">
      <details class="fold">
        <summary>{words.t('indicator.table')}</summary>
        <ObservationTable view={view} reading={reading} />
      </details>
      <FlagNotes view={view} figures={tabledFigures(view, reading)} />
      <IndicatorDownloads view={view} reading={reading} />
    </section>
  );
}

function tabledFigures({ release }: View, reading: Reading): readonly Observation[] {
  return figuresOf(reading).filter(
    ({ area }) => !['municipality', 'comparison-region'].includes(release.geography.get(area).kind),
  );
}

/** Every figure of the plan's areas, newest first; municipalities and regions elsewhere have their own tables. */
function ObservationTable({ view, reading }: { view: View; reading: Reading }) {
  const { words, locale } = view;
  const rows = tabledFigures(view, reading).toSorted(
    (a, b) => comparePeriods(b.period, a.period) || areaOrder(view, a) - areaOrder(view, b),
  );
  const targets = targetRows(standingsOf(view, reading), reading.indicator, words);
  return (
    <DataTable
      locale={locale}
      id="cijfers"
      caption={words.indicator(reading.indicator).measure}
      columns={[
        { label: words.t('table.area'), kind: 'text' },
        { label: words.t('table.period'), kind: 'text' },
        { label: words.t('table.value'), kind: 'number' },
        { label: words.t('table.remark'), kind: 'text' },
        { label: words.t('table.source'), kind: 'text' },
      ]}
      rows={[...targets, ...rows.map((observation) => observationRow(view, observation))]}
      highlighted={rows.flatMap(({ area }, index) => (area === view.focus ? [index + targets.length] : []))}
    />
  );
}

function areaOrder({ focus, benchmark }: View, { area }: Observation): number {
  const order = [focus, benchmark].indexOf(area);
  return order === -1 ? 2 : order;
}

function observationRow({ words }: View, observation: Observation): readonly TableCell[] {
  const { area, period, value, unit, provenance } = observation;
  return [
    { content: words.area(area) },
    { content: words.period(period) },
    {
      content: value === null ? words.t('missing.value') : words.value(value, unit),
      ...(value !== null && { sortBy: value }),
    },
    { content: remarksOf(observation, words) },
    { content: [provenance.publisher, provenance.dataset].filter(Boolean).join(', ') },
  ];
}
