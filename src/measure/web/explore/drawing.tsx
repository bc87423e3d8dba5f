import type { Child } from 'hono/jsx';
import { DotStrip } from '../../../site/chart/dot-strip.tsx';
import { LineChart } from '../../../site/chart/line-chart.tsx';
import { Scatter } from '../../../site/chart/scatter.tsx';
import { SmallMultiples } from '../../../site/chart/small-multiples.tsx';
import type { ChartBreak, ChartSeries, SeriesRole } from '../../../site/chart/series.ts';
import { placesOf, rankAreas } from '../../analysis/rank.ts';
import { breakPeriods } from '../../analysis/trend.ts';
import type { AreaCode } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { isRate, isUnreliable } from '../../observation/observation.ts';
import { hasValue, type Valued } from '../../observation/observation-set.ts';
import { periodStart, type Period } from '../../observation/period.ts';
import {
  chartBreaks,
  chartPoints,
  mapReference,
  rankedItems,
  rankingBenchmark,
  type MunicipalFigures,
} from '../indicator/chart-data.ts';
import { MunicipalMap } from '../indicator/indicator-places.tsx';
import { tableAreas } from './explore-table.tsx';
import { areasWithValues, seriesOf, type ExploreFigures } from './figures.ts';
import type { Scene } from './scene.ts';
import { linkNumbers, momentValues, scatterPairs, subtitleOf } from './sentences.ts';
import type { ExploreView } from './state.ts';

/** Lines that can each carry a name at their end. */
export const namedLinesAtMost = 8;

interface DrawingProps {
  readonly scene: Scene;
  readonly headline: string;
}

/** How a view draws, and whether there is something to draw. */
interface ViewDrawing {
  readonly Draw: (props: DrawingProps) => Child;
  readonly canDraw: (figures: ExploreFigures) => boolean;
}

const hasMoment: ViewDrawing['canDraw'] = (figures) => momentValues(figures).length > 0;
const hasCourse: ViewDrawing['canDraw'] = (figures) => areasWithValues(figures).length > 0;

/** The drawing of every view; a table is none. */
const drawings: Readonly<Record<Exclude<ExploreView, 'table'>, ViewDrawing>> & { readonly table?: undefined } = {
  line: { Draw: Lines, canDraw: hasCourse },
  ranking: { Draw: Ranking, canDraw: hasMoment },
  multiples: { Draw: Multiples, canDraw: hasCourse },
  scatter: { Draw: TwoFigures, canDraw: (figures) => scatterPairs(figures).length > 0 },
  map: { Draw: MunicipalityMap, canDraw: hasMoment },
};

/** The drawing of a scene, without what stands around it; nothing where there is nothing to draw. */
export function Drawing({ scene, headline }: DrawingProps): Child {
  const drawing = drawings[scene.state.view];
  return drawing ? <drawing.Draw scene={scene} headline={headline} /> : null;
}

/** Whether the scene's figures can be drawn in its view. */
export function isDrawable({ figures, state }: Scene): boolean {
  return drawings[state.view]?.canDraw(figures) ?? false;
}

/** Whether there is one period only, with areas to rank: a dot is no course. */
function isRanked(figures: ExploreFigures): boolean {
  return figures.span.length === 1 && hasMoment(figures);
}

function Lines({ scene, headline }: DrawingProps) {
  if (isRanked(scene.figures)) return <Ranking scene={scene} headline={headline} />;
  const series = lineSeries(scene);
  const isMany = series.length > namedLinesAtMost;
  return (
    <LineChart
      {...chartTexts(scene, headline)}
      {...chartFormats(scene, scene.figures.indicator)}
      id="verken-lijnen"
      series={series.map((each) => (isMany && each.role === 'peer' ? { ...each, isQuiet: true } : each))}
      breaks={drawnBreaks(scene)}
    />
  );
}

function Multiples({ scene, headline }: DrawingProps) {
  if (isRanked(scene.figures)) return <Ranking scene={scene} headline={headline} />;
  const series = lineSeries(scene);
  const benchmark = isRate(scene.figures.indicator) && series.find(({ role }) => role === 'benchmark');
  const asked = new Set<string>(scene.figures.areas);
  return (
    <SmallMultiples
      {...chartTexts(scene, headline)}
      {...chartFormats(scene, scene.figures.indicator)}
      id="verken-vakjes"
      panels={series.filter((each) => each !== benchmark && asked.has(each.id))}
      breaks={drawnBreaks(scene)}
      {...(benchmark && { benchmark })}
    />
  );
}

function chartTexts(scene: Scene, headline: string) {
  return { locale: scene.view.locale, title: headline, description: `${headline} ${subtitleOf(scene)}` };
}

function chartFormats({ view: { words } }: Scene, { unit }: Indicator) {
  return {
    format: (value: number) => words.value(value, unit),
    formatTick: (value: number, decimals: number) => words.value(value, unit, decimals),
  };
}

/** Every area with a figure as a line, and for a rate what it is held against even when it was not asked for. */
function lineSeries(scene: Scene): readonly ChartSeries[] {
  const { figures, view } = scene;
  return tableAreas(scene).flatMap((area) => {
    const series = seriesOf(figures, area);
    if (!series.some(hasValue)) return [];
    const points = chartPoints(series, view.words, figures.indicator);
    return [{ id: area, label: view.words.area(area), role: roleOf(scene, area), points }];
  });
}

function roleOf({ figures, view }: Scene, area: AreaCode): SeriesRole {
  if (area === figures.emphasis) return area === view.municipality?.code ? 'municipality' : 'focus';
  if (area === figures.benchmark) return 'benchmark';
  return area === view.municipality?.code ? 'municipality' : 'peer';
}

/** Breaks known of all areas and those flagged in the area that stands out. */
function drawnBreaks({ figures, view }: Scene): readonly ChartBreak[] {
  const series = seriesOf(figures, figures.emphasis);
  const [first] = figures.span;
  if (series.length > 0) return chartBreaks(figures.indicator, series, view.words);
  return breakPeriods(figures.indicator, [])
    .filter((period) => first && first < period)
    .map((period) => ({ x: periodStart(period), label: view.words.say('break.label', { period }) }));
}

function Ranking({ scene, headline }: DrawingProps) {
  const { figures, view } = scene;
  const places = placesOf(momentValues(figures).toSorted((a, b) => b.value - a.value));
  const period = figures.period!;
  const items = rankedItems(view.release, { period, places, absent: [] }, view.words, view.href, {
    focus: figures.emphasis,
    ...(view.municipality && { municipality: view.municipality.code }),
  });
  const benchmark = rankingBenchmark(referenceOf(scene, period), view.words);
  return (
    <DotStrip {...chartTexts(scene, headline)} id="verken-punten" items={items} {...(benchmark && { benchmark })} />
  );
}

/** What a ranking of rates is held against: the benchmark, or the plan's own area where that is not ranked itself. */
function referenceOf({ figures, view }: Scene, period: Period): Valued | undefined {
  if (!isRate(figures.indicator) || figures.areas.length < 2) return undefined;
  const candidates = [figures.benchmark, ...(figures.areas.includes(view.focus) ? [] : [view.focus])];
  return candidates.map((area) => figures.set.at(figures.indicator.id, area, period)).find(hasValue);
}

function TwoFigures({ scene, headline }: DrawingProps) {
  const { figures, view } = scene;
  const { indicator, second } = figures;
  if (!second) return null;
  const points = scatterPairs(figures).map(({ area, x, y }) => ({
    id: area,
    label: view.words.area(area),
    x: x.value,
    y: y.value,
    role: roleOf(scene, area),
    ...((isUnreliable(x) || isUnreliable(y)) && { isUnreliable: true }),
  }));
  return (
    <Scatter
      {...chartTexts(scene, headline)}
      id="verken-spreiding"
      points={points}
      x={{ label: view.words.indicator(second).name, ...chartFormats(scene, second) }}
      y={{ label: view.words.indicator(indicator).name, ...chartFormats(scene, indicator) }}
    />
  );
}

/** What the municipalities of the map are, and what they are held against. */
function mapFigures({ figures, view }: Scene): MunicipalFigures | undefined {
  const { indicator, set, period, vintage } = figures;
  if (!period || !vintage) return undefined;
  const { municipalities } = vintage;
  const ranking = rankAreas(set, indicator, figures.areas, period);
  const ofBenchmark = set.at(indicator.id, figures.benchmark, period);
  const ofFocus = set.at(indicator.id, view.focus, period);
  return {
    vintage,
    merged: [],
    period,
    direction: indicator.direction,
    ranking,
    suppressed: municipalities.filter(({ code }) => set.at(indicator.id, code, period)?.status.includes('Q')),
    ...(isRate(indicator) && hasValue(ofBenchmark) && { benchmark: ofBenchmark }),
    ...(isRate(indicator) && hasValue(ofFocus) && { focus: ofFocus }),
  };
}

function MunicipalityMap({ scene, headline }: DrawingProps) {
  const municipal = mapFigures(scene);
  if (!municipal) return null;
  const benchmark = mapBenchmark(scene, municipal);
  return <MunicipalMap view={scene.view} figures={municipal} title={headline} benchmark={benchmark} />;
}

/** What is to be known to read the drawing: how strong a link is, what the colours say. */
export function detailOf(scene: Scene): string | undefined {
  const municipal = scene.state.view === 'map' ? mapFigures(scene) : undefined;
  if (municipal) return scene.t('map.colours', { benchmark: mapBenchmark(scene, municipal) });
  return linkNumbers(scene);
}

/** What the colours of the map turn around, in words: an area, or the middle value. */
function mapBenchmark({ view: { words }, figures }: Scene, municipal: MunicipalFigures): string {
  const reference = mapReference(municipal);
  return reference.area ? words.area(reference.area) : words.value(reference.value, figures.indicator.unit);
}
