import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartSize } from './line-layout.ts';
import {
  isDrawn,
  lastDrawn,
  periodStep,
  stretches,
  type ChartBreak,
  type ChartPoint,
  type ChartSeries,
} from './series.ts';
import { textWidth } from './text-width.ts';
import { tickDecimals } from './tick-decimals.ts';

/** What small multiples are drawn from. */
export interface MultiplesInput {
  /** One panel each, in this order. */
  readonly panels: readonly ChartSeries[];
  /** Drawn dotted in every panel. */
  readonly benchmark?: ChartSeries;
  readonly breaks: readonly ChartBreak[];
  readonly format: (value: number) => string;
  /** Writes a figure of the axis, with the decimals that all of them take. */
  readonly formatTick: (value: number, decimals: number) => string;
}

/** One area's panel with its marks, in units from the panel's own corner. */
export interface PlacedPanel {
  readonly series: ChartSeries;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** The last figure with its period; empty when there is none. */
  readonly value: string;
  readonly path: string;
  /** Figures with no neighbour to draw a line to, and the last one. */
  readonly dots: readonly (readonly [number, number])[];
  /** Figures that are drawn hatched. */
  readonly unreliable: readonly (readonly [number, number])[];
  /** Whether it stands first in its row and carries the axis. */
  readonly isFirst: boolean;
}

/** All panels of small multiples in rows, on one scale. */
export interface MultiplesLayout {
  readonly size: ChartSize;
  readonly width: number;
  readonly height: number;
  readonly panelWidth: number;
  readonly plot: { readonly top: number; readonly bottom: number };
  readonly panels: readonly PlacedPanel[];
  readonly benchmarkPath: string;
  readonly breaks: readonly number[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end' }[];
  readonly yDomain: readonly [number, number];
}

const columnsOf: Readonly<Record<ChartSize['name'], number>> = { wide: 4, narrow: 2 };
const gap = 16;
const nameSize = 14;
const tickSize = 12.5;
const plotTop = 42;
const plotHeight = 66;

/** Places every panel of small multiples at a size; none without a single figure. */
export function layOutMultiples(input: MultiplesInput, size: ChartSize): MultiplesLayout | undefined {
  const all = input.benchmark ? [...input.panels, input.benchmark] : input.panels;
  const drawn = all.flatMap(({ points }) => points.filter(isDrawn));
  const [from, to] = extent(drawn, ({ x }) => x);
  if (from === undefined || to === undefined || input.panels.length === 0) return undefined;
  const yScale = scaleLinear(paddedDomain(drawn.map(({ value }) => value)), [plotTop + plotHeight, plotTop]).nice(3);
  const ticks = endsOf(yScale.ticks(3));
  const decimals = tickDecimals(ticks);
  const tickTexts = ticks.map((tick) => input.formatTick(tick, decimals));
  const left = Math.max(...tickTexts.map((text) => textWidth(text, tickSize))) + 8;
  const columns = Math.min(columnsOf[size.name], input.panels.length);
  const panelWidth = (size.width - left - (columns - 1) * gap) / columns;
  const x = scaleLinear(from === to ? [from - 0.5, to + 0.5] : [from, to], [3, panelWidth - 5]);
  const scales = { x, y: yScale };
  const step = periodStep(all);
  const panelHeight = plotTop + plotHeight + tickSize * 1.6;
  const labels = new Map(drawn.map((point) => [point.x, point.label]));
  return {
    size,
    width: size.width,
    height: Math.ceil(input.panels.length / columns) * (panelHeight + gap) - gap + 4,
    panelWidth,
    plot: { top: plotTop, bottom: plotTop + plotHeight },
    panels: input.panels.map((series, index) => ({
      ...placePanel(series, input, scales, step, panelWidth),
      x: round(left + (index % columns) * (panelWidth + gap)),
      y: round(Math.floor(index / columns) * (panelHeight + gap)),
      isFirst: index % columns === 0,
    })),
    benchmarkPath: input.benchmark ? pathOf(input.benchmark.points, input.breaks, scales, step) : '',
    breaks: input.breaks.filter((cut) => from < cut.x && cut.x <= to).map((cut) => round(x(cut.x - step / 2))),
    yTicks: ticks.map((tick, index) => ({ y: round(yScale(tick)), text: tickTexts[index]! })),
    xTicks: [
      { x: 0, text: labels.get(from) ?? '', anchor: 'start' },
      ...(from === to ? [] : [{ x: round(panelWidth), text: labels.get(to) ?? '', anchor: 'end' } as const]),
    ],
    yDomain: yScale.domain() as [number, number],
  };
}

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

function paddedDomain(values: readonly number[]): readonly [number, number] {
  const [low, high] = extent(values) as [number, number];
  if (low === high) return [low - 1, high + 1];
  return low >= 0 && low < high * 0.45 ? [0, high] : [low, high];
}

function endsOf(ticks: readonly number[]): readonly number[] {
  return ticks.length > 2 ? [ticks[0]!, ticks.at(-1)!] : ticks;
}

function placePanel(
  series: ChartSeries,
  input: MultiplesInput,
  scales: Scales,
  step: number,
  width: number,
): Omit<PlacedPanel, 'x' | 'y' | 'isFirst'> {
  const last = lastDrawn(series);
  const place = (point: { readonly x: number; readonly value: number }): readonly [number, number] => [
    round(scales.x(point.x)),
    round(scales.y(point.value)),
  ];
  const single = stretches(series.points, input.breaks, step).filter((part) => part.length === 1);
  const alone = single.flatMap(([point]) => (point && point !== last ? [place(point)] : []));
  return {
    series,
    name: shortened(series.label, width, nameSize),
    value: last ? `${input.format(last.value)} (${last.label})` : '',
    path: pathOf(series.points, input.breaks, scales, step),
    dots: last ? [...alone, place(last)] : alone,
    unreliable: series.points
      .filter(isDrawn)
      .filter((point) => point.isUnreliable)
      .map(place),
  };
}

function pathOf(points: readonly ChartPoint[], breaks: readonly ChartBreak[], { x, y }: Scales, step: number): string {
  const draw = line<{ readonly x: number; readonly value: number }>()
    .x((point) => x(point.x))
    .y((point) => y(point.value))
    .digits(1);
  return stretches(points, breaks, step)
    .filter((part) => part.length > 1)
    .map((part) => draw([...part]) ?? '')
    .join('');
}

/** A name that is too wide ends in a point: "Houthalen-Helcht.". */
function shortened(name: string, width: number, fontSize: number): string {
  if (textWidth(name, fontSize, 'bold') <= width) return name;
  const lengths = Array.from({ length: name.length }, (_, index) => name.length - index);
  const fitting = lengths.find((length) => textWidth(`${name.slice(0, length)}.`, fontSize, 'bold') <= width);
  return `${name.slice(0, fitting ?? 1)}.`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
