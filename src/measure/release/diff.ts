import type { ClaimResult, Verdict } from '../claim/claim.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, ObservationName, UnitCode } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';

/** A figure that another release gives otherwise, with the difference when both values exist. */
export interface Revision extends ObservationName {
  readonly from: number | null;
  readonly to: number | null;
  readonly by?: number;
}

/** A figure whose value stayed while its status or note became another. */
export interface Remark extends ObservationName {
  readonly from: string;
  readonly to: string;
}

/** Everything that changed between two releases, figure by figure. */
export interface ObservationDiff {
  readonly added: readonly ObservationName[];
  readonly removed: readonly ObservationName[];
  readonly revised: readonly Revision[];
  readonly remarked: readonly Remark[];
}

/** How many figures changed, and how. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly revised: number;
  /** Same value, other status or note. */
  readonly remarked: number;
}

/** What changed of one indicator: in all areas, or in the one that is named. */
export interface IndicatorChange extends ChangeCounts {
  readonly indicator: IndicatorId;
  readonly area?: AreaCode;
  readonly unit: UnitCode;
  /** Whether the earlier release had no figure of it at all. */
  readonly isFirst: boolean;
  /** The periods that figures were added for. */
  readonly addedPeriods?: PeriodSpan;
  /** Revisions with a value on both sides, the largest of them by the size of its difference. */
  readonly largest?: Revision & { readonly by: number };
}

/** First and last of a number of periods. */
export interface PeriodSpan {
  readonly first: Period;
  readonly last: Period;
  readonly count: number;
}

/** What one release changed against another, per indicator; those that stayed the same are left out. */
export interface ReleaseComparison {
  readonly counts: ChangeCounts;
  /** Over all areas, by indicator. */
  readonly indicators: readonly IndicatorChange[];
  /** Over each of the areas that were asked for. */
  readonly areas: readonly IndicatorChange[];
  /** The largest revisions of each indicator, at most `shownRevisions` of each. */
  readonly revisions: readonly Revision[];
}

/** How many revisions of an indicator a page lists; the download has all of them. */
export const shownRevisions = 20;

/** A comparison of releases with the same figures. */
export const nothingChanged: ReleaseComparison = {
  counts: { added: 0, removed: 0, revised: 0, remarked: 0 },
  indicators: [],
  areas: [],
  revisions: [],
};

/** Adds the counts of several changes up. */
export function sumCounts(changes: readonly ChangeCounts[]): ChangeCounts {
  const sum = (count: keyof ChangeCounts): number => changes.reduce((total, change) => total + change[count], 0);
  return { added: sum('added'), removed: sum('removed'), revised: sum('revised'), remarked: sum('remarked') };
}

/** A claim that got another verdict; absent on the side of a release that did not test it. */
export interface VerdictChange {
  readonly id: string;
  readonly from?: Verdict;
  readonly to?: Verdict;
}

/** The claims whose verdict differs between two releases, in the order of the later one. */
export function changedVerdicts(
  before: readonly ClaimResult[],
  after: readonly ClaimResult[],
): readonly VerdictChange[] {
  const earlier = new Map(before.map(({ id, verdict }) => [id, verdict]));
  const later = new Map(after.map(({ id, verdict }) => [id, verdict]));
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id) => {
    const [from, to] = [earlier.get(id), later.get(id)];
    return from === to ? [] : [{ id, ...(from && { from }), ...(to && { to }) }];
  });
}
