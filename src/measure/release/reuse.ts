import type { Plan } from '../../plan/plan.ts';

/** What stands between the publishers of a figure that was computed from several. */
const betweenPublishers = '; ';

/**
 * Whether a figure may be passed on in files: every publisher behind it states its terms, so is listed in the plan. One
 * of whom no terms are known is shown with its source, and left out of files.
 */
export function mayBePassedOn(publisher: string, { publishers }: Pick<Plan, 'publishers'>): boolean {
  return publisher.split(betweenPublishers).every((name) => publishers.some((each) => each.name === name));
}

/** Those of the publishers who state no terms, each once and in order. */
export function withoutTerms(names: readonly string[], { publishers }: Pick<Plan, 'publishers'>): readonly string[] {
  const each = new Set(names.flatMap((name) => name.split(betweenPublishers)));
  return [...each].filter((name) => !publishers.some((known) => known.name === name)).toSorted();
}
