import { sql, type Kysely } from 'kysely';
import type { PublicPage } from '../wing/public-page.ts';

const lists = ['/projecten', '/portefeuille', '/ideeen', '/rondes'];

/** The public pages of projects, ideas and rounds, with the moment of their last change where one is kept. */
export async function deliverPages(database: Kysely<unknown>): Promise<readonly PublicPage[]> {
  const { rows } = await sql<{ path: string; changed: Date | null }>`
    select '/projecten/' || slug as path, updated_at as changed from project where published_at is not null
    union all select '/ideeen/' || slug, updated_at from idea where hidden_at is null
    union all select '/rondes/' || slug, null from round
    order by path`.execute(database);
  const things = rows.map(({ path, changed }) => ({ path, ...(changed && { changed: changed.toISOString() }) }));
  return [...lists.map((path) => ({ path })), ...things];
}
