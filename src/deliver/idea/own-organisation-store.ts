import { sql, type QueryExecutorProvider } from 'kysely';

/** An organisation by name, to choose from. */
export interface NamedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/** The organisations with these ids, by name. */
export async function namedOrganisations(
  database: QueryExecutorProvider,
  ids: readonly string[],
): Promise<readonly NamedOrganisation[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NamedOrganisation>`
    select id, name, slug from organisation where id = any (${ids}::uuid[]) order by lower(name), id`.execute(database);
  return rows;
}

/** The id of an organisation by the last part of its address, as owners of what is about it. */
export async function organisationOwners(
  database: QueryExecutorProvider,
  slug: string,
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ id: string }>`select id from organisation where slug = ${slug}`.execute(database);
  return rows[0] && [rows[0].id];
}
