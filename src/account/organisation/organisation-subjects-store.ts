import { sql } from 'kysely';
import type { SubjectNames } from '../../wing/trail.ts';

/** Names organisations in a trail, as far as whoever reads may see them. */
export const organisationSubjects: SubjectNames = async (database, ids) => {
  const { rows } = await sql<{ id: string; name: string; slug: string }>`
    select id, name, slug from organisation where id::text = any(${ids}::text[])`.execute(database);
  return new Map(rows.map(({ id, name, slug }) => [id, { name, path: `/organisaties/${slug}` }]));
};
