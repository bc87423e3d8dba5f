import type { PlanContext } from '../../wing/plan-context.ts';

/** Sorts of things of the plan that are named by their id. */
export type TermSort = 'action' | 'group' | 'municipality' | 'indicator';

/** Ids of what the plan has, by sort. */
export type PlanTerms = Readonly<Record<TermSort, ReadonlySet<string>>>;

/** What a project, in a form or a file, may name: things of the plan by their ids. */
export function termsOf(plan: PlanContext): PlanTerms {
  const { ambitions, groups } = plan.plan();
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  return {
    action: ids(ambitions.flatMap(({ actions }) => actions)),
    group: ids(groups),
    municipality: new Set(plan.municipalities('nl').map(({ code }) => code)),
    indicator: ids(plan.indicators('nl')),
  };
}
