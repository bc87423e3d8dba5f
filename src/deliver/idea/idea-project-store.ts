import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { createProject } from '../project/project-store.ts';
import type { Project, ProjectPartner } from '../project/project.ts';
import type { Idea } from './idea.ts';
import { namedOrganisations } from './own-organisation-store.ts';

/**
 * Makes a draft project of an idea with what the idea says, led by one organisation, the others that would take part as
 * its partners, with an entry in the trail of both. `undefined` when the idea is a project already.
 */
export async function makeProject(
  database: QueryExecutorProvider,
  person: Person,
  idea: Idea,
  { lead, at }: { readonly lead: string; readonly at: Date },
): Promise<Pick<Project, 'id' | 'slug'> | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`idea project ${idea.id}`}))`.execute(database);
  const { rows: taken } = await sql`select from idea_project where idea_id = ${idea.id}`.execute(database);
  if (taken.length > 0) return undefined;
  const { title, summary, description, actions, groups, themes, municipalities, slug: address } = idea;
  const partners = await partnersOf(database, idea.id, lead);
  const content = { title, summary, description, actions, groups, themes, municipalities, partners };
  const project = await createProject(database, person, { content, address, authors: [person.id], at });
  await sql`insert into idea_project (idea_id, project_id, created_by)
    values (${idea.id}, ${project.id}, ${person.id})`.execute(database);
  const [named] = await namedOrganisations(database, [lead]);
  await note(database, person, {
    event: 'idea.became-project',
    subject: { kind: 'idea', id: idea.id },
    ...(idea.organisation && { organisation: idea.organisation }),
    ...(idea.proposedBy && { about: idea.proposedBy }),
    details: { organisation: named?.name ?? '' },
  });
  return project;
}

/** One organisation leads; whoever else would take part does, those first that offered to lead. */
async function partnersOf(
  database: QueryExecutorProvider,
  idea: string,
  lead: string,
): Promise<readonly ProjectPartner[]> {
  const { rows } = await sql<{ organisation: string }>`
    select organisation_id as organisation from idea_interest
    where idea_id = ${idea} and organisation_id <> ${lead}
    order by role = 'lead' desc, created_at, organisation_id`.execute(database);
  const others = rows.map(({ organisation }) => ({ organisation, name: '', role: 'participating' }) as const);
  return [{ organisation: lead, name: '', role: 'lead' }, ...others];
}
