import { deviation, mean } from 'd3-array';

/** One aspect of a region's structure. On a `log` scale regions are compared by the logarithm: by ratio. */
export interface StructureVariable {
  readonly id: string;
  readonly scale: 'linear' | 'log';
  /** How much it counts beside the others; above zero. */
  readonly weight: number;
}

/** A region with its figures by variable; one that is absent is not known. */
export interface RegionStructure {
  readonly code: string;
  readonly values: ReadonlyMap<string, number>;
}

/** A region with its distance to the one in focus. */
export interface Peer extends RegionStructure {
  /** Root of the weighted mean of squared differences, in standard deviations: 0 is the same, 1 a usual difference. */
  readonly distance: number;
  /** Difference per variable in standard deviations, signed: region minus focus. */
  readonly differences: ReadonlyMap<string, number>;
}

/** Regions by likeness to the one in focus. */
export interface PeerOrder {
  readonly focus: RegionStructure;
  /** All regions that have every variable, the focus left out, nearest first; equal distances by code. */
  readonly peers: readonly Peer[];
  /** Codes of the regions left out because they lack a variable. */
  readonly incomplete: readonly string[];
}

/**
 * Orders regions by how much their structure is like that of one of them: each variable is standardised over all
 * regions that have every variable (mean 0, standard deviation 1), then the Euclidean distance is taken as a root mean
 * square. The order does not depend on the units in which variables are given. A variable that is the same everywhere
 * tells nothing and counts as no difference. `undefined` when the focus itself lacks a variable.
 * Source: standardised Euclidean distance, as in OECD, Regions at a Glance, and the shared methods of the project.
 */
export function orderPeers(
  regions: readonly RegionStructure[],
  focusCode: string,
  variables: readonly StructureVariable[],
): PeerOrder | undefined {
  const isComplete = (region: RegionStructure): boolean =>
    variables.every((variable) => isUsable(region.values.get(variable.id), variable));
  const complete = regions.filter(isComplete);
  const focus = complete.find(({ code }) => code === focusCode);
  if (!focus) return undefined;
  const standards = variables.map((variable) => standardOf(complete, variable));
  const others = complete.filter(({ code }) => code !== focusCode);
  const peers = others.map((region): Peer => compare(region, focus, standards));
  return {
    focus,
    peers: peers.toSorted((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1)),
    incomplete: regions.filter((region) => !isComplete(region)).map(({ code }) => code),
  };
}

function isUsable(value: number | undefined, { scale }: StructureVariable): boolean {
  return value !== undefined && Number.isFinite(value) && (scale === 'linear' || value > 0);
}

interface Standard {
  readonly variable: StructureVariable;
  readonly score: (region: RegionStructure) => number;
}

function standardOf(regions: readonly RegionStructure[], variable: StructureVariable): Standard {
  const scaled = ({ values }: RegionStructure): number => {
    const value = values.get(variable.id) as number;
    return variable.scale === 'log' ? Math.log(value) : value;
  };
  const all = regions.map(scaled);
  const centre = mean(all) ?? 0;
  const spread = (deviation(all) ?? 0) || 1;
  return { variable, score: (region) => (scaled(region) - centre) / spread };
}

function compare(region: RegionStructure, focus: RegionStructure, standards: readonly Standard[]): Peer {
  const differences = standards.map(({ score }) => score(region) - score(focus));
  const weights = standards.map(({ variable }) => variable.weight);
  const squares = differences.reduce((sum, difference, at) => sum + (weights[at] as number) * difference ** 2, 0);
  return {
    ...region,
    distance: Math.sqrt(squares / weights.reduce((sum, weight) => sum + weight, 0)),
    differences: new Map(standards.map(({ variable }, at) => [variable.id, differences[at] as number])),
  };
}
