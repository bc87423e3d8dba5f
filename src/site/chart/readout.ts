import type { ChartSeries, SeriesRole } from './series.ts';

/** What the browser needs to tell a chart's figures period by period. */
export interface Readout {
  readonly series: readonly { readonly label: string; readonly role: SeriesRole }[];
  /** Per period: moment, name, and per series the figure with its text, or null. */
  readonly periods: readonly (readonly [number, string, readonly ([number, string] | null)[]])[];
}

/** Turns series into rows by period, the order of series kept; remarks follow the figure: "70,4 (voorlopig)". */
export function readoutOf(input: {
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
}): Readout {
  const labels = new Map(input.series.flatMap(({ points }) => points.map((point) => [point.x, point.label])));
  const byMoment = input.series.map(({ points }) => new Map(points.map((point) => [point.x, point])));
  const moments = [...labels.keys()].toSorted((a, b) => a - b);
  return {
    series: input.series.map(({ label, role }) => ({ label, role })),
    periods: moments.map((moment) => [
      moment,
      labels.get(moment)!,
      byMoment.map((points) => {
        const point = points.get(moment);
        if (!point || point.value === null) return null;
        const remarks = point.flags?.length ? ` (${point.flags.join(', ')})` : '';
        return [point.value, input.format(point.value) + remarks];
      }),
    ]),
  };
}
