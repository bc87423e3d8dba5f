import type { QueryExecutorProvider } from 'kysely';
import type { Author } from './actor.ts';

/** Kinds of organisations, as the directory tells them apart. */
export const organisationKinds = [
  'government',
  'education',
  'social-economy',
  'market',
  'civil-society',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation as files name it, to be added when it is not there yet. */
export interface NamedOrganisation {
  /** Its part of the address: `/organisaties/{slug}`. */
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website?: string;
  /** NIS code of the municipality of its seat. */
  readonly municipality?: string;
  /** Number in the Belgian register of enterprises: ten digits. */
  readonly enterpriseNumber?: string;
}

/** An organisation that is there, as far as other wings need to know it. */
export type KnownOrganisation = Pick<NamedOrganisation, 'slug' | 'enterpriseNumber'> & { readonly id: string };

/** The organisations of the house, for wings that name them; each act is part of the transaction given. */
export interface Organisations {
  /** Those that have one of these addresses or enterprise numbers, as far as whoever asks may see them; by address. */
  readonly find: (
    database: QueryExecutorProvider,
    names: { readonly slugs: readonly string[]; readonly enterpriseNumbers?: readonly string[] },
  ) => Promise<readonly KnownOrganisation[]>;
  /** Adds those whose address is free, confirmed, each with an entry in the trail; those that are there stay as they are. */
  readonly add: (
    database: QueryExecutorProvider,
    author: Author,
    organisations: readonly NamedOrganisation[],
    now: Date,
  ) => Promise<void>;
}
