import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { ChartSize, PlacedText } from './line-layout.ts';
import type { SeriesRole } from './series.ts';
import { textWidth } from './text-width.ts';
import { tickDecimals } from './tick-decimals.ts';
import { wrapText } from './wrap-text.ts';

/** A place with a figure on either axis. */
export interface ScatterPoint {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly role: SeriesRole;
  /** Whether a publisher calls one of its figures unreliable: it is drawn hatched. */
  readonly isUnreliable?: boolean;
}

/** What an axis measures and how its figures are written. */
export interface ScatterAxis {
  readonly label: string;
  readonly format: (value: number) => string;
  /** Writes a figure of the axis, with the decimals that all of them take. */
  readonly formatTick: (value: number, decimals: number) => string;
}

export interface ScatterInput {
  readonly points: readonly ScatterPoint[];
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
}

export interface PlacedPoint {
  readonly point: ScatterPoint;
  readonly x: number;
  readonly y: number;
  /** Its name beside it; absent where there is no room for one that need not be said. */
  readonly name?: PlacedText;
}

/** A scatter with every mark in its place. */
export interface ScatterLayout {
  readonly size: ChartSize;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly PlacedText[];
  readonly yTicks: readonly PlacedText[];
  readonly xLabel: readonly PlacedText[];
  readonly yLabel: readonly PlacedText[];
  readonly points: readonly PlacedPoint[];
}

const radius = 6;
const namedAtMost = 14;
const depth: readonly SeriesRole[] = ['peer', 'municipality', 'benchmark', 'focus'];

function writeTicks({ formatTick }: ScatterAxis, ticks: readonly number[]): readonly string[] {
  const decimals = tickDecimals(ticks);
  return ticks.map((tick) => formatTick(tick, decimals));
}

/** Places every mark of a scatter at a size; none without a point. */
export function layOutScatter(input: ScatterInput, size: ChartSize): ScatterLayout | undefined {
  if (input.points.length === 0) return undefined;
  const row = size.fontSize * 1.25;
  const yLines = wrapText(input.y.label, size.width, size.fontSize);
  const xLines = wrapText(input.x.label, size.width * 0.9, size.fontSize);
  const xScale = roundScale(input.points.map(({ x }) => x));
  const yScale = roundScale(input.points.map(({ y }) => y));
  const [xTicks, yTicks] = [xScale.ticks(size.name === 'wide' ? 6 : 3), yScale.ticks(5)];
  const [xTexts, yTexts] = [writeTicks(input.x, xTicks), writeTicks(input.y, yTicks)];
  const left = Math.max(...yTexts.map((text) => textWidth(text, size.fontSize))) + 12;
  const top = yLines.length * row + 12;
  const bottom = top + size.plotHeight;
  const right = size.width - 12;
  const x = xScale.copy().range([left + radius, right - radius]);
  const y = yScale.copy().range([bottom - radius, top + radius]);
  return {
    size,
    height: bottom + row * 1.4 + xLines.length * row + 6,
    plot: { left, right, top, bottom },
    xTicks: xTicks.map((tick, index) => ({
      x: x(tick),
      y: bottom + row,
      text: xTexts[index]!,
      anchor: 'middle',
    })),
    yTicks: yTicks.map((tick, index) => ({ x: left - 8, y: y(tick), text: yTexts[index]!, anchor: 'end' })),
    xLabel: xLines.map((text, at) => ({ text, x: right, y: bottom + row * (2.15 + at), anchor: 'end' })),
    yLabel: yLines.map((text, at) => ({ text, x: 0, y: row * (0.7 + at), anchor: 'start' })),
    points: placePoints(input.points, { x, y }, size, { left, right, top, bottom }),
  };
}

function roundScale(values: readonly number[]): ScaleLinear<number, number> {
  const [low, high] = extent(values) as [number, number];
  const margin = low === high ? Math.abs(high) * 0.05 || 1 : 0;
  return scaleLinear([low - margin, high + margin], [0, 1]).nice(5);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function placePoints(
  points: readonly ScatterPoint[],
  { x, y }: { readonly x: (value: number) => number; readonly y: (value: number) => number },
  size: ChartSize,
  plot: Box,
): readonly PlacedPoint[] {
  const dots = points.map((point) => ({ point, x: round(x(point.x)), y: round(y(point.y)) }));
  const taken: Box[] = dots.map((dot) => boxAround(dot.x, dot.y, radius));
  const names = new Map<string, PlacedText>();
  for (const { point, isNeeded } of namesInOrder(points)) {
    const dot = dots.find((each) => each.point === point)!;
    const name = placeName(dot, size, plot, taken, isNeeded);
    if (name) names.set(point.id, name);
  }
  return dots
    .toSorted((a, b) => depth.indexOf(a.point.role) - depth.indexOf(b.point.role))
    .map((dot) => {
      const name = names.get(dot.point.id);
      return { ...dot, ...(name && { name }) };
    });
}

/** Those that must be named come first, then the ends of both axes, then the rest where there are few. */
function namesInOrder(
  points: readonly ScatterPoint[],
): readonly { readonly point: ScatterPoint; readonly isNeeded: boolean }[] {
  const special = points
    .filter(({ role }) => role !== 'peer')
    .toSorted((a, b) => depth.indexOf(b.role) - depth.indexOf(a.role));
  const byX = points.toSorted((a, b) => a.x - b.x);
  const byY = points.toSorted((a, b) => a.y - b.y);
  const ends = [byY.at(-1)!, byY[0]!, byX.at(-1)!, byX[0]!];
  const rest = points.length <= namedAtMost ? points : [];
  return [...new Set([...special, ...ends, ...rest])].map((point) => ({ point, isNeeded: point.role !== 'peer' }));
}

/** Beside the dot, to the right first; the first place that touches nothing. One that must be said takes the first. */
function placeName(
  dot: { readonly point: ScatterPoint; readonly x: number; readonly y: number },
  size: ChartSize,
  plot: Box,
  taken: Box[],
  isNeeded: boolean,
): PlacedText | undefined {
  const weight = dot.point.role === 'peer' ? 'regular' : 'bold';
  const width = textWidth(dot.point.label, size.fontSize, weight);
  const aside = radius + 4;
  const above = size.fontSize * 0.9;
  const places: readonly PlacedText[] = (
    [
      [aside, 0, 'start'],
      [-aside, 0, 'end'],
      [0, -above - 3, 'middle'],
      [0, above + 3, 'middle'],
      [aside, -above, 'start'],
      [-aside, -above, 'end'],
      [aside, above, 'start'],
      [-aside, above, 'end'],
    ] as const
  ).map(([dx, dy, anchor]) => ({ x: round(dot.x + dx), y: round(dot.y + dy), text: dot.point.label, anchor }));
  const inside = places.filter((place) => isInside(boxOf(place, width, size.fontSize), plot));
  const free = inside.find((place) => !taken.some((box) => touches(boxOf(place, width, size.fontSize), box)));
  const chosen = free ?? (isNeeded ? inside[0] : undefined);
  if (chosen) taken.push(boxOf(chosen, width, size.fontSize));
  return chosen;
}

function boxAround(x: number, y: number, half: number): Box {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function boxOf({ x, y, anchor }: PlacedText, width: number, fontSize: number): Box {
  const shift = { start: 0, middle: width / 2, end: width }[anchor];
  return { left: x - shift, right: x - shift + width, top: y - fontSize * 0.55, bottom: y + fontSize * 0.55 };
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isInside(box: Box, plot: Box): boolean {
  return box.left >= plot.left && box.right <= plot.right + 10 && box.top >= plot.top - 8 && box.bottom <= plot.bottom;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
