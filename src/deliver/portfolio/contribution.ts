import type { PlanContext } from '../../wing/plan-context.ts';

/** What is counted: people, or places to learn or work. */
export const countedUnits = ['person', 'place'] as const;
export type CountedUnit = (typeof countedUnits)[number];

/** Rates and numbers of persons are moved one person at a time; other numbers, one place at a time. */
export function countedUnitOf({ indicators }: PlanContext): (indicator: string) => CountedUnit {
  return (indicator) => (indicators('nl').find(({ id }) => id === indicator)?.unit === 'NR' ? 'place' : 'person');
}

/** What one project says it did for an indicator. */
export interface ProjectContribution {
  /**
   * How many it reached by its own totals. A project with several totals for one indicator may have counted the same
   * people in each: at least the largest, at most their sum.
   */
  readonly least: number;
  readonly most: number;
  /** How many different codes of people or places it gave; 0 when it gave none. */
  readonly coded: number;
}

/** How many projects reached together; what two of them may both have counted is counted once, as far as is known. */
export type JointContribution =
  | { readonly kind: 'none' }
  | { readonly kind: 'exact'; readonly count: number; readonly projects: number }
  | {
      readonly kind: 'range';
      readonly least: number;
      readonly most: number;
      readonly projects: number;
      /** Projects that gave totals only, or codes for some of whom they counted: why it cannot be said exactly. */
      readonly uncoded: number;
    };

/**
 * Adds up what projects did for one indicator, with a guard against counting twice. `distinct` is the number of
 * different codes over all of them: people and places with a code are counted once, however many projects they are in.
 * Of those without one, nobody knows how many are in several projects. So the sum lies between
 *
 * - at least: the different codes, or what the project that reached most reached, if that is more (all others may be
 *   among them);
 * - at most: the different codes, and everybody without a code as somebody else.
 */
export function joinContributions(contributions: readonly ProjectContribution[], distinct: number): JointContribution {
  const given = contributions.filter(({ most, coded }) => most > 0 || coded > 0);
  if (given.length === 0) return { kind: 'none' };
  const least = Math.max(distinct, ...given.map((each) => each.least));
  const most = given.reduce((sum, each) => sum + Math.max(0, each.most - each.coded), distinct);
  if (least >= most) return { kind: 'exact', count: least, projects: given.length };
  const uncoded = given.filter((each) => each.most > each.coded).length;
  return { kind: 'range', least, most, projects: given.length, uncoded };
}
