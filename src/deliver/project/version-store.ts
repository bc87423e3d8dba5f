import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import type { Project } from './project.ts';
import { contentOf, withoutNames, type ProjectContent, type Section } from './section.ts';

/** Saves of one person within this time after the first are one version: writing is not a list of every comma. */
const versionMinutes = 10;

/** A project after a save, with the sections that it changed. */
export interface SavedProject {
  readonly project: Project;
  readonly sections: readonly Section[];
}

/**
 * Keeps how projects are now, any number in one statement. Gives the ids of those for which that became a version of its
 * own; of the others it went into the author's last.
 */
export async function keepVersions(
  database: QueryExecutorProvider,
  author: Author,
  saved: readonly SavedProject[],
  at: Date,
): Promise<ReadonlySet<string>> {
  if (saved.length === 0) return new Set();
  const person = author.kind === 'person' ? author.id : null;
  const lines = saved.map(({ project, sections }) => ({
    id: project.id,
    version: project.version,
    sections,
    content: withoutNames(contentOf(project)),
  }));
  const { rows } = await sql<{ projectId: string }>`
    with saved as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as r(id uuid, version int, sections text[], content jsonb)),
    joined as (
      update project_version kept set version = saved.version, content = saved.content, saved_at = ${at},
        sections = array(select distinct unnest(kept.sections || saved.sections) order by 1)
      from saved
      where kept.project_id = saved.id and kept.author_id = ${person}::uuid
        and kept.started_at > ${at}::timestamptz - make_interval(mins => ${versionMinutes})
        and kept.version = (select max(version) from project_version where project_id = saved.id)
      returning kept.project_id)
    insert into project_version (project_id, version, author_id, sections, content, started_at, saved_at)
    select id, version, ${person}::uuid, sections, content, ${at}, ${at} from saved
    where id not in (select project_id from joined)
    returning project_id`.execute(database);
  return new Set(rows.map(({ projectId }) => projectId));
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

/** What a project said in a version, but for names; `undefined` when there is none, or not for whoever asks. */
export async function readVersion(
  database: QueryExecutorProvider,
  project: string,
  version: number,
): Promise<(VersionLine & { readonly content: ProjectContent }) | undefined> {
  const { rows } = await sql<VersionLine & { readonly content: ProjectContent }>`
    select version, profile.name as author_name, sections, saved_at, content
    from project_version left join profile on profile.person_id = author_id
    where project_id = ${project} and version = ${version}`.execute(database);
  // Older versions were kept with the names that organisations had then.
  return rows[0] && { ...rows[0], content: withoutNames(rows[0].content) };
}
