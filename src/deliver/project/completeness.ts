import type { Project } from './project.ts';
import { wizardSections, type WizardSection } from './section.ts';

/** What a project needs before it can be judged, by section; each a key of the texts. */
export type Requirement =
  | 'title'
  | 'summary'
  | 'description'
  | 'dates'
  | 'lead'
  | 'second-partner'
  | 'shares'
  | 'municipality'
  | 'group'
  | 'action'
  | 'contribution'
  | 'budget-line'
  | 'budget-planned'
  | 'milestone'
  | 'risk'
  | 'result'
  | 'indicator'
  | 'baseline'
  | 'target';

/** How far a section is. */
export interface Completeness {
  readonly section: WizardSection;
  readonly met: number;
  readonly of: number;
  readonly missing: readonly Requirement[];
}

/** How far each section is, in the order of the wizard. */
export function completenessOf(project: Project): readonly Completeness[] {
  return wizardSections.map((section) => {
    const checks = Object.entries(requirements[section]) as [Requirement, Check][];
    const missing = checks.filter(([, isMet]) => !isMet(project)).map(([requirement]) => requirement);
    return { section, met: checks.length - missing.length, of: checks.length, missing };
  });
}

/** Whether nothing is missing. */
export function isComplete(project: Project): boolean {
  return completenessOf(project).every(({ missing }) => missing.length === 0);
}

type Check = (project: Project) => boolean;

const requirements: Readonly<Record<WizardSection, Readonly<Partial<Record<Requirement, Check>>>>> = {
  about: {
    title: ({ title }) => isWritten(title),
    summary: ({ summary }) => isWritten(summary),
    description: ({ description }) => isWritten(description),
    dates: ({ plannedStart, plannedEnd }) => plannedStart !== undefined && plannedEnd !== undefined,
  },
  partners: {
    lead: ({ partners }) => partners.some(({ role }) => role === 'lead'),
    'second-partner': ({ partners }) => partners.filter(({ role }) => role !== 'funder').length > 1,
    shares: ({ partners }) =>
      partners.every(({ role, sharePercent }) => role === 'funder' || sharePercent !== undefined),
  },
  places: { municipality: ({ municipalities }) => municipalities.length > 0 },
  groups: { group: ({ groups }) => groups.length > 0 },
  actions: {
    action: ({ actions }) => actions.length > 0,
    contribution: ({ contributions }) => contributions.length > 0,
  },
  budget: {
    'budget-line': ({ budget }) => budget.length > 0,
    'budget-planned': ({ budget }) => budget.length > 0 && budget.every(({ planned }) => planned !== undefined),
  },
  milestones: { milestone: ({ milestones }) => milestones.length > 0 },
  risks: { risk: ({ risks }) => risks.length > 0 },
  results: {
    result: ({ results }) => results.length > 0,
    indicator: ({ results }) => results.length > 0 && results.every(({ indicators }) => indicators.length > 0),
    baseline: (project) => hasIndicators(project, ({ baseline }) => baseline !== undefined),
    target: (project) =>
      hasIndicators(project, ({ periods }) =>
        periods.some(({ target, targetComment }) => target !== undefined || targetComment),
      ),
  },
};

function isWritten(text: Readonly<Partial<Record<string, string>>>): boolean {
  return Object.values(text).some((words) => words?.trim());
}

type Indicator = Project['results'][number]['indicators'][number];

function hasIndicators({ results }: Project, meets: (indicator: Indicator) => unknown): boolean {
  const indicators = results.flatMap((result) => result.indicators);
  return indicators.length > 0 && indicators.every((indicator) => Boolean(meets(indicator)));
}
