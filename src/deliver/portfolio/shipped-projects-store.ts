import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { program } from '../../wing/actor.ts';
import type { Organisations } from '../../wing/organisations.ts';
import { ok, type Result } from '../../foundation/problem.ts';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import { compacted } from '../compact.ts';
import { addProjects, type NewProject } from '../project/project-writer-store.ts';
import { blankContent } from '../project/section.ts';
import {
  projectFileName,
  readShippedProjects,
  type ProjectKnowledge,
  type ShippedProject,
  type ShippedProjects,
} from './shipped-projects.ts';

/** What shipped projects are brought in with. */
export interface ShippingTools {
  readonly organisations: Organisations;
  readonly newId: () => string;
  readonly now: Date;
}

/** What a plan folder tells of projects; nothing when it has no such file. */
export async function readProjectFile(planFolder: string, known: ProjectKnowledge): Promise<Result<ShippedProjects>> {
  const file = join(planFolder, projectFileName);
  if (!existsSync(file)) return ok(nothingShipped);
  return readShippedProjects(await readFile(file, 'utf8'), known);
}

export const nothingShipped: ShippedProjects = { organisations: {}, projects: {}, initiatives: {} };

/**
 * Adds projects that were not brought in before, with the organisations that are not there yet: what was changed or
 * removed on the site stays so. Gives the slugs of those that were added: a project of the same slug may have been
 * written on the site.
 */
export async function addShippedProjects(
  store: Store,
  { organisations: named, projects }: ShippedProjects,
  { organisations, newId, now }: ShippingTools,
): Promise<readonly string[]> {
  return store.as<unknown, readonly string[]>(systemAccess, async (database) => {
    await sql`select pg_advisory_xact_lock(hashtext('ambitie shipped projects'))`.execute(database);
    const wanted = await newlyShipped(database, Object.keys(projects));
    if (wanted.size === 0) return [];
    const slugs = Object.keys(named);
    await organisations.add(
      database,
      program,
      Object.entries(named).map(([slug, each]) => ({ slug, ...compacted(each) })),
      now,
    );
    const found = await organisations.find(database, { slugs });
    const ids = new Map(found.map(({ slug, id }) => [slug, id]));
    const shipped = Object.entries(projects)
      .filter(([slug]) => wanted.has(slug))
      .map(([slug, project]) => projectFrom(slug, project, { ids, newId, now }));
    return (await addProjects(database, program, shipped, now)).map(({ slug }) => slug);
  });
}

async function newlyShipped(database: Kysely<unknown>, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    insert into shipped_project (slug) select unnest(${slugs}::text[])
    on conflict do nothing returning slug`.execute(database);
  return new Set(rows.map(({ slug }) => slug));
}

interface Making {
  /** Organisations by their slugs. */
  readonly ids: ReadonlyMap<string, string>;
  readonly newId: () => string;
  readonly now: Date;
}

function projectFrom(
  slug: string,
  { partners, money, references, ...said }: ShippedProject,
  { ids, newId, now }: Making,
): NewProject {
  return {
    ...blankContent,
    ...compacted(said),
    slug,
    stage: 'labelled',
    publishedAt: now,
    authors: [],
    partners: partners.map(({ organisation, role }) => ({ organisation: ids.get(organisation)!, name: '', role })),
    references: references.map((reference) => compacted(reference)),
    budget: money.map((line) => ({ id: newId(), ...compacted(line) })),
  };
}
