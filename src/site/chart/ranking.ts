import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { SeriesRole } from './series.ts';

/** A place in a ranking or a bar in a list. */
export interface RankedItem {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The figure as read. */
  readonly text: string;
  readonly role: Exclude<SeriesRole, 'benchmark'>;
  readonly href?: string;
  /** Whether the publisher calls the figure unreliable: it is drawn hatched. */
  readonly isUnreliable?: boolean;
}

/** What items are held against, drawn as a line. */
export interface RankingBenchmark {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** Where figures stand between the lowest and the highest, benchmark included: 0 at the left edge, 1 at the right. */
export function rankingScale(items: readonly RankedItem[], benchmark?: RankingBenchmark): (value: number) => number {
  const values = items.map((item) => item.value);
  const [low = 0, high = 1] = extent(benchmark ? [...values, benchmark.value] : values);
  const scale = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [0, 1]);
  return (value) => scale(value);
}
