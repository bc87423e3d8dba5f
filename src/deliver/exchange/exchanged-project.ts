import type { OrganisationKind } from '../../wing/organisations.ts';
import type { Project, ProjectPartner } from '../project/project.ts';

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
  /** Whether it takes part as a natural person, whose name is told for two years. */
  readonly isNaturalPerson: boolean;
}

/** Who leads a project; absent when its organisation may not be shown. */
export function leadOf({ partners }: Pick<ExchangedProject, 'partners'>): ExchangedPartner | undefined {
  return partners.find(({ role }) => role === 'lead');
}

/**
 * What an organisation is called in the register that gave its number.
 *
 * Source: org-id.guide, list BE-BCE_KBO.
 */
export function registeredId({ enterpriseNumber }: Pick<ExchangedPartner, 'enterpriseNumber'>): string | undefined {
  return enterpriseNumber && `BE-BCE_KBO-${enterpriseNumber}`;
}
