import type { WrittenText } from '../project/project.ts';

/** What somebody looks at by hand before a proposal is judged. */
export interface EligibilityCheck {
  readonly id: string;
  readonly title: WrittenText;
}

/** What was found of one check. A check that nobody looked at has no verdict. */
export interface CheckVerdict {
  readonly check: string;
  readonly passed: boolean;
  /** Why; never empty when it failed. */
  readonly note: string;
}

/** Whether a proposal failed a check: it is neither scored, ranked nor labelled then. */
export function isIneligible({ verdicts }: { readonly verdicts: readonly CheckVerdict[] }): boolean {
  return verdicts.some(({ passed }) => !passed);
}

/** Whether a proposal is no longer judged: it failed a check, or was withdrawn. */
export function isOut(proposal: {
  readonly verdicts: readonly CheckVerdict[];
  readonly withdrawnAt: Date | null;
}): boolean {
  return proposal.withdrawnAt !== null || isIneligible(proposal);
}

/** Whether a proposal may still be reviewed: it is not out, and nobody decided on it yet. */
export function takesReviews(proposal: Parameters<typeof isOut>[0] & { readonly decision: string | null }): boolean {
  return proposal.decision === null && !isOut(proposal);
}
