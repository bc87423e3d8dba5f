import { formatNumber, formatPercentage } from '../../../foundation/number.ts';
import { Figure } from '../../../site/chart/figure.tsx';
import { LineChart } from '../../../site/chart/line-chart.tsx';
import type { ChartSeries } from '../../../site/chart/series.ts';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { achievementOf, isSettled, judgedPeriod } from '../progress.ts';
import type { ResultIndicator, ResultPeriod } from '../project.ts';
import { amountCell } from '../../portfolio/web/money.tsx';
import type { PortfolioWords } from '../../portfolio/web/words.ts';

interface ResultProps {
  readonly words: PortfolioWords;
  readonly indicator: ResultIndicator;
}

/** What one indicator of a project reached: the message, the course where there is one, and every period as a table. */
export function ResultFigures({ words, indicator }: ResultProps) {
  const { t, locale } = words;
  const headline = headlineOf(words, indicator);
  const direction = t(indicator.ascending ? 'project.result.ascending' : 'project.result.descending');
  return (
    <Figure
      locale={locale}
      id={`resultaat-${indicator.id}`}
      headingLevel={3}
      headline={`${indicator.title}: ${headline}`}
      subtitle={t('project.result.subtitle', { title: indicator.title, direction })}
      note={<Remarks words={words} indicator={indicator} />}
      table={<PeriodTable words={words} indicator={indicator} headline={indicator.title} />}
    >
      <Course words={words} indicator={indicator} />
    </Figure>
  );
}

function headlineOf({ t, count }: PortfolioWords, { periods }: ResultIndicator): string {
  const judged = judgedPeriod(periods);
  if (judged) {
    const year = judged.end.slice(0, 4);
    return t('project.result.headline', { year, actual: count(judged.actual!), target: count(judged.target!) });
  }
  const known = periods.findLast(({ state, actual }) => isSettled(state) && actual !== undefined);
  if (!known) return t('project.result.waiting');
  return t('project.result.actual', { year: known.end.slice(0, 4), actual: count(known.actual!) });
}

/** From where it came and how far, in the indicator's own direction. */
function Remarks({ words: { t, count, locale }, indicator }: ResultProps) {
  const { baseline, periods } = indicator;
  const judged = judgedPeriod(periods);
  const achievement = judged && achievementOf(indicator, judged);
  const share = achievement?.share;
  return (
    <p>
      {baseline?.value !== undefined &&
        `${t('project.result.baseline', { value: count(baseline.value), year: String(baseline.year) })} `}
      {achievement?.isMet && t('project.result.met')}
      {achievement &&
        !achievement.isMet &&
        share !== undefined &&
        share >= 0 &&
        t('project.result.share', { share: formatPercentage(locale, share * 100, 0) })}
    </p>
  );
}

function Course({ words, indicator }: ResultProps) {
  const { t, locale, count } = words;
  const series = seriesOf(words, indicator);
  return (
    <LineChart
      locale={locale}
      id={`verloop-${indicator.id}`}
      title={headlineOf(words, indicator)}
      description={t('project.result.subtitle', { title: indicator.title, direction: '' })}
      series={series}
      format={count}
      formatTick={(value, decimals) => formatNumber(locale, value, decimals)}
    />
  );
}

function seriesOf({ t }: PortfolioWords, { baseline, periods }: ResultIndicator): readonly ChartSeries[] {
  // A year stands at its own number, half a year at its middle.
  const at = ({ end }: ResultPeriod): number => Number(end.slice(0, 4)) + (Number(end.slice(5, 7)) - 12) / 12;
  const begin =
    baseline?.value === undefined
      ? []
      : [{ x: baseline.year, label: String(baseline.year), value: baseline.value }].filter(({ x }) =>
          periods.every((period) => at(period) > x),
        );
  const actuals = periods.map((period) => ({
    x: at(period),
    label: periodLabel(period),
    value: isSettled(period.state) ? (period.actual ?? null) : null,
  }));
  const targets = periods.map((period) => ({
    x: at(period),
    label: periodLabel(period),
    value: period.target ?? null,
  }));
  return [
    { id: 'actual', label: t('project.result.series.actual'), role: 'focus', points: [...begin, ...actuals] },
    { id: 'target', label: t('project.result.series.target'), role: 'benchmark', points: targets },
  ];
}

/** A whole year by its number, anything else by the month it ends in. */
function periodLabel({ start, end }: ResultPeriod): string {
  return start.endsWith('-01-01') && end.endsWith('-12-31') ? end.slice(0, 4) : end.slice(0, 7);
}

function PeriodTable({ words, indicator, headline }: ResultProps & { headline: string }) {
  const { t, locale } = words;
  return (
    <DataTable
      locale={locale}
      id={`perioden-${indicator.id}`}
      caption={headline}
      columns={[
        { label: t('project.result.column.period'), kind: 'text' },
        { label: t('project.result.series.target'), kind: 'number' },
        { label: t('project.result.series.actual'), kind: 'number' },
      ]}
      rows={indicator.periods.map(({ start, end, state, target, actual }) => [
        { content: `${start} – ${end}`, sortBy: start },
        amountCell(words, target),
        amountCell(words, isSettled(state) ? actual : undefined),
      ])}
    />
  );
}
