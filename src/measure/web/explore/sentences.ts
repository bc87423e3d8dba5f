import { extremesSentence } from '../../wording/headline.ts';
import { decimalsApart, formatList, formatSigned } from '../../../foundation/number.ts';
import { rankCorrelation } from '../../analysis/correlation.ts';
import { latestTrend, type Trend } from '../../analysis/trend.ts';
import type { AreaCode } from '../../area/area.ts';
import { hasValue, latestValue, type Valued } from '../../observation/observation-set.ts';
import { breakdownLabel } from '../../wording/breakdown-wording.ts';
import { areasWithValues, seriesOf, type ExploreFigures } from './figures.ts';
import type { Scene } from './scene.ts';
import { isMoment, type ExploreView } from './state.ts';
import { isRate } from '../../observation/observation.ts';

/** What the drawing shows, in one sentence with its figures. */
export function headlineOf(scene: Scene): string {
  const { t, view, figures, state } = scene;
  const none = t('headline.none', { name: view.words.indicator(figures.indicator).name });
  if (areasWithValues(figures).length === 0) return none;
  return (ownHeadlines[state.view] ?? courseHeadline)(scene) ?? none;
}

/** Sentences of views that show something else than how a figure moved. */
const ownHeadlines: Partial<Readonly<Record<ExploreView, (scene: Scene) => string | undefined>>> = {
  ranking: rankingHeadline,
  map: rankingHeadline,
  multiples: (scene) => movesHeadline(scene) ?? courseHeadline(scene),
  scatter: (scene) => scatterHeadline(scene) ?? courseHeadline(scene),
};

/** How the area that stands out moved, or where it is; another area where it has no figure. */
function courseHeadline({ t, view: { words }, figures }: Scene): string | undefined {
  const first = figures.areas.includes(figures.emphasis) || isRate(figures.indicator) ? [figures.emphasis] : [];
  const area = [...first, ...figures.areas].find((code) => seriesOf(figures, code).some(hasValue));
  if (!area) return undefined;
  const series = seriesOf(figures, area);
  const trend = latestTrend(figures.indicator, series);
  if (trend) return trendHeadline(trend, area);
  const level = latestValue(series);
  if (!level) return undefined;
  const value = words.value(level.value, level.unit);
  return t('headline.level', { area: words.area(area), value, period: words.period(level.period) });

  function trendHeadline({ from, to, change }: Trend, code: AreaCode): string {
    const decimals = decimalsApart([from.value, to.value], 1, 2);
    const moved = change > 0 ? 'headline.up' : 'headline.down';
    return t(change === 0 ? 'headline.flat' : moved, {
      area: words.area(code),
      from: words.value(from.value, from.unit, decimals),
      to: words.value(to.value, to.unit, decimals),
      fromPeriod: words.period(from.period),
      toPeriod: words.period(to.period),
      change: words.points(change, to.unit),
    });
  }
}

function rankingHeadline({ t, view: { words }, figures }: Scene): string | undefined {
  const ranked = momentValues(figures).toSorted((a, b) => b.value - a.value);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst) return undefined;
  const value = words.value(best.value, best.unit);
  if (best === worst)
    return t('headline.level', { area: words.area(best.area), value, period: words.period(best.period) });
  return extremesSentence(ranked, words) ?? t('headline.same', { value });
}

/** Values of the one period, of the areas themselves: what they are held against is not among them. */
export function momentValues(figures: ExploreFigures): readonly Valued[] {
  const { period } = figures;
  if (!period) return [];
  const own = figures.areas.filter((area) => area !== figures.benchmark || figures.areas.length === 1);
  return own.map((area) => figures.set.at(figures.indicator.id, area, period)).filter(hasValue);
}

/** In how many areas the figure rose since their last break. */
function movesHeadline({ t, figures }: Scene): string | undefined {
  const trends = figures.areas
    .filter((area) => area !== figures.benchmark)
    .map((area) => latestTrend(figures.indicator, seriesOf(figures, area)))
    .filter((trend) => trend !== undefined);
  if (trends.length === 0) return undefined;
  return t('headline.moves', { up: trends.filter(({ change }) => change > 0).length, all: trends.length });
}

/** Two figures of one area in one period. */
export interface ScatterPair {
  readonly area: AreaCode;
  readonly x: Valued;
  readonly y: Valued;
}

/** The areas that have both figures in the period: the second indicator across, the first one up. */
export function scatterPairs({ indicator, second, set, areas, period }: ExploreFigures): readonly ScatterPair[] {
  if (!second || !period) return [];
  return areas.flatMap((area) => {
    const [x, y] = [set.at(second.id, area, period), set.at(indicator.id, area, period)];
    return hasValue(x) && hasValue(y) ? [{ area, x, y }] : [];
  });
}

const fewestForLink = 5;

/** Whether two figures go together. What lies within chance (5%, by the normal approximation) is no link. */
function scatterHeadline({ t, figures }: Scene): string | undefined {
  const link = linkOf(figures);
  if (!link) return undefined;
  if (link.count < fewestForLink || Number.isNaN(link.rho)) return t('scatter.few');
  const isClear = Math.abs(link.rho) > 1.96 / Math.sqrt(link.count - 1);
  const direction = link.rho > 0 ? 'scatter.positive' : 'scatter.negative';
  return t(isClear ? direction : 'scatter.none');
}

function linkOf(figures: ExploreFigures): { readonly rho: number; readonly count: number } | undefined {
  const pairs = scatterPairs(figures).filter(({ area }) => area !== figures.benchmark);
  if (pairs.length === 0) return undefined;
  const rho = rankCorrelation(
    pairs.map(({ x }) => x.value),
    pairs.map(({ y }) => y.value),
  );
  return { rho, count: pairs.length };
}

/** The rank correlation behind the sentence, with the number of areas and the period. */
export function linkNumbers({ t, view, figures }: Scene): string | undefined {
  const link = linkOf(figures);
  if (!link || !figures.period || link.count < 3 || Number.isNaN(link.rho)) return undefined;
  const rho = formatSigned(view.locale, link.rho, 2);
  return t('scatter.numbers', { rho, count: link.count, period: view.words.period(figures.period) });
}

/** What is measured, of whom and when. */
export function subtitleOf({ t, view, figures, state }: Scene): string {
  const { words, locale } = view;
  const { measure } = words.indicator(figures.indicator);
  const subtitle = (): string => {
    const [from, to] = [figures.span[0], figures.span.at(-1)];
    if (figures.second && figures.period) {
      const other = words.indicator(figures.second).measure;
      return t('scatter.subtitle', { one: measure, other, period: words.period(figures.period) });
    }
    if (isMoment(state.view) || !from || !to || from === to) {
      const period = isMoment(state.view) ? figures.period : from;
      return period ? t('subtitle.moment', { measure, period: words.period(period) }) : `${measure}.`;
    }
    return t('subtitle', { measure, from: words.period(from), to: words.period(to) });
  };
  if (state.breakdown === '') return subtitle();
  const label = breakdownLabel(locale, state.breakdown);
  const breakdown = label.charAt(0).toLocaleUpperCase(locale) + label.slice(1);
  return t('subtitle.breakdown', { subtitle: subtitle(), breakdown });
}

/** Names in a list that stays short: the first few, and how many more there are. */
export function shortList({ t, view }: Scene, areas: readonly AreaCode[], most = 8): string {
  const names = areas.map((area) => view.words.area(area));
  if (names.length <= most) return formatList(view.locale, names);
  return t('more.names', { names: names.slice(0, most - 1).join(', '), count: names.length - most + 1 });
}
