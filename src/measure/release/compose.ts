import type { Area } from '../area/area.ts';
import { buildGeography } from '../area/geography.ts';
import { checkClaims } from '../claim/check.ts';
import type { Claim, ClaimResult } from '../claim/claim.ts';
import { computeObservations } from '../indicator/computed.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';

/** What a release holds besides the plan itself. */
export interface ReleaseContent {
  readonly observations: readonly Observation[];
  readonly claims: readonly ClaimResult[];
  readonly catalogue: readonly CatalogueEntry[];
}

/** One dataset of one publisher as it is used in a release. */
export interface CatalogueEntry {
  readonly publisher: string;
  readonly dataset: string;
  readonly indicators: readonly string[];
  readonly observations: number;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly retrieved: string;
}

/** Works published observations out into a release: computed observations, verdicts, and what came from where. Pure. */
export function composeRelease(
  plan: {
    readonly areas: readonly Area[];
    readonly indicators: readonly Indicator[];
    readonly claims: readonly Claim[];
  },
  published: readonly Observation[],
): ReleaseContent {
  const geography = buildGeography(plan.areas);
  const observations = computeObservations(published, plan.indicators, geography);
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.id, indicator]));
  const naming = {
    geography,
    indicator: (id: Indicator['id']): Indicator => {
      const found = indicators.get(id);
      if (!found) throw new Error(`unknown indicator: ${id}`);
      return found;
    },
  };
  return {
    observations,
    claims: checkClaims(plan.claims, arrangeObservations(observations), naming),
    catalogue: catalogueOf(published),
  };
}

function catalogueOf(published: readonly Observation[]): readonly CatalogueEntry[] {
  const groups = Map.groupBy(published, ({ provenance }) => `${provenance.publisher}|${provenance.dataset}`);
  return [...groups.values()].map(entryOf).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey(entry: CatalogueEntry): string {
  return `${entry.publisher}|${entry.dataset}`;
}

function entryOf(observations: readonly Observation[]): CatalogueEntry {
  const { publisher, dataset } = (observations[0] as Observation).provenance;
  const periods = observations.map((observation) => observation.period).toSorted();
  return {
    publisher,
    dataset,
    indicators: [...new Set(observations.map((observation) => observation.indicator))].toSorted(),
    observations: observations.length,
    firstPeriod: periods[0] ?? '',
    lastPeriod: periods.at(-1) ?? '',
    retrieved:
      observations
        .map((observation) => observation.provenance.retrieved)
        .toSorted()
        .at(-1) ?? '',
  };
}
