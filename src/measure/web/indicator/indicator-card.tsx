import { Sparkline } from '../../../site/chart/sparkline.tsx';
import { StatCard } from '../../../site/ui/stat-card/stat-card.tsx';
import type { Series } from '../../observation/observation-set.ts';
import { periodKind } from '../../observation/period.ts';
import { indicatorPath } from '../../address.ts';
import { chartBreaks, chartPoints } from './chart-data.ts';
import { hasFigures, latestBenchmark, type Reading, type View } from '../view.ts';
import { cautionSentence } from '../../wording/uncertainty.ts';
import { personsSentence, trendSentence } from '../../wording/wording.ts';

/** One indicator as a card: its latest figure as a sentence, the gap in people and points, its course. */
export function IndicatorCard({ view, reading, kicker }: { view: View; reading: Reading; kicker?: string }) {
  const { words } = view;
  const { indicator } = reading;
  const gap = cardGap(view, reading);
  return (
    <StatCard
      kicker={kicker ?? words.indicator(indicator).name}
      headline={cardHeadline(view, reading, 'dated')}
      href={view.href(indicatorPath(indicator))}
      text={cardText(view, reading)}
      figure={gap.figure}
      figureNote={gap.note}
      sparkline={<Course view={view} reading={reading} />}
    />
  );
}

/** The course in small, in one kind of period; nothing when the plan's area has a single figure. */
function Course({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  const own = reading.focus.length > 0 ? reading.focus : reading.benchmark;
  const kind = own[0] && periodKind(own[0].period);
  const ofKind = (series: Series): Series => series.filter(({ period }) => periodKind(period) === kind);
  const points = chartPoints(ofKind(own), words, reading.indicator);
  if (points.length < 2) return null;
  const benchmark = own === reading.benchmark ? [] : chartPoints(ofKind(reading.benchmark), words, reading.indicator);
  return <Sparkline points={points} benchmark={benchmark} breaks={chartBreaks(reading.indicator, own, words)} />;
}

/** The latest figure told with people, or what there is instead of one. */
export function cardHeadline(view: View, reading: Reading, form: 'plain' | 'dated' = 'plain'): string {
  const { words } = view;
  const { level } = reading.standing;
  if (level)
    return form === 'dated' ? words.datedSentence(reading.indicator, level) : words.sentence(reading.indicator, level);
  const other = latestBenchmark(reading);
  if (!other) return words.say(hasFigures(reading) ? 'headline.places-only' : 'headline.none');
  return words.say('headline.only-other', {
    area: words.area(view.focus),
    other: words.area(view.benchmark),
    period: words.period(other.period),
    value: words.value(other.value, other.unit),
  });
}

function cardText(view: View, reading: Reading): string {
  const { standing } = reading;
  const gap = standing.benchmark?.gap ?? standing.peers?.next;
  const persons = gap && gap.persons.kind !== 'unknown' ? personsSentence(gap, view.words, 'short') : undefined;
  const text = persons ?? trendSentence(standing, view.words, 'short');
  return [text, cautionSentence(gap ? [gap.area, gap.other] : [], view.words)].filter(Boolean).join(' ');
}

function cardGap(view: View, { standing, indicator }: Reading): { readonly figure: string; readonly note: string } {
  const { words } = view;
  const gap = standing.benchmark?.gap ?? standing.peers?.next;
  if (!gap || indicator.unit === 'PS' || indicator.unit === 'NR') {
    const { level } = standing;
    if (!level) return { figure: '', note: words.say('gap.none') };
    return { figure: words.value(level.value, level.unit), note: words.period(level.period) };
  }
  const line = words.say('gap.line', { points: '', other: words.area(gap.against), period: words.period(gap.period) });
  return { figure: words.signedPoints(gap.points, indicator.unit), note: line.trim() };
}
