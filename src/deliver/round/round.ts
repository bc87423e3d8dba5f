import type { Project, WrittenText } from '../project/project.ts';
import type { EligibilityCheck } from './eligibility.ts';

/** A time in which projects may be submitted to be judged. */
export interface Round {
  readonly id: string;
  readonly slug: string;
  readonly title: WrittenText;
  readonly intro: WrittenText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly reviewersPerProposal: number;
  readonly rules: EligibilityRules;
  /** In the order of the round. */
  readonly criteria: readonly Criterion[];
  /** What is looked at by hand besides the rules, in the order of the round. */
  readonly checks: readonly EligibilityCheck[];
  readonly version: number;
}

/** What is scored, from 0 to its maximum, and how much it counts. */
export interface Criterion {
  readonly id: string;
  readonly title: WrittenText;
  readonly description: WrittenText;
  readonly weight: number;
  readonly maximum: number;
}

/** What a project must meet to be judged at all; a rule that is absent does not hold. */
export interface EligibilityRules {
  readonly minimumPartners?: number;
  /** Euro, over the planned amounts. */
  readonly maximumBudget?: number;
  readonly latestEnd?: string;
}

/** Where a round stands, by the clock alone. */
export type RoundState = 'coming' | 'open' | 'closed';

export function roundState({ opensAt, closesAt }: Pick<Round, 'opensAt' | 'closesAt'>, now: Date): RoundState {
  if (now < opensAt) return 'coming';
  return now < closesAt ? 'open' : 'closed';
}

/** The rules that a project does not meet. */
export function unmetRules(rules: EligibilityRules, project: Project): readonly (keyof EligibilityRules)[] {
  const workers = project.partners.filter(({ role }) => role !== 'funder').length;
  const budget = project.budget.reduce((sum, { planned = 0 }) => sum + planned, 0);
  const checks: Readonly<Record<keyof EligibilityRules, boolean>> = {
    minimumPartners: rules.minimumPartners === undefined || workers >= rules.minimumPartners,
    maximumBudget: rules.maximumBudget === undefined || budget <= rules.maximumBudget,
    latestEnd: rules.latestEnd === undefined || (project.plannedEnd ?? '9999') <= rules.latestEnd,
  };
  return (Object.keys(checks) as (keyof EligibilityRules)[]).filter((rule) => !checks[rule]);
}

/** What the task force decided. */
export const decisions = ['labelled', 'declined', 'come-back'] as const;
export type Decision = (typeof decisions)[number];
