import { sql, type QueryExecutorProvider } from 'kysely';
import { firstFree } from '../../foundation/slug.ts';

/**
 * Makes a draft project of an idea with what the idea says, led by one organisation, the others that would take part as
 * its partners. Gives the project's address part, or `undefined` when the idea is a project already.
 */
export async function makeProject(
  database: QueryExecutorProvider,
  idea: { readonly id: string; readonly slug: string },
  { lead, person }: { readonly lead: string; readonly person: string },
): Promise<{ readonly id: string; readonly slug: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`idea project ${idea.id}`}))`.execute(database);
  const { rows: taken } = await sql`select from idea_project where idea_id = ${idea.id}`.execute(database);
  if (taken.length > 0) return undefined;
  const project = await addProject(database, idea, person);
  await addPartners(database, idea.id, project.id, lead);
  await sql`insert into idea_project (idea_id, project_id, created_by)
    values (${idea.id}, ${project.id}, ${person})`.execute(database);
  return project;
}

async function addProject(
  database: QueryExecutorProvider,
  idea: { readonly id: string; readonly slug: string },
  person: string,
): Promise<{ readonly id: string; readonly slug: string }> {
  return firstFree(idea.slug, async (slug) => {
    const { rows } = await sql<{ id: string; slug: string }>`
      insert into project (slug, title, summary, description, actions, groups, themes, municipalities, authors)
      select ${slug}, title, summary, description, actions, groups, themes, municipalities, array[${person}::uuid]
      from idea where id = ${idea.id}
      on conflict (slug) do nothing returning id, slug`.execute(database);
    return rows[0];
  });
}

/** One organisation leads; whoever else offered to lead takes part. */
async function addPartners(
  database: QueryExecutorProvider,
  idea: string,
  project: string,
  lead: string,
): Promise<void> {
  await sql`
    insert into project_partner (project_id, organisation_id, role, position)
    select ${project}, organisation, role, row_number() over (order by role = 'lead' desc, offered = 'lead' desc, since) - 1
    from (
      select ${lead}::uuid as organisation, 'lead' as role, 'lead' as offered, null::timestamptz as since
      union all
      select organisation_id, 'participating', role, created_at from idea_interest
        where idea_id = ${idea} and organisation_id <> ${lead}) partner`.execute(database);
}
