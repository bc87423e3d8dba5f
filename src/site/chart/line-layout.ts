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
  /** The number that the footnote of this break begins with. */
  readonly mark: PlacedText;
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
  /** A short line from the end of the series to a label that had to move. */
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
  /** What the marks of breaks mean, under the axis: a drawing that leaves the page takes them along. */
  readonly footnotes: readonly PlacedText[];
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
  const labels = endLabels(input, size);
  const x = scaleLinear(firstX === lastX ? [firstX - 0.5, lastX + 0.5] : [firstX, lastX], [left + 4, 0]);
  const right = rightEdge(labels, size, x);
  x.range([left + 4, right]);
  const cuts = cutsInside(input, x);
  const breaks = placeBreaks(cuts, size);
  const top = Math.max(size.fontSize * 0.7, breaks.height);
  const bottom = top + size.plotHeight;
  const y = scaleLinear([ticks[0]!, ticks.at(-1)!], [bottom, top]);
  const footnotes = placeFootnotes(cuts, size, bottom + axisHeight);
  return {
    size,
    height: (footnotes.at(-1)?.y ?? bottom + axisHeight - size.fontSize) + size.fontSize,
    plot: { left, right, top, bottom },
    xDomain: x.domain() as [number, number],
    yDomain: y.domain() as [number, number],
    yTicks: ticks.map((tick, index) => ({ x: left - 8, y: y(tick), text: tickTexts[index]!, anchor: 'end' })),
    xTicks: placeXTicks(drawn, size, x, bottom),
    breaks: breaks.placed,
    footnotes,
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
  /** Whether other series go on after its end: then its label stands over or under it. */
  readonly isEarly: boolean;
}

function endLabels(input: LineInput, size: ChartSize): readonly EndLabel[] {
  const figures = input.series.filter((series) => !isWay(series)).flatMap(({ points }) => points.filter(isDrawn));
  const lastX = Math.max(...figures.map((point) => point.x));
  const usual = usualEnd(input.series.filter((series) => !isWay(series)));
  return input.series.flatMap((series) => {
    const last = lastDrawn(series);
    if (!last) return [];
    const lines = series.isQuiet ? [] : labelLines(series, last, input, size, lastX);
    const weight = series.role === 'peer' ? 'regular' : 'bold';
    const widths = lines.map((text) => textWidth(text, size.fontSize, weight));
    return [{ series, last, lines, width: Math.max(0, ...widths), isEarly: !isWay(series) && last.x < usual }];
  });
}

/** Where most series end, the later place when as many end at another. */
function usualEnd(series: readonly ChartSeries[]): number {
  const ends = series.flatMap((each) => lastDrawn(each)?.x ?? []);
  const counts = [...Map.groupBy(ends, (end) => end)].map(([end, same]) => [end, same.length] as const);
  return counts.toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** How far the plot can run to the right while every label beside an end finds room; targets are named on the inside. */
function rightEdge(labels: readonly EndLabel[], size: ChartSize, x: Scale): number {
  const [left] = x.range() as [number, number];
  const [from, to] = x.domain() as [number, number];
  const beside = labels.filter(({ series, isEarly }) => !isEarly && !isWay(series));
  const edges = beside.map(({ last, width }) => {
    const share = (last.x - from) / (to - from);
    return left + (size.width - labelGap - width - left) / share;
  });
  return Math.min(size.width - labelGap, ...edges);
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
  const name = size.name === 'wide' ? series.label : (series.shortLabel ?? series.label);
  return wrapText(`${name} ${value}`, size.width * 0.28, size.fontSize);
}

/** A long name of two parts keeps the first: "West-Vlaanderen" is "West-Vl." on a narrow chart. */
function shortened(name: string, size: ChartSize): string {
  const parts = /^(.+[- ])(\p{L}{2})\p{L}{3,}$/u.exec(name);
  return parts && textWidth(name, size.fontSize) > size.width / 4 ? `${parts[1]}${parts[2]}.` : name;
}

/** A break with its place on the drawing. */
interface Cut {
  readonly at: number;
  readonly label: string;
}

/** Breaks between the first and the last period, from left to right. */
function cutsInside(input: LineInput, x: Scale): readonly Cut[] {
  const [from, to] = x.domain() as [number, number];
  const step = periodStep(input.series);
  return input.breaks
    .filter((cut) => from < cut.x && cut.x <= to)
    .map((cut) => ({ label: cut.label, at: x(cut.x - step / 2) }))
    .toSorted((a, b) => a.at - b.at);
}

/** Numbers of breaks stand over the plot, in the first row where they touch no other. */
function placeBreaks(
  cuts: readonly Cut[],
  size: ChartSize,
): { readonly placed: readonly PlacedBreak[]; readonly height: number } {
  const row = size.fontSize * lineHeight;
  const ends: number[] = [];
  const placed = cuts.map(({ at }, index): PlacedBreak => {
    const text = String(index + 1);
    const half = textWidth(text, size.fontSize) / 2;
    const free = ends.findIndex((end) => at - half > end + 2);
    const level = free === -1 ? ends.length : free;
    ends[level] = at + half;
    return { x: at, top: (level + 1) * row, mark: { x: at, y: (level + 0.5) * row, text, anchor: 'middle' } };
  });
  return { placed, height: ends.length * row };
}

/** What each break is called, one after the other as far as the width goes. */
function placeFootnotes(cuts: readonly Cut[], size: ChartSize, top: number): readonly PlacedText[] {
  const row = size.fontSize * lineHeight;
  const placed: PlacedText[] = [];
  let [x, y] = [0, top + row / 2];
  for (const [index, { label }] of cuts.entries()) {
    const lines = wrapText(`${index + 1}. ${label}`, size.width, size.fontSize);
    const width = textWidth(lines.at(-1)!, size.fontSize);
    if (x > 0 && (lines.length > 1 || x + width > size.width)) [x, y] = [0, y + row];
    placed.push(...lines.map((text, line): PlacedText => ({ x, y: y + line * row, text, anchor: 'start' })));
    y += (lines.length - 1) * row;
    x += width + size.fontSize * 1.25;
  }
  return placed;
}

function placeXTicks(drawn: readonly DrawnPoint[], size: ChartSize, x: Scale, bottom: number): readonly PlacedText[] {
  const [from, to] = x.domain() as [number, number];
  const years = x.ticks(size.xTicks).filter((tick) => Number.isInteger(tick));
  const isCalendar = to - from >= 3 && !isSchoolYears(drawn);
  const marks = isCalendar ? years.map((year) => [year, String(year)] as const) : periodMarks(drawn);
  const y = bottom + size.fontSize * 1.5;
  return withoutTouching(
    marks.map(([at, text]) => insideEdges({ x: x(at), y, text, anchor: 'middle' }, size)),
    size,
  );
}

const schoolYear = /^(\d{4})[-\u2013]\d{2}(\d{2})$/;

/** Whether the periods are school years, which lie across the years of the calendar. */
function isSchoolYears(drawn: readonly DrawnPoint[]): boolean {
  return drawn.every(({ label }) => schoolYear.test(label));
}

/** Every period by its name, a school year in short: "2023-24". */
function periodMarks(drawn: readonly DrawnPoint[]): readonly (readonly [number, string])[] {
  const labels = new Map(drawn.map((point) => [point.x, point.label.replace(schoolYear, '$1-$2')]));
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
  scales: Scales,
  labels: readonly EndLabel[],
): readonly PlacedSeries[] {
  const { x, y } = scales;
  const step = periodStep(input.series);
  const named = placeLabels(input, size, scales, labels);
  const covered = [...named.values()].flatMap(({ label }) => label.flatMap((text) => linesThrough(text, size)));
  return labels.map(({ series, last }) => {
    const parts = isWay(series) ? [series.points.filter(isDrawn)] : stretches(series.points, input.breaks, step);
    return {
      series,
      paths: parts.filter((part) => part.length > 1).map((part) => pathOf(part, scales)),
      dots: parts.filter((part) => part.length === 1).map(([point]) => [round(x(point!.x)), round(y(point!.value))]),
      unreliable: parts
        .flat()
        .filter((point) => point.isUnreliable)
        .map((point) => placeOf(point, scales)),
      end: placeOf(last, scales),
      label: [],
      ...named.get(series),
      ...(isWay(series) && placeWay(series, input, size, scales, covered)),
    };
  });
}

type PlacedLabel = Pick<PlacedSeries, 'label' | 'leader'>;

/** Labels of all series: beside the last ends as far apart as needed, then over or under ends that lie before them. */
function placeLabels(
  input: LineInput,
  size: ChartSize,
  scales: Scales,
  labels: readonly EndLabel[],
): ReadonlyMap<ChartSeries, PlacedLabel> {
  const shown = labels.filter(({ lines }) => lines.length > 0);
  const placed = new Map(
    placeBeside(
      shown.filter(({ isEarly }) => !isEarly),
      size,
      scales,
    ),
  );
  const [bottom, top] = scales.y.range() as [number, number];
  const room = { left: scales.x.range()[0]!, right: size.width, top, bottom, fontSize: size.fontSize };
  const marks = [...input.series.flatMap((series) => segmentsOf(series, input, scales)), ...cutsOf(input, scales)];
  for (const { series, last, lines } of shown.filter(({ isEarly }) => isEarly)) {
    const taken = [...placed.values()].flatMap(({ label }) => label.flatMap((text) => linesThrough(text, size)));
    const end = placeOf(last, scales);
    const label = placeWayLabel(lines.join(' '), [end], [...marks, ...taken, ...taken], room);
    if (label) placed.set(series, { label: [label], ...leaderOver(end, label, size) });
  }
  return placed;
}

/** Labels to the right of the ends of their lines, in the order of the lines; a target is named over its mark. */
function placeBeside(
  labels: readonly EndLabel[],
  size: ChartSize,
  scales: Scales,
): readonly (readonly [ChartSeries, PlacedLabel])[] {
  const row = size.fontSize * lineHeight;
  const middles = besideMiddles(labels, row, scales);
  return labels.map(({ series, last, lines }, index) => {
    const end = placeOf(last, scales);
    const middle = middles[index]!;
    const x = isWay(series) ? size.width : end[0] + labelGap;
    const label = lines.map((text, line): PlacedText => {
      const y = round(middle + (line - (lines.length - 1) / 2) * row);
      return { x, y, text, anchor: isWay(series) ? 'end' : 'start' };
    });
    const leader = isWay(series) ? undefined : leaderTo(end, [x - 3, middle]);
    return [series, { label, ...(leader && { leader }) }];
  });
}

/** Heights of labels, none touching another; the mark of a target parts those over it from those under it. */
function besideMiddles(labels: readonly EndLabel[], row: number, { y }: Scales): readonly number[] {
  const [bottom, top] = y.range() as [number, number];
  const room = [Math.max(0, top - row), bottom + row] as const;
  const height = ({ lines }: EndLabel): number => lines.length * row + 2;
  const target = labels.find(({ series }) => isWay(series));
  const stack = (some: readonly EndLabel[], from: number, to: number): readonly (readonly [EndLabel, number])[] => {
    const wanted = some.map((label) => ({ wanted: y(label.last.value), height: height(label) }));
    const middles = stackLabels(wanted, from, to);
    return some.map((label, index) => [label, middles[index]!]);
  };
  if (!target) return stack(labels, ...room).map(([, middle]) => middle);
  const mark = y(target.last.value);
  const figures = labels.filter((label) => label !== target);
  const over = figures.filter(({ last }) => last.value > target.last.value);
  const under = figures.filter(({ last }) => last.value <= target.last.value);
  const needed = (some: readonly EndLabel[]): number => some.reduce((sum, label) => sum + height(label), 0);
  const isOver = mark - room[0] - needed(over) > room[1] - mark - needed(under);
  const middles = new Map([
    ...stack(isOver ? [...over, target] : over, room[0], mark - row / 2),
    ...stack(isOver ? under : [target, ...under], mark + row / 2, room[1]),
  ]);
  return labels.map((label) => middles.get(label)!);
}

/** Lines along the upper and lower edge of a text, which keep others off it. */
function linesThrough({ x, y, text, anchor }: PlacedText, { fontSize }: ChartSize): readonly Segment[] {
  const width = textWidth(text, fontSize, 'bold');
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return [y - fontSize / 2, y, y + fontSize / 2].map((at) => [
    [left, at],
    [left + width, at],
  ]);
}

/** An upright line from an end to a label that found no room near it. */
function leaderOver(end: readonly [number, number], label: PlacedText, size: ChartSize): { readonly leader?: string } {
  const distance = label.y - end[1];
  if (Math.abs(distance) < size.fontSize * 1.5) return {};
  return { leader: `M${end[0]},${end[1]}V${round(label.y - Math.sign(distance) * size.fontSize * 0.6)}` };
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
  covered: readonly Segment[],
): Pick<PlacedSeries, 'along' | 'start'> {
  const way = points.filter(isDrawn).map((point) => placeOf(point, scales));
  const [first, ...rest] = way;
  if (!first || rest.length === 0) return {};
  const [bottom, top] = scales.y.range() as [number, number];
  const [left, right] = scales.x.range() as [number, number];
  const obstacles = [...input.series.flatMap((series) => segmentsOf(series, input, scales)), ...covered];
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
  const isMoved = Math.abs(label[1] - end[1]) > 5;
  return isMoved ? `M${end[0]},${end[1]}L${round(label[0])},${round(label[1])}` : undefined;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
