import type { Indicator } from '../indicator/indicator.ts';
import type { ObservationSet } from '../observation/observation-set.ts';
import { positionsOf, type ComparedAreas, type Positions } from './positions.ts';
import { storiesOf, type Story } from './story.ts';

/** How an area stands on one indicator, and what else its figures tell, the most telling first. */
export interface Standing extends Positions {
  readonly stories: readonly Story[];
}

/** Where the area in focus stands, with its stories. Pure. */
export function analyseIndicator(observations: ObservationSet, indicator: Indicator, areas: ComparedAreas): Standing {
  const positions = positionsOf(observations, indicator, areas);
  return { ...positions, stories: storiesOf(observations, indicator, areas, positions) };
}
