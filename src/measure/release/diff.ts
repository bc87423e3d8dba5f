import { observationKey, type Observation, type ObservationName } from '../observation/observation.ts';

/** What changed between two releases. A revision gives both values, and the difference when both exist. */
export interface ObservationDiff {
  readonly added: readonly ObservationName[];
  readonly removed: readonly ObservationName[];
  readonly revised: readonly Revision[];
}

export interface Revision extends ObservationName {
  readonly from: number | null;
  readonly to: number | null;
  readonly by?: number;
}

/** Compares two releases observation by observation; only values count as a revision, not notes or statuses. */
export function diffObservations(before: readonly Observation[], after: readonly Observation[]): ObservationDiff {
  const earlier = new Map(before.map((observation) => [observationKey(observation), observation]));
  const later = new Map(after.map((observation) => [observationKey(observation), observation]));
  return {
    added: after.filter((observation) => !earlier.has(observationKey(observation))).map(nameOf),
    removed: before.filter((observation) => !later.has(observationKey(observation))).map(nameOf),
    revised: after.flatMap((observation) => revisionOf(earlier.get(observationKey(observation)), observation)),
  };
}

function nameOf({ indicator, area, period, breakdown }: Observation): ObservationName {
  return { indicator, area, period, breakdown };
}

function revisionOf(before: Observation | undefined, after: Observation): readonly Revision[] {
  if (!before || before.value === after.value) return [];
  const by = before.value !== null && after.value !== null ? after.value - before.value : undefined;
  return [{ ...nameOf(after), from: before.value, to: after.value, ...(by !== undefined && { by }) }];
}
