import type { Indicator, PublishedSeries } from '../indicator/indicator.ts';

/** A series that an indicator takes from a publisher. */
export interface OrderedSeries {
  readonly indicator: Indicator;
  readonly series: PublishedSeries;
}

/** All series that a plan's indicators take from one source, in order of dataset and indicator. */
export function seriesOf(indicators: readonly Indicator[], source: string): readonly OrderedSeries[] {
  return indicators
    .flatMap((indicator) =>
      indicator.series.filter((series) => series.source === source).map((series) => ({ indicator, series })),
    )
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ indicator, series }: OrderedSeries): string {
  return `${series.dataset} ${indicator.id}`;
}
