import type { Pair } from '../observation/observation-set.ts';
import type { Period } from '../observation/period.ts';

/** How an area lies against what it is held against, through all periods that both have. */
export interface Crossing {
  /** The side on which the area is in the latest period. */
  readonly side: 'above' | 'below' | 'equal';
  /** First period from which it has been on that side without interruption. */
  readonly since: Period;
  /** True when it was on the other side (or level) before `since`; false when it has been there from the first period. */
  readonly crossed: boolean;
  /** First period in which it was on that side at all, stays not counted. */
  readonly first: Period;
  readonly periodsOnSide: number;
  readonly periods: number;
}

/** Finds since when an area is on its present side of the benchmark; `undefined` without a common period. */
export function crossingOf(pairs: readonly Pair[]): Crossing | undefined {
  const latest = pairs.at(-1);
  if (!latest) return undefined;
  const side = sideOf(latest);
  const lastElsewhere = pairs.findLastIndex((pair) => sideOf(pair) !== side);
  const onSide = pairs.filter((pair) => sideOf(pair) === side);
  return {
    side,
    since: (pairs[lastElsewhere + 1] as Pair).period,
    crossed: lastElsewhere >= 0,
    first: (onSide[0] as Pair).period,
    periodsOnSide: onSide.length,
    periods: pairs.length,
  };
}

function sideOf(pair: Pair): 'above' | 'below' | 'equal' {
  const difference = pair.area.value - pair.benchmark.value;
  if (difference === 0) return 'equal';
  return difference > 0 ? 'above' : 'below';
}
