import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author, Person } from '../../wing/actor.ts';
import { note as noteInTrail } from '../../wing/trail-store.ts';
import type { IdeaOwners, Interest, InterestRole } from './idea.ts';
import type { NamedOrganisation } from './own-organisation-store.ts';

/** Organisations that would take part, those that would lead first. Only organisations that the reader may see. */
export async function readInterests(database: QueryExecutorProvider, idea: string): Promise<readonly Interest[]> {
  const { rows } = await sql<Omit<Interest, 'declaredBy'> & { readonly declaredBy: string | null }>`
    select organisation_id as organisation, name, slug, kind, role, note, declared_by
    from idea_interest join organisation on organisation.id = organisation_id
    where idea_id = ${idea}
    order by role = 'lead' desc, lower(name), organisation_id`.execute(database);
  return rows.map(({ declaredBy, ...row }) => ({ ...row, ...(declaredBy !== null && { declaredBy }) }));
}

/** What an organisation says that it would be in an idea. */
export interface DeclaredInterest {
  readonly organisation: Pick<NamedOrganisation, 'id' | 'name'>;
  readonly role: InterestRole;
  readonly note: string;
}

/** Declares in an organisation's name that it would take part, or says it anew, with an entry in the trail. */
export async function declareInterest(
  database: QueryExecutorProvider,
  person: Person,
  { id, proposedBy }: IdeaOwners,
  { organisation, role, note }: DeclaredInterest,
): Promise<void> {
  await sql`
    insert into idea_interest (idea_id, organisation_id, role, note, declared_by)
    values (${id}, ${organisation.id}, ${role}, ${note}, ${person.id})
    on conflict (idea_id, organisation_id)
      do update set role = excluded.role, note = excluded.note, declared_by = excluded.declared_by`.execute(database);
  await noteInTrail(database, person, {
    event: 'idea.interest',
    subject: { kind: 'idea', id },
    organisation: organisation.id,
    details: { organisation: organisation.name, role },
    ...(proposedBy && { about: proposedBy }),
  });
}

/** Takes an organisation's interest back, with an entry in the trail. Says whether there was any. */
export async function withdrawInterest(
  database: QueryExecutorProvider,
  author: Author,
  idea: string,
  organisation: DeclaredInterest['organisation'],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from idea_interest where idea_id = ${idea} and organisation_id = ${organisation.id}`.execute(database);
  if (numAffectedRows !== 1n) return false;
  await noteInTrail(database, author, {
    event: 'idea.interest-withdrawn',
    subject: { kind: 'idea', id: idea },
    organisation: organisation.id,
    details: { organisation: organisation.name },
  });
  return true;
}
