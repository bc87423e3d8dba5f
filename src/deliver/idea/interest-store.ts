import { sql, type QueryExecutorProvider } from 'kysely';
import type { Interest, InterestRole } from './idea.ts';

/** Organisations that would take part, those that would lead first. Only organisations that the reader may see. */
export async function readInterests(database: QueryExecutorProvider, idea: string): Promise<readonly Interest[]> {
  const { rows } = await sql<Omit<Interest, 'declaredBy'> & { readonly declaredBy: string | null }>`
    select organisation_id as organisation, name, slug, kind, role, note, declared_by
    from idea_interest join organisation on organisation.id = organisation_id
    where idea_id = ${idea}
    order by role = 'lead' desc, lower(name), organisation_id`.execute(database);
  return rows.map(({ declaredBy, ...row }) => ({ ...row, ...(declaredBy !== null && { declaredBy }) }));
}

/** Declares in an organisation's name that it would take part, or says it anew. */
export async function declareInterest(
  database: QueryExecutorProvider,
  idea: string,
  interest: {
    readonly organisation: string;
    readonly role: InterestRole;
    readonly note: string;
    readonly person: string;
  },
): Promise<void> {
  const { organisation, role, note, person } = interest;
  await sql`
    insert into idea_interest (idea_id, organisation_id, role, note, declared_by)
    values (${idea}, ${organisation}, ${role}, ${note}, ${person})
    on conflict (idea_id, organisation_id)
      do update set role = excluded.role, note = excluded.note, declared_by = excluded.declared_by`.execute(database);
}

/** Takes an organisation's interest back. Says whether there was any. */
export async function withdrawInterest(
  database: QueryExecutorProvider,
  idea: string,
  organisation: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from idea_interest where idea_id = ${idea} and organisation_id = ${organisation}`.execute(database);
  return numAffectedRows === 1n;
}
