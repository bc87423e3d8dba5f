/**
 * What a series is in a chart: the region in focus, what it is held against, others, the visitor's own place, or the
 * way from a baseline to a target (no figures: its first point is the baseline, its last the target).
 */
export type SeriesRole = 'focus' | 'benchmark' | 'peer' | 'municipality' | 'target';

/** One period of a series; a missing figure is `null`, never left out. */
export interface ChartPoint {
  /** Moment on the axis, in years: 2024.5 is the third quarter of 2024. */
  readonly x: number;
  /** The period as read: "2024", "3e kwartaal 2024". */
  readonly label: string;
  readonly value: number | null;
  /** Remarks such as "voorlopig" or "geschat". */
  readonly flags?: readonly string[];
  /** Whether the publisher calls the figure unreliable: it is drawn hatched. */
  readonly isUnreliable?: boolean;
  /** Whether this series starts anew here, other series perhaps not: no line comes to it from before. */
  readonly startsAnew?: boolean;
}

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  /** Shorter name for narrow charts ("W.-Vl."). */
  readonly shortLabel?: string;
  readonly role: SeriesRole;
  readonly points: readonly ChartPoint[];
  /** Words along the line itself ("groeipad"); of the way to a target only. */
  readonly pathLabel?: string;
  /** Drawn thin and without a name, as one of many that make up the background. */
  readonly isQuiet?: boolean;
}

/** A change of method: figures before `x` cannot be compared with those from `x` on. */
export interface ChartBreak {
  readonly x: number;
  readonly label: string;
}

/** A point that has a figure. */
export interface DrawnPoint extends ChartPoint {
  readonly value: number;
}

/**
 * Stretches of consecutive figures, cut where a figure is missing and at every break, of the chart or of the series
 * itself: a line never bridges any of them.
 */
export function stretches(
  points: readonly ChartPoint[],
  breaks: readonly ChartBreak[],
  step: number,
): readonly (readonly DrawnPoint[])[] {
  const result: DrawnPoint[][] = [];
  let last: DrawnPoint | undefined;
  for (const point of points.toSorted((a, b) => a.x - b.x)) {
    if (point.startsAnew) last = undefined;
    if (!isDrawn(point)) {
      last = undefined;
      continue;
    }
    if (last && !isCut(last.x, point.x, breaks, step)) result.at(-1)!.push(point);
    else result.push([point]);
    last = point;
  }
  return result;
}

export function isDrawn(point: ChartPoint): point is DrawnPoint {
  return point.value !== null;
}

function isCut(from: number, to: number, breaks: readonly ChartBreak[], step: number): boolean {
  return to - from > step * 1.5 || breaks.some((cut) => from < cut.x && cut.x <= to);
}

/** The usual distance between two periods of a chart, in years; 1 when there are too few to tell. */
export function periodStep(series: readonly ChartSeries[]): number {
  const distances = series.flatMap(({ points }) => points.slice(1).map((point, index) => point.x - points[index]!.x));
  const positive = distances.filter((distance) => distance > 0);
  return positive.length > 0 ? Math.min(...positive) : 1;
}

/** The last point of a series that has a figure. */
export function lastDrawn(series: ChartSeries): DrawnPoint | undefined {
  return series.points
    .filter(isDrawn)
    .toSorted((a, b) => a.x - b.x)
    .at(-1);
}
