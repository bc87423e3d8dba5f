import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { stackLabels } from './label-stack.ts';
import {
  isDrawn,
  lastDrawn,
  periodStep,
  stretches,
  type ChartBreak,
  type ChartSeries,
  type DrawnPoint,
} from './series.ts';
import { textWidth } from './text-width.ts';
import { tickDecimals } from './tick-decimals.ts';
import { placeWayLabel, type Segment } from './way-label.ts';
import { wrapText } from './wrap-text.ts';

/** A size a chart is drawn at; lengths are in the units of the drawing, which the page scales. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly plotHeight: number;
  /** The largest letters that the style sheet gives this drawing: room is kept for them. */
  readonly fontSize: number;
  readonly xTicks: number;
}

export const chartSizes: readonly ChartSize[] = [
  { name: 'wide', width: 680, plotHeight: 330, fontSize: 16, xTicks: 7 },
  { name: 'narrow', width: 360, plotHeight: 270, fontSize: 16, xTicks: 3 },
];

/** What a line chart is drawn from. */
export interface LineInput {
  readonly series: readonly ChartSeries[];
  readonly breaks: readonly ChartBreak[];
  /** Writes a figure as read at the end of a line. */
  readonly format: (value: number) => string;
  /** Writes a figure of the axis, with the decimals that all of them take. */
  readonly formatTick: (value: number, decimals: number) => string;
}

/** A text with its place. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface PlacedBreak {
  readonly x: number;
  readonly top: number;
  readonly lines: readonly PlacedText[];
}

export interface PlacedSeries {
  readonly series: ChartSeries;
  readonly paths: readonly string[];
  /** Figures with no neighbour to draw a line to. */
  readonly dots: readonly (readonly [number, number])[];
  /** Figures that are drawn hatched. */
  readonly unreliable: readonly (readonly [number, number])[];
  readonly end?: readonly [number, number];
  readonly label: readonly PlacedText[];
  /** Words along the line, for the way to a target. */
  readonly along?: PlacedText;
  /** Where the way to a target begins. */
  readonly start?: readonly [number, number];
  /** A thin line from the end of the series to a label that had to move. */
  readonly leader?: string;
}

/** A line chart with every mark in its place. */
export interface LineLayout {
  readonly size: ChartSize;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly yTicks: readonly PlacedText[];
  readonly xTicks: readonly PlacedText[];
  readonly breaks: readonly PlacedBreak[];
  readonly series: readonly PlacedSeries[];
}

type Scale = ScaleLinear<number, number>;

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

const lineHeight = 1.22;
const labelGap = 14;
const axisHeight = 34;

/** Places every mark of a line chart at a size. A chart without a single figure has no layout. */
export function layOutLines(input: LineInput, size: ChartSize): LineLayout | undefined {
  const drawn = input.series.flatMap(({ points }) => points.filter(isDrawn));
  const [firstX, lastX] = extent(drawn, (point) => point.x);
  if (firstX === undefined || lastX === undefined) return undefined;
  const yDomain = valueDomain(drawn.map((point) => point.value));
  const ticks = yDomain.ticks;
  const decimals = tickDecimals(ticks);
  const tickTexts = ticks.map((tick) => input.formatTick(tick, decimals));
  const left = Math.max(...tickTexts.map((text) => textWidth(text, size.fontSize))) + 10;
  const figures = input.series.filter(({ role }) => role !== 'target').flatMap(({ points }) => points.filter(isDrawn));
  const labels = endLabels(input, size, Math.max(...figures.map((point) => point.x)));
  const right = size.width - Math.max(...labels.map((label) => label.width)) - labelGap;
  const x = scaleLinear(firstX === lastX ? [firstX - 0.5, lastX + 0.5] : [firstX, lastX], [left + 4, right]);
  const breaks = placeBreaks(input, size, x);
  const top = Math.max(size.fontSize * 0.7, breaks.height);
  const bottom = top + size.plotHeight;
  const y = scaleLinear([ticks[0]!, ticks.at(-1)!], [bottom, top]);
  return {
    size,
    height: bottom + axisHeight,
    plot: { left, right, top, bottom },
    xDomain: x.domain() as [number, number],
    yDomain: y.domain() as [number, number],
    yTicks: ticks.map((tick, index) => ({ x: left - 8, y: y(tick), text: tickTexts[index]!, anchor: 'end' })),
    xTicks: placeXTicks(drawn, size, x, bottom),
    breaks: breaks.placed,
    series: placeSeries(input, size, { x, y }, labels),
  };
}

/** Round figures that the axis runs over; it starts at zero when that costs little of the height. */
function valueDomain(values: readonly number[]): { readonly ticks: readonly number[] } {
  const [low, high] = extent(values) as [number, number];
  const margin = low === high ? Math.abs(high) * 0.05 || 1 : 0;
  const bottom = low >= 0 && low < high * 0.45 ? 0 : low - margin;
  const scale = scaleLinear([bottom, high + margin], [0, 1]).nice(5);
  return { ticks: scale.ticks(5) };
}

interface EndLabel {
  readonly series: ChartSeries;
  readonly last: DrawnPoint;
  readonly lines: readonly string[];
  readonly width: number;
}

function endLabels(input: LineInput, size: ChartSize, lastX: number): readonly EndLabel[] {
  return input.series.flatMap((series) => {
    const last = lastDrawn(series);
    if (!last) return [];
    const lines = series.isQuiet ? [] : labelLines(series, last, input, size, lastX);
    const weight = series.role === 'peer' ? 'regular' : 'bold';
    const widths = lines.map((text) => textWidth(text, size.fontSize, weight));
    return [{ series, last, lines, width: Math.max(0, ...widths) }];
  });
}

/** Name, figure and, when it is not the latest, period; on a narrow chart in two lines, others by name only. */
function labelLines(
  series: ChartSeries,
  last: DrawnPoint,
  input: LineInput,
  size: ChartSize,
  lastX: number,
): readonly string[] {
  if (series.role === 'target')
    return targetLines(series, input.formatTick(last.value, tickDecimals([last.value])), size);
  const value = input.format(last.value) + (last.x < lastX ? ` (${last.label})` : '');
  if (size.name === 'wide') return [`${series.label} ${value}`];
  const name = series.shortLabel ?? shortened(series.label, size);
  return series.role === 'peer' ? [name] : [name, value];
}

/** A target is named in front of its value, so that it never reads as a figure of its year. */
function targetLines(series: ChartSeries, value: string, size: ChartSize): readonly string[] {
  return size.name === 'wide' ? [`${series.label} ${value}`] : [series.shortLabel ?? series.label, value];
}

/** A long name of two parts keeps the first: "West-Vlaanderen" is "West-Vl." on a narrow chart. */
function shortened(name: string, size: ChartSize): string {
  const parts = /^(.+[- ])(\p{L}{2})\p{L}{3,}$/u.exec(name);
  return parts && textWidth(name, size.fontSize) > size.width / 4 ? `${parts[1]}${parts[2]}.` : name;
}

/**
 * Words of breaks stand over the plot, one row each, all on the same side of their lines. In this order of rows no
 * line runs through the words of another: on the left later breaks stand higher, on the right earlier ones do.
 */
function placeBreaks(
  input: LineInput,
  size: ChartSize,
  x: Scale,
): { readonly placed: readonly PlacedBreak[]; readonly height: number } {
  const [from, to] = x.domain() as [number, number];
  const step = periodStep(input.series);
  const cuts = input.breaks
    .filter((cut) => from < cut.x && cut.x <= to)
    .map((cut) => ({ label: cut.label, at: x(cut.x - step / 2) }))
    .toSorted((a, b) => a.at - b.at);
  if (cuts.length === 0) return { placed: [], height: 0 };
  const [roomLeft, roomRight] = [cuts[0]!.at, size.width - cuts.at(-1)!.at];
  const anchor = roomLeft > roomRight ? 'end' : 'start';
  const row = size.fontSize * lineHeight;
  const placed: PlacedBreak[] = [];
  let used = 0;
  for (const { label, at } of anchor === 'end' ? cuts.toReversed() : cuts) {
    const texts = wrapText(label, (anchor === 'end' ? at : size.width - at) - 6, size.fontSize);
    const lines = texts.map((text, index) => ({ text, x: at, y: used + (index + 0.6) * row, anchor }) as const);
    placed.push({ x: at, top: used, lines: lines.map((line) => ({ ...line, x: at + (anchor === 'end' ? -6 : 6) })) });
    used += texts.length * row + 3;
  }
  return { placed, height: used + 8 };
}

function placeXTicks(drawn: readonly DrawnPoint[], size: ChartSize, x: Scale, bottom: number): readonly PlacedText[] {
  const [from, to] = x.domain() as [number, number];
  const years = x.ticks(size.xTicks).filter((tick) => Number.isInteger(tick));
  const marks = to - from >= 3 ? years.map((year) => [year, String(year)] as const) : periodMarks(drawn);
  const y = bottom + size.fontSize * 1.5;
  return withoutTouching(
    marks.map(([at, text]) => insideEdges({ x: x(at), y, text, anchor: 'middle' }, size)),
    size,
  );
}

function periodMarks(drawn: readonly DrawnPoint[]): readonly (readonly [number, string])[] {
  const labels = new Map(drawn.map((point) => [point.x, point.label]));
  return [...labels].toSorted((a, b) => a[0] - b[0]);
}

function insideEdges(mark: PlacedText, size: ChartSize): PlacedText {
  const half = textWidth(mark.text, size.fontSize) / 2;
  return { ...mark, x: Math.max(half, Math.min(mark.x, size.width - half)) };
}

/** Leaves out marks that would touch the one before. */
function withoutTouching(marks: readonly PlacedText[], size: ChartSize): readonly PlacedText[] {
  const kept: PlacedText[] = [];
  let end = -Infinity;
  for (const mark of marks) {
    const half = textWidth(mark.text, size.fontSize) / 2;
    if (mark.x - half < end + size.fontSize) continue;
    kept.push(mark);
    end = mark.x + half;
  }
  return kept;
}

function placeSeries(
  input: LineInput,
  size: ChartSize,
  scales: { readonly x: Scale; readonly y: Scale },
  labels: readonly EndLabel[],
): readonly PlacedSeries[] {
  const { x, y } = scales;
  const height = size.fontSize * lineHeight;
  const named = labels.filter(({ lines }) => lines.length > 0);
  const wanted = named.map(({ last, lines }) => ({ wanted: y(last.value), height: lines.length * height + 2 }));
  const bounds = y.range() as [number, number];
  const middles = stackLabels(wanted, bounds[1] - height / 2, bounds[0] + height);
  const step = periodStep(input.series);
  const leaders = named.map(({ last }, index): Segment => [
    placeOf(last, scales),
    [x.range()[1]! + labelGap - 3, middles[index] ?? 0],
  ]);
  return labels.map((label) => {
    const parts = isWay(label.series)
      ? [label.series.points.filter(isDrawn)]
      : stretches(label.series.points, input.breaks, step);
    const middle = middles[named.indexOf(label)] ?? 0;
    const end = [round(x(label.last.x)), round(y(label.last.value))] as const;
    const leader = label.series.isQuiet ? undefined : leaderTo(end, [x.range()[1]! + labelGap - 3, middle]);
    return {
      series: label.series,
      paths: parts.filter((part) => part.length > 1).map((part) => pathOf(part, scales)),
      dots: parts.filter((part) => part.length === 1).map(([point]) => [round(x(point!.x)), round(y(point!.value))]),
      unreliable: parts
        .flat()
        .filter((point) => point.isUnreliable)
        .map((point) => [round(x(point.x)), round(y(point.value))]),
      end,
      label: label.lines.map((text, row) => ({
        text,
        x: x.range()[1]! + labelGap,
        y: round(middle + (row - (label.lines.length - 1) / 2) * height),
        anchor: 'start',
      })),
      ...(leader && { leader }),
      ...(isWay(label.series) && placeWay(label.series, input, size, scales, leaders)),
    };
  });
}

/** The way to a target is no course of figures: nothing interrupts it. */
function isWay({ role }: ChartSeries): boolean {
  return role === 'target';
}

/** Baseline and words of the way to a target; the words stand where they cover the least. */
function placeWay(
  { points, pathLabel }: ChartSeries,
  input: LineInput,
  size: ChartSize,
  scales: Scales,
  leaders: readonly Segment[],
): Pick<PlacedSeries, 'along' | 'start'> {
  const way = points.filter(isDrawn).map((point) => placeOf(point, scales));
  const [first, ...rest] = way;
  if (!first || rest.length === 0) return {};
  const [bottom, top] = scales.y.range() as [number, number];
  const [left, right] = scales.x.range() as [number, number];
  const obstacles = [...input.series.flatMap((series) => segmentsOf(series, input, scales)), ...leaders];
  const room = { left, right, top, bottom, fontSize: size.fontSize };
  const along = pathLabel ? placeWayLabel(pathLabel, rest, [...obstacles, ...cutsOf(input, scales)], room) : undefined;
  return { start: first, ...(along && { along }) };
}

function segmentsOf(series: ChartSeries, { series: all, breaks }: LineInput, scales: Scales): readonly Segment[] {
  const parts = isWay(series) ? [series.points.filter(isDrawn)] : stretches(series.points, breaks, periodStep(all));
  return parts.flatMap((part) =>
    part.map((point, index) => [placeOf(part[index - 1] ?? point, scales), placeOf(point, scales)] as const),
  );
}

function cutsOf({ series, breaks }: LineInput, { x, y }: Scales): readonly Segment[] {
  const [bottom, top] = y.range() as [number, number];
  return breaks.map((cut) => {
    const at = x(cut.x - periodStep(series) / 2);
    return [
      [at, bottom],
      [at, top],
    ];
  });
}

function placeOf(point: DrawnPoint, { x, y }: Scales): readonly [number, number] {
  return [round(x(point.x)), round(y(point.value))];
}

function pathOf(points: readonly DrawnPoint[], { x, y }: { readonly x: Scale; readonly y: Scale }): string {
  const draw = line<DrawnPoint>()
    .x((point) => x(point.x))
    .y((point) => y(point.value))
    .digits(1);
  return draw(points as DrawnPoint[]) ?? '';
}

function leaderTo(end: readonly [number, number], label: readonly [number, number]): string | undefined {
  const far = Math.abs(label[1] - end[1]) > 5 || label[0] - end[0] > labelGap + 4;
  return far ? `M${end[0]},${end[1]}L${round(label[0])},${round(label[1])}` : undefined;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
