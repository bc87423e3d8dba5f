import type { AreaCode } from '../area/area.ts';
import type { Geography } from '../area/geography.ts';
import type { Vintage } from '../area/vintage.ts';
import { describeFormula } from '../indicator/computed.ts';
import type { Formula, Indicator } from '../indicator/indicator.ts';
import type { IndicatorId, Observation, ObsStatus } from '../observation/observation.ts';
import { hasValue, type ObservationSet, type Valued } from '../observation/observation-set.ts';
import { comparePeriods, type Period } from '../observation/period.ts';

/** Why a municipality has no figure in a period. */
export type Absence =
  /** The municipality had merged by then: what is known is known of the whole only. */
  | { readonly kind: 'merged'; readonly into: AreaCode }
  /** A rate or an average of those it was made of cannot be joined: the counts behind it are not known. */
  | { readonly kind: 'no-counts' }
  /** Nothing is known for that period. */
  | { readonly kind: 'no-figure' };

/** A municipality's figure in one period of a vintage, or why there is none. */
export type VintageCell = { readonly area: AreaCode; readonly period: Period } & (
  { readonly observation: Valued } | { readonly absence: Absence; readonly observation?: Observation }
);

/** An indicator shown on the municipalities of one vintage, whatever geography its figures came in. */
export interface VintageFigures {
  readonly vintage: Vintage;
  readonly periods: readonly Period[];
  readonly cells: readonly VintageCell[];
}

/**
 * Shows an indicator on the municipalities of a vintage, in every period in which any municipality has a figure.
 *
 * Counts travel forward exactly, as sums of those that merged, and backward only where a municipality merely changed
 * its code. A rate with a formula is worked out from the counts so moved; any other rate, a median or an average does
 * not travel over a merger. What cannot be known is left empty with the reason, never estimated.
 */
export function inVintage(
  observations: ObservationSet,
  indicator: Indicator,
  geography: Geography,
  vintage: Vintage,
): VintageFigures {
  const moves = movesOf(observations, geography);
  const ids = indicator.formula ? [indicator.id, ...countsOf(indicator.formula)] : [indicator.id];
  const everywhere = geography.ofKind('municipality').map(({ code }) => code);
  const periods = periodsOf(observations, ids, everywhere);
  const cells = vintage.municipalities.flatMap(({ code }) =>
    periods.map((period) => cellOf(moves, indicator, code, period)),
  );
  return { vintage, periods: periods.filter((period) => cells.some((cell) => isFilled(cell, period))), cells };
}

function isFilled(cell: VintageCell, period: Period): boolean {
  return cell.period === period && !('absence' in cell);
}

function countsOf({ numerator, denominator }: Formula): readonly IndicatorId[] {
  return [...new Set([...numerator, ...denominator])];
}

function periodsOf(
  observations: ObservationSet,
  ids: readonly IndicatorId[],
  areas: readonly AreaCode[],
): readonly Period[] {
  const periods = ids.flatMap((id) => areas.flatMap((area) => observations.series(id, area).filter(hasValue)));
  return [...new Set(periods.map(({ period }) => period))].toSorted(comparePeriods);
}

/** What is asked of the figures and of the mergers while a vintage is filled. */
interface Moves {
  readonly observations: ObservationSet;
  /** The sets of municipalities that one was made of; empty when it never merged. */
  readonly formerSets: (code: AreaCode) => readonly (readonly AreaCode[])[];
  /** The municipality that this one alone became, if no other merged into it. */
  readonly soleSuccessor: (code: AreaCode) => AreaCode | undefined;
  /** The municipality that it is part of in a period that comes after it. */
  readonly successor: (code: AreaCode) => AreaCode | undefined;
}

function movesOf(observations: ObservationSet, geography: Geography): Moves {
  const sets = new Map<AreaCode, readonly (readonly AreaCode[])[]>();
  const formerSets = (code: AreaCode): readonly (readonly AreaCode[])[] => {
    const known = sets.get(code) ?? geography.partitions(code);
    sets.set(code, known);
    return known;
  };
  const successor = (code: AreaCode): AreaCode | undefined => geography.get(code).successor;
  return {
    observations,
    formerSets,
    successor,
    soleSuccessor: (code) => {
      const next = successor(code);
      return next && formerSets(next).some((set) => set.length === 1 && set[0] === code) ? next : undefined;
    },
  };
}

function cellOf(moves: Moves, indicator: Indicator, area: AreaCode, period: Period): VintageCell {
  const observation = figureOf(moves, indicator, area, period);
  if (hasValue(observation)) return { area, period, observation };
  const absence = absenceOf(moves, indicator, area, period);
  return observation ? { area, period, absence, observation } : { area, period, absence };
}

function figureOf(moves: Moves, indicator: Indicator, area: AreaCode, period: Period): Observation | undefined {
  const own = moves.observations.at(indicator.id, area, period);
  if (own) return own;
  if (indicator.formula) return rateOf(moves, indicator, indicator.formula, area, period);
  return movedFigure(moves, indicator.id, indicator.additive, area, period);
}

/** The figure itself, else its parts' sum (counts only), else that of its only successor or predecessor. */
function movedFigure(
  moves: Moves,
  id: IndicatorId,
  isCount: boolean,
  area: AreaCode,
  period: Period,
): Observation | undefined {
  const own = moves.observations.at(id, area, period);
  if (own) return own;
  for (const set of moves.formerSets(area)) {
    if (!isCount && set.length > 1) continue;
    const parts = set.map((part) => moves.observations.at(id, part, period));
    if (parts.every(hasValue)) return moved(parts, area, `sum of ${set.join(' + ')}`);
  }
  const next = moves.soleSuccessor(area);
  const later = next && moves.observations.at(id, next, period);
  return hasValue(later) ? moved([later], area, `figure of ${next}, the same municipality`) : undefined;
}

function rateOf(
  moves: Moves,
  indicator: Indicator,
  formula: Formula,
  area: AreaCode,
  period: Period,
): Observation | undefined {
  const count = (id: IndicatorId): Observation | undefined => movedFigure(moves, id, true, area, period);
  const above = formula.numerator.map(count);
  const below = formula.denominator.map(count);
  if (!above.every(hasValue) || !below.every(hasValue) || total(below) === 0) return undefined;
  const rate = moved([...above, ...below], area, describeFormula(formula));
  const value = (formula.scale * total(above)) / total(below);
  return { ...rate, indicator: indicator.id, unit: indicator.unit, value };
}

function total(parts: readonly Valued[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

/** Observations of several areas as one of another: their sum, with all their remarks. */
function moved(parts: readonly Valued[], area: AreaCode, note: string): Valued {
  const first = parts[0] as Valued;
  const remarks = [...new Set(parts.flatMap(({ status }) => status))].filter((status) => status !== 'A').toSorted();
  const status: readonly ObsStatus[] = remarks.length > 0 ? remarks : ['A'];
  const provenance = { ...first.provenance, origin: 'computed', note } as const;
  return { ...first, area, value: total(parts), status, provenance };
}

function absenceOf(moves: Moves, indicator: Indicator, area: AreaCode, period: Period): Absence {
  const ids = indicator.formula ? countsOf(indicator.formula) : [indicator.id];
  const knows = (code: AreaCode): boolean => ids.some((id) => hasValue(moves.observations.at(id, code, period)));
  for (let next = moves.successor(area); next; next = moves.successor(next)) {
    if (knows(next)) return { kind: 'merged', into: next };
  }
  const knowsParts = moves.formerSets(area).some((set) => set.some(knows));
  return knowsParts && !indicator.additive && !indicator.formula ? { kind: 'no-counts' } : { kind: 'no-figure' };
}
