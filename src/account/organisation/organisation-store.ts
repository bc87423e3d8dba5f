import { sql, type QueryExecutorProvider } from 'kysely';
import { firstFree, slugFrom } from '../../foundation/slug.ts';
import type { Author } from '../../wing/actor.ts';
import type { KnownOrganisation, OrganisationKind, Organisations } from '../../wing/organisations.ts';
import type { PublicPage } from '../../wing/public-page.ts';
import type { OrganisationRole } from '../../wing/role.ts';
import { note, noteAll } from '../../wing/trail-store.ts';
import type { Happening } from '../../wing/trail.ts';
import type { Organisation, OrganisationProfile } from './organisation.ts';

/** What of the directory is asked for. */
export interface DirectoryQuestion {
  /** Words in Dutch, in any form and with small mistakes. */
  readonly words?: string;
  readonly kinds?: readonly OrganisationKind[];
  readonly municipality?: string;
  /** Only those that still have to be confirmed. */
  readonly isWaiting?: boolean;
  readonly limit: number;
  readonly offset?: number;
}

/** From this likeness on a word counts as a misspelling of another one. Source: pg_trgm, `word_similarity`. */
const likeness = 0.5;

/** Organisations that the reader may see, the nearest to the words first, with how many there are. */
export async function findOrganisations(
  database: QueryExecutorProvider,
  { words = '', kinds = [], municipality, isWaiting = false, limit, offset = 0 }: DirectoryQuestion,
): Promise<{ readonly organisations: readonly Organisation[]; readonly count: number }> {
  const asked = words.trim();
  const { rows } = await sql<OrganisationRow & { readonly total: string }>`
    with asked as (select websearch_to_tsquery('dutch', unaccent(${asked})) as stems, lower(${asked}) as letters)
    select ${columns}, count(*) over () as total
    from organisation, asked
    where archived_at is null
      and (not ${isWaiting} or confirmed_at is null)
      and (${asked} = '' or search @@ stems or word_similarity(letters, trigrams) >= ${likeness})
      and (cardinality(${kinds}::text[]) = 0 or kind = any (${kinds}::text[]))
      and (${municipality ?? null}::text is null or municipality = ${municipality ?? null})
    order by case when ${asked} = '' then 0 else ts_rank(search, stems) + word_similarity(letters, trigrams) end desc,
      lower(name), id
    limit ${limit} offset ${offset}`.execute(database);
  return { organisations: rows.map(organisationOf), count: Number(rows[0]?.total ?? 0) };
}

/** The public pages of organisations that the reader may see and that are in use. */
export async function organisationPages(database: QueryExecutorProvider): Promise<readonly PublicPage[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from organisation where archived_at is null order by slug`.execute(database);
  return [{ path: '/organisaties' }, ...rows.map(({ slug }) => ({ path: `/organisaties/${slug}` }))];
}

/** By its part of the address or its id; `undefined` when there is none that the reader may see. */
export async function readOrganisation(
  database: QueryExecutorProvider,
  key: { readonly slug: string } | { readonly id: string },
): Promise<Organisation | undefined> {
  const condition = 'slug' in key ? sql`slug = ${key.slug}` : sql`id::text = ${key.id}`;
  const { rows } = await sql<OrganisationRow>`select ${columns} from organisation where ${condition}`.execute(database);
  return rows[0] && organisationOf(rows[0]);
}

/** Words that stand in addresses where an organisation's own would. */
const fixedNames = ['nieuw'];

/** What is said of a new organisation besides its profile. */
interface Founding {
  readonly isConfirmed: boolean;
  readonly now: Date;
}

/**
 * Makes an organisation under an address made of its name, with an entry in the trail. A person who makes it becomes its
 * first promoter.
 */
export async function addOrganisation(
  database: QueryExecutorProvider,
  author: Author,
  profile: OrganisationProfile,
  founding: Founding,
): Promise<{ readonly id: string; readonly slug: string }> {
  const slug = slugFrom(profile.name, 'organisatie');
  const attempt = async (free: string) =>
    (await insertOrganisations(database, author, [{ ...profile, slug: free }], founding))[0];
  const made = await firstFree(slug, attempt, fixedNames.includes(slug) ? 2 : 1);
  if (author.kind === 'person') {
    await sql`insert into membership (person_id, organisation_id, role)
      values (${author.id}, ${made.id}, 'promoter')`.execute(database);
  }
  return made;
}

/** The directory as other wings reach it. */
export const organisations: Organisations = {
  find: findNamed,
  add: async (database, author, named, now) => {
    const profiles = named.map((each) => ({ ...each, description: '', offers: [], seeks: [], sector: '' }));
    await insertOrganisations(database, author, profiles, { isConfirmed: true, now });
  },
};

/** The one way into the table: gives those that were added, for an address that is taken is passed over. */
async function insertOrganisations(
  database: QueryExecutorProvider,
  author: Author,
  profiles: readonly (OrganisationProfile & { readonly slug: string })[],
  { isConfirmed, now }: Founding,
): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  if (profiles.length === 0) return [];
  const { rows } = await sql<{ id: string; slug: string; name: string }>`
    insert into organisation (slug, name, kind, description, offers, seeks, website, municipality, sector,
      enterprise_number, founded_by, confirmed_at)
    select slug, name, kind, description, offers, seeks, website, municipality, sector, "enterpriseNumber",
      ${author.kind === 'person' ? author.id : null}::uuid, ${isConfirmed ? now : null}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as given (slug text, name text, kind text,
      description text, offers text[], seeks text[], website text, municipality text, sector text, "enterpriseNumber" text)
    order by slug
    on conflict (slug) do nothing
    returning id, slug, name`.execute(database);
  const happenings = rows.map((row) => organisationEvent('organisation.created', row));
  if (happenings.length > 0) await noteAll(database, author, happenings);
  return rows;
}

async function findNamed(
  database: QueryExecutorProvider,
  { slugs, enterpriseNumbers = [] }: Parameters<Organisations['find']>[1],
): Promise<readonly KnownOrganisation[]> {
  const { rows } = await sql<Omit<KnownOrganisation, 'enterpriseNumber'> & Pick<OrganisationRow, 'enterpriseNumber'>>`
    select id, slug, enterprise_number from organisation
    where slug = any (${slugs}::text[]) or enterprise_number = any (${enterpriseNumbers}::text[])
    order by slug`.execute(database);
  return rows.map(({ id, slug, enterpriseNumber }) => ({ id, slug, ...(enterpriseNumber && { enterpriseNumber }) }));
}

/**
 * Changes what an organisation says of itself, with an entry in the trail; `false` when somebody else changed it since
 * `version`.
 */
export async function changeOrganisation(
  database: QueryExecutorProvider,
  author: Author,
  { id, version }: Pick<Organisation, 'id' | 'version'>,
  profile: OrganisationProfile,
): Promise<boolean> {
  const { rows } = await sql`
    update organisation set name = ${profile.name}, kind = ${profile.kind}, description = ${profile.description},
      offers = ${profile.offers}, seeks = ${profile.seeks}, website = ${profile.website ?? null},
      municipality = ${profile.municipality ?? null}, sector = ${profile.sector},
      enterprise_number = ${profile.enterpriseNumber ?? null}, version = version + 1, updated_at = now()
    where id = ${id} and version = ${version} returning 1`.execute(database);
  if (rows.length === 0) return false;
  await note(database, author, organisationEvent('organisation.changed', { id, name: profile.name }));
  return true;
}

/** Confirms that an organisation is who it says, so that everybody sees it; with an entry in the trail when that is new. */
export async function confirmOrganisation(database: QueryExecutorProvider, author: Author, id: string): Promise<void> {
  const { rows } = await sql<NamedOrganisation>`update organisation set confirmed_at = now()
    where id = ${id} and confirmed_at is null returning id, name`.execute(database);
  for (const row of rows) await note(database, author, organisationEvent('organisation.confirmed', row));
}

/** Puts an organisation away: nobody's role in it counts meanwhile. With an entry in the trail when that is new. */
export async function archiveOrganisation(database: QueryExecutorProvider, author: Author, id: string): Promise<void> {
  const { rows } = await sql<NamedOrganisation>`update organisation set archived_at = now()
    where id = ${id} and archived_at is null returning id, name`.execute(database);
  for (const row of rows) await note(database, author, organisationEvent('organisation.archived', row));
}

/** Takes an organisation back that was put away, with an entry in the trail. */
export async function restoreOrganisation(database: QueryExecutorProvider, author: Author, id: string): Promise<void> {
  const { rows } = await sql<NamedOrganisation>`update organisation set archived_at = null
    where id = ${id} and archived_at is not null returning id, name`.execute(database);
  for (const row of rows) await note(database, author, organisationEvent('organisation.restored', row));
}

type NamedOrganisation = Pick<Organisation, 'id' | 'name'>;

function organisationEvent(event: string, { id, name }: NamedOrganisation): Happening {
  return { event, subject: { kind: 'organisation', id }, organisation: id, details: { name } };
}

/** Somebody's role in an organisation. */
export interface Membership {
  readonly personId: string;
  /** Absent for those who may not know it. */
  readonly name: string | null;
  readonly role: OrganisationRole;
}

/** Everybody with a role in an organisation, by name. */
export async function listMembers(
  database: QueryExecutorProvider,
  organisation: string,
): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select membership.person_id, name, role from membership left join profile using (person_id)
    where organisation_id = ${organisation} order by lower(name), role`.execute(database);
  return rows;
}

/** The organisations in which somebody has a role, by name. */
export async function listOwnOrganisations(
  database: QueryExecutorProvider,
  person: string,
): Promise<readonly { readonly slug: string; readonly name: string; readonly roles: readonly OrganisationRole[] }[]> {
  const { rows } = await sql<{ slug: string; name: string; roles: OrganisationRole[] }>`
    select slug, name, array_agg(role order by role) as roles
    from membership join organisation on organisation.id = organisation_id
    where person_id = ${person} and archived_at is null
    group by organisation.id order by lower(name)`.execute(database);
  return rows;
}

/** Whether an organisation other than the one at an address has this number, one that the reader may not see included. */
export async function isNumberTaken(
  accounts: QueryExecutorProvider,
  enterpriseNumber: string,
  exceptSlug: string | undefined,
): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation
    where enterprise_number = ${enterpriseNumber} and slug <> ${exceptSlug ?? ''}`.execute(accounts);
  return rows.length > 0;
}

const columns = sql`organisation.id, slug, name, kind, description, offers, seeks, website, municipality, sector,
  enterprise_number, confirmed_at is not null as is_confirmed, archived_at is not null as is_archived, version`;

interface OrganisationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly description: string;
  readonly offers: readonly string[];
  readonly seeks: readonly string[];
  readonly website: string | null;
  readonly municipality: string | null;
  readonly sector: string;
  readonly enterpriseNumber: string | null;
  readonly isConfirmed: boolean;
  readonly isArchived: boolean;
  readonly version: number;
}

function organisationOf({ website, municipality, enterpriseNumber, ...row }: OrganisationRow): Organisation {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    description: row.description,
    offers: row.offers,
    seeks: row.seeks,
    sector: row.sector,
    isConfirmed: row.isConfirmed,
    isArchived: row.isArchived,
    version: row.version,
    ...(website !== null && { website }),
    ...(municipality !== null && { municipality }),
    ...(enterpriseNumber !== null && { enterpriseNumber }),
  };
}
