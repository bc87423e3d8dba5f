import { Sparkline } from '../../site/chart/sparkline.tsx';
import { StatCard } from '../../site/ui/stat-card/stat-card.tsx';
import { indicatorPath } from './address.ts';
import { chartBreaks, chartPoints } from './chart-data.ts';
import { latestBenchmark, type Reading, type View } from './view.ts';
import { personsSentence, trendSentence } from './wording.ts';

/** One indicator as a card: its latest figure as a sentence, the gap in people and points, its course. */
export function IndicatorCard({ view, reading, kicker }: { view: View; reading: Reading; kicker?: string }) {
  const { words } = view;
  const { indicator } = reading;
  const gap = cardGap(view, reading);
  return (
    <StatCard
      kicker={kicker ?? words.indicator(indicator).name}
      headline={cardHeadline(view, reading)}
      href={view.href(indicatorPath(indicator))}
      text={cardText(view, reading)}
      figure={gap.figure}
      figureNote={gap.note}
      sparkline={
        <Sparkline
          points={chartPoints(reading.focus, words)}
          benchmark={chartPoints(reading.benchmark, words)}
          breaks={chartBreaks(indicator, reading.focus, words)}
        />
      }
    />
  );
}

/** The latest figure told with people, or what there is instead of one. */
export function cardHeadline(view: View, reading: Reading): string {
  const { words } = view;
  const { level } = reading.standing;
  if (level) return words.sentence(reading.indicator, level);
  const other = latestBenchmark(reading);
  if (!other) return words.t('headline.none');
  return words.t('headline.only-other', {
    area: words.area(view.focus),
    other: words.area(view.benchmark),
    period: words.period(other.period),
    value: words.value(other.value, other.unit),
  });
}

function cardText(view: View, reading: Reading): string {
  const { standing } = reading;
  const gap = standing.benchmark?.gap ?? standing.peers?.next;
  const persons = gap && gap.persons.kind !== 'unknown' ? personsSentence(gap, view.words) : undefined;
  return [persons, trendSentence(standing, view.words)].find(Boolean) ?? '';
}

function cardGap(view: View, { standing, indicator }: Reading): { readonly figure: string; readonly note: string } {
  const { words } = view;
  const gap = standing.benchmark?.gap ?? standing.peers?.next;
  if (!gap || indicator.unit === 'PS' || indicator.unit === 'NR') {
    const { level } = standing;
    if (!level) return { figure: '', note: words.t('gap.none') };
    return { figure: words.value(level.value, level.unit), note: words.period(level.period) };
  }
  const line = words.t('gap.line', { points: '', other: words.area(gap.against), period: words.period(gap.period) });
  return { figure: words.signedPoints(gap.points, indicator.unit), note: line.trim() };
}
