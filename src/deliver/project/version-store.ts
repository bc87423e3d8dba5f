import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import type { Project } from './project.ts';
import type { ProjectTables } from './project-tables.ts';
import { contentOf, type ProjectContent, type Section } from './section.ts';

/** Saves of one person within this time after the first are one version: writing is not a list of every comma. */
const versionMinutes = 10;

/** A project after a save. */
export interface VersionToKeep {
  readonly project: Project;
  readonly author: Author;
  readonly sections: readonly Section[];
  readonly at: Date;
}

/** Keeps how a project is now. Says whether that became a version of its own, or went into the author's last. */
export async function keepVersion(
  database: Kysely<ProjectTables>,
  { project, author, sections, at }: VersionToKeep,
): Promise<boolean> {
  const content = JSON.stringify(contentOf(project));
  const person = author.kind === 'person' ? author.id : null;
  const { rows } = await sql`
    update project_version set version = ${project.version}, content = ${content}::jsonb, saved_at = ${at},
      sections = array(select distinct unnest(sections || ${sections}::text[]) order by 1)
    where project_id = ${project.id} and author_id = ${person}::uuid
      and started_at > ${at}::timestamptz - make_interval(mins => ${versionMinutes})
      and version = (select max(version) from project_version where project_id = ${project.id})
    returning version`.execute(database);
  if (rows.length > 0) return false;
  await database
    .insertInto('projectVersion')
    .values({
      projectId: project.id,
      version: project.version,
      authorId: person,
      sections,
      content,
      startedAt: at,
      savedAt: at,
    })
    .execute();
  return true;
}

/** A version in a list. */
export interface VersionLine {
  readonly version: number;
  /** Absent when it was the program, or somebody who was erased. */
  readonly authorName: string | null;
  readonly sections: readonly Section[];
  readonly savedAt: Date;
}

/** Versions, latest first; `before` a version for the next page. */
export async function listVersions(
  database: QueryExecutorProvider,
  { project, before, limit }: { readonly project: string; readonly before?: number; readonly limit: number },
): Promise<readonly VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    select version, profile.name as author_name, sections, saved_at
    from project_version left join profile on profile.person_id = author_id
    where project_id = ${project} and (${before ?? null}::int is null or version < ${before ?? null}::int)
    order by version desc limit ${limit}`.execute(database);
  return rows;
}

/** What a project said in a version; `undefined` when there is none, or not for whoever asks. */
export async function readVersion(
  database: QueryExecutorProvider,
  project: string,
  version: number,
): Promise<(VersionLine & { readonly content: ProjectContent }) | undefined> {
  const { rows } = await sql<VersionLine & { readonly content: ProjectContent }>`
    select version, profile.name as author_name, sections, saved_at, content
    from project_version left join profile on profile.person_id = author_id
    where project_id = ${project} and version = ${version}`.execute(database);
  return rows[0];
}
