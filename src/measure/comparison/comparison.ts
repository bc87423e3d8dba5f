import { median } from 'd3-array';
import type { ComparisonSettings } from '../../plan/comparison-settings.ts';
import { orderPeers, type Peer, type RegionStructure } from '../analysis/peers.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation } from '../observation/observation.ts';
import { comparePeriods, periodKind, type Period } from '../observation/period.ts';

/** A region elsewhere that resembles the plan's area. */
export interface SimilarRegion extends Peer {
  readonly code: AreaCode;
}

/** The regions elsewhere that the plan's area resembles most, with what they were chosen from. */
export interface Comparison {
  readonly focus: RegionStructure;
  /** Nearest first, as many as the plan asks for. */
  readonly regions: readonly SimilarRegion[];
  /** Regions that have every variable and could have been chosen; those that the plan excludes are not counted. */
  readonly candidates: number;
  /** Half of the candidates are further away than this. */
  readonly medianDistance: number;
  /** Regions left out because they lack a variable. */
  readonly incomplete: number;
  /** Regions left out because the plan excludes their country. */
  readonly excluded: number;
  /** The year that each variable is of, by its indicator. */
  readonly periods: ReadonlyMap<string, Period>;
}

/** A later year takes the place of the plan's once this share of the regions known in the plan's year has a figure. */
const nearlyAll = 0.9;

/** Indicators that the variables are. */
export function structureIndicators({ variables }: ComparisonSettings): readonly IndicatorId[] {
  return variables.map(({ indicator }) => indicator as IndicatorId);
}

/**
 * Finds the regions most like the plan's area from observations of the structure variables: each in the latest year for
 * which publishers brought it for nearly all regions, the plan's own year when there is no later one. Variables are standardised over all regions, excluded countries included, so
 * that a plan's own wish does not move the yardstick. `undefined` when the area itself lacks a variable.
 */
export function compareRegions(
  settings: ComparisonSettings,
  observations: readonly Observation[],
  focus: string,
): Comparison | undefined {
  const variables = settings.variables.map(({ indicator, scale, weight }) => ({ id: indicator, scale, weight }));
  const periods = periodsOf(settings, observations, focus);
  const order = orderPeers(structuresOf(periods, observations), focus, variables);
  if (!order) return undefined;
  const allowed = order.peers.filter(({ code }) => !isExcluded(settings, code));
  return {
    focus: order.focus,
    regions: allowed.slice(0, settings.count) as unknown as readonly SimilarRegion[],
    candidates: allowed.length,
    medianDistance: median(allowed.map(({ distance }) => distance)) ?? 0,
    incomplete: order.incomplete.filter((code) => !isExcluded(settings, code)).length,
    excluded: order.peers.length - allowed.length,
    periods,
  };
}

/** By regulation, a NUTS code is its country's two letters and one sign a level: two for level 2 (EC 1059/2003). */
function isNuts2(code: string): boolean {
  return /^[A-Z]{2}[A-Z0-9]{2}$/.test(code);
}

function isExcluded({ exclude }: ComparisonSettings, code: string): boolean {
  return exclude.includes(code.slice(0, 2));
}

function periodsOf(
  settings: ComparisonSettings,
  observations: readonly Observation[],
  focus: string,
): ReadonlyMap<string, Period> {
  const byIndicator = Map.groupBy(
    observations.filter(({ area, breakdown, value }) => breakdown === '' && value !== null && isNuts2(area)),
    ({ indicator }) => indicator as string,
  );
  return new Map(
    structureIndicators(settings).map((id) => {
      const byPeriod = Map.groupBy(byIndicator.get(id) ?? [], ({ period }) => period);
      const enough = nearlyAll * (byPeriod.get(settings.period as Period)?.length ?? 0);
      const isFit = ([period, found]: readonly [Period, readonly Observation[]]): boolean =>
        periodKind(period) === 'year' && found.length >= enough && found.some(({ area }) => area === focus);
      const latest = [...byPeriod].filter(isFit).map(([period]) => period);
      return [id, latest.toSorted(comparePeriods).at(-1) ?? (settings.period as Period)];
    }),
  );
}

function structuresOf(
  periods: ReadonlyMap<string, Period>,
  observations: readonly Observation[],
): readonly RegionStructure[] {
  const values = new Map<string, Map<string, number>>();
  for (const { indicator, area, period, breakdown, value } of observations) {
    if (breakdown !== '' || period !== periods.get(indicator) || !isNuts2(area)) continue;
    const region = values.get(area) ?? new Map<string, number>();
    if (value !== null) region.set(indicator, value);
    values.set(area, region);
  }
  return [...values].map(([code, own]) => ({ code, values: own }));
}
