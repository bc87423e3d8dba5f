import { observationKey, type Observation } from '../observation/observation.ts';

/**
 * Joins the offline figures with those that were fetched: a fetched one takes the place of the offline one of the same
 * indicator, area, period and breakdown; offline figures that were not fetched stay. A fetched cell that is merely
 * not available (O) never takes away a value, one that the publisher suppressed or withdrew (Q, M) does.
 * Order: the offline ones, then what is new in the fetched ones.
 */
export function preferLive(offline: readonly Observation[], live: readonly Observation[]): readonly Observation[] {
  const fetched = new Map(live.map((observation) => [observationKey(observation), observation]));
  const kept = offline.map((observation) => newer(observation, fetched.get(observationKey(observation))));
  const known = new Set(offline.map(observationKey));
  return [...kept, ...[...fetched].filter(([key]) => !known.has(key)).map(([, observation]) => observation)];
}

function newer(offline: Observation, live: Observation | undefined): Observation {
  if (!live) return offline;
  return live.status.includes('O') && offline.value !== null ? offline : live;
}
