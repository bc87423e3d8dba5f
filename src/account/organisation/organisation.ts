import { organisationKinds, type OrganisationKind } from '../../wing/organisations.ts';

/** What an organisation says about itself. */
export interface OrganisationProfile {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** In Dutch. */
  readonly description: string;
  /** What others can get from it, each a short line: also what ideas are matched with. */
  readonly offers: readonly string[];
  /** What it looks for, likewise. */
  readonly seeks: readonly string[];
  readonly website?: string;
  /** NIS code of the municipality of its seat. */
  readonly municipality?: string;
  readonly sector: string;
  /** Number in the Belgian register of enterprises: ten digits. */
  readonly enterpriseNumber?: string;
}

/** An organisation of the directory. */
export interface Organisation extends OrganisationProfile {
  readonly id: string;
  /** Its part of the address: `/organisaties/{slug}`. */
  readonly slug: string;
  readonly isConfirmed: boolean;
  readonly isArchived: boolean;
  /** Grows with each change, to notice that two people change it at once. */
  readonly version: number;
}

export function isOrganisationKind(text: string): text is OrganisationKind {
  return (organisationKinds as readonly string[]).includes(text);
}

/**
 * The ten digits of an enterprise number written in any way ("BE 0403.019.261"); `undefined` when it is none: its last
 * two digits are 97 less the rest of the first eight divided by 97. Source: FOD Economie, KBO.
 */
export function readEnterpriseNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[^0-9]/g, '').padStart(10, '0');
  if (!/^[01]\d{9}$/.test(digits)) return undefined;
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8)) ? digits : undefined;
}

/** The lines of a text that are not empty. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
