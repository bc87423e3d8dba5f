import type { OrganisationKind } from '../../wing/organisations.ts';
import type { PeriodState, Project, ProjectPartner } from '../project/project.ts';

/** A project as it is told to other systems: whole, with what they need to know of its organisations. */
export interface ExchangedProject extends Omit<Project, 'partners'> {
  readonly partners: readonly ExchangedPartner[];
  readonly updatedAt: Date;
}

export interface ExchangedPartner extends ProjectPartner {
  /** The organisation's address on the site, by which it is named in files. */
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly website?: string;
  /** NIS code of its seat. */
  readonly municipality?: string;
  /** Number in the Crossroads Bank for Enterprises: ten digits. */
  readonly enterpriseNumber?: string;
  /** Whether it takes part as a natural person, whose name leaves the EU list after two years. */
  readonly isNaturalPerson: boolean;
}

/** Who leads a project; absent when its organisation may not be shown. */
export function leadOf({ partners }: Pick<ExchangedProject, 'partners'>): ExchangedPartner | undefined {
  return partners.find(({ role }) => role === 'lead');
}

/** States in which what was reported is judged right. */
const judged: readonly PeriodState[] = ['approved', 'locked'];

/** The part of a project that is for everyone: no risks, no actual values that nobody approved. */
export function publicPart(project: ExchangedProject): ExchangedProject {
  return {
    ...project,
    risks: [],
    results: project.results.map((result) => ({
      ...result,
      indicators: result.indicators.map((indicator) => ({
        ...indicator,
        periods: indicator.periods.map((period) => (judged.includes(period.state) ? period : withoutActual(period))),
      })),
    })),
  };
}

type Period = ExchangedProject['results'][number]['indicators'][number]['periods'][number];

function withoutActual({ actual: _actual, actualComment: _comment, parts, ...period }: Period): Period {
  return { ...period, parts: parts.map(({ actual: _part, ...part }) => part) };
}
