import { Sparkline } from '../../../site/chart/sparkline.tsx';
import { StatCard } from '../../../site/ui/stat-card/stat-card.tsx';
import type { Series, Valued } from '../../observation/observation-set.ts';
import { periodKind } from '../../observation/period.ts';
import { indicatorPath } from '../../address.ts';
import { chartBreaks, chartPoints } from './chart-data.ts';
import { latestBenchmark, type Reading, type View } from '../view.ts';
import { headlineOf, headlineText, type HeadlineFigures } from '../../wording/headline.ts';
import { cautionSentence, headlineFigures } from '../../wording/uncertainty.ts';

/** One indicator as a card: its latest figure, large and as a sentence, what it tells besides, its course. */
export function IndicatorCard({ view, reading, kicker }: { view: View; reading: Reading; kicker?: string }) {
  const { words } = view;
  const { indicator, standing } = reading;
  const { level, story } = headlineOf(headlineFiguresOf(view, reading), words);
  const figure = standing.level ?? latestBenchmark(reading);
  return (
    <StatCard
      kicker={kicker ?? words.indicator(indicator).name}
      headline={level}
      href={view.href(indicatorPath(indicator))}
      text={[story, cautionSentence(headlineFigures(standing), words)].filter(Boolean).join(' ')}
      {...(figure && { figure: words.value(figure.value, figure.unit), figureNote: figureNote(view, figure) })}
      sparkline={<Course view={view} reading={reading} />}
    />
  );
}

/** Of which place and period a figure is, and how old it is when it is dated: "Limburg, 2019 (7 jaar oud)". */
export function figureNote({ words }: View, { area, period }: Valued): string {
  return `${words.area(area)}, ${words.agedPeriod(period)}`;
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

/** What the headline of an indicator is written from. */
export function headlineFiguresOf(view: View, reading: Reading): HeadlineFigures {
  const { standing, indicator, observations } = reading;
  return {
    standing,
    indicator,
    focus: view.focus,
    benchmark: latestBenchmark(reading),
    observations,
    places: view.release.geography.municipalities.map(({ code }) => code),
  };
}

/** What an indicator's figures say, as one text. */
export function headlineTextOf(view: View, reading: Reading): string {
  return headlineText(headlineOf(headlineFiguresOf(view, reading), view.words));
}
