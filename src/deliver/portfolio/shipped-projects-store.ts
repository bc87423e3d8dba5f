import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { program } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { ok, type Result } from '../../foundation/problem.ts';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import type { ProjectTables } from '../project/project-tables.ts';
import {
  projectFileName,
  readShippedProjects,
  type ProjectKnowledge,
  type ShippedProject,
  type ShippedProjects,
} from './shipped-projects.ts';

type Database = Kysely<ProjectTables>;

/**
 * Brings the projects of a plan folder in, each once: what was changed or removed on the site stays so. Gives the slugs
 * of those that came in now. A plan folder without such a file brings none.
 */
export async function bringShippedProjects(
  store: Store,
  planFolder: string,
  known: ProjectKnowledge,
  now: Date,
): Promise<Result<readonly string[]>> {
  const file = join(planFolder, projectFileName);
  if (!existsSync(file)) return ok([]);
  const shipped = readShippedProjects(await readFile(file, 'utf8'), known);
  if (!shipped.ok) return shipped;
  return ok(await addShippedProjects(store, shipped.value, now));
}

/** Adds projects that were not brought in before, with the organisations that are not there yet. */
export async function addShippedProjects(
  store: Store,
  { organisations, projects }: ShippedProjects,
  now: Date,
): Promise<readonly string[]> {
  return store.as<ProjectTables, readonly string[]>(systemAccess, async (database) => {
    await sql`select pg_advisory_xact_lock(hashtext('ambitie shipped projects'))`.execute(database);
    const { rows } = await sql<{ slug: string }>`
      insert into shipped_project (slug) select unnest(${Object.keys(projects)}::text[])
      on conflict do nothing returning slug`.execute(database);
    const wanted = new Set(rows.map(({ slug }) => slug));
    if (wanted.size === 0) return [];
    await addOrganisations(database, organisations, now);
    const added: string[] = [];
    for (const [slug, project] of Object.entries(projects)) {
      if (wanted.has(slug) && (await addProject(database, slug, project, now))) added.push(slug);
    }
    return added;
  });
}

async function addOrganisations(
  database: Database,
  organisations: ShippedProjects['organisations'],
  now: Date,
): Promise<void> {
  const rows = Object.entries(organisations).map(([slug, organisation]) => ({ slug, ...organisation }));
  await sql`
    insert into organisation (slug, name, kind, municipality, website, confirmed_at)
    select slug, name, kind, municipality, website, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (slug text, name text, kind text, municipality text, website text)
    order by slug
    on conflict (slug) do nothing`.execute(database);
}

/** Gives whether it was added: a project of the same slug may have been written on the site. */
async function addProject(database: Database, slug: string, project: ShippedProject, now: Date): Promise<boolean> {
  const { title, summary, description = {}, references, partners, money, ...columns } = project;
  const added = await database
    .insertInto('project')
    .values({
      ...columns,
      slug,
      stage: 'labelled',
      title: JSON.stringify(title),
      summary: JSON.stringify(summary),
      description: JSON.stringify(description),
      references: JSON.stringify(references),
      publishedAt: now,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  const projectId = added.id;
  for (const [position, { organisation, role }] of partners.entries()) {
    await sql`
      insert into project_partner (project_id, organisation_id, role, position)
      select ${projectId}, id, ${role}, ${position} from organisation where slug = ${organisation}`.execute(database);
  }
  if (money.length > 0) {
    const lines = money.map((line, position) => ({ ...line, projectId, position }));
    await database.insertInto('budgetLine').values(lines).execute();
  }
  await note(database, program, { event: 'project.created', subject: { kind: 'project', id: projectId } });
  return true;
}
