import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { Section } from './section.ts';

/** A remark on a section, for those who write and guide the project. */
export interface ProjectComment {
  readonly id: string;
  /** Absent when erased. */
  readonly authorName: string | null;
  readonly text: string;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
}

/** The newest remarks on a section, at most 200, oldest first. */
export async function listComments(
  database: QueryExecutorProvider,
  project: string,
  section: Section,
): Promise<readonly ProjectComment[]> {
  const { rows } = await sql<ProjectComment>`
    select id, profile.name as author_name, text, created_at, resolved_at
    from project_comment left join profile on profile.person_id = author_id
    where project_id = ${project} and section = ${section}
    order by created_at desc, id limit 200`.execute(database);
  return rows.toReversed();
}

/** How many open remarks each section has. */
export async function countComments(
  database: QueryExecutorProvider,
  project: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ section: string; count: number }>`
    select section, count(*)::int as count from project_comment
    where project_id = ${project} and resolved_at is null group by section order by section`.execute(database);
  return new Map(rows.map(({ section, count }) => [section, count]));
}

/** A remark to add to a section. */
export interface NewComment {
  readonly project: string;
  readonly section: Section;
  readonly text: string;
  readonly at: Date;
}

/** Adds a remark, with an entry in the trail. */
export async function addComment(
  database: QueryExecutorProvider,
  person: Person,
  { project, section, text, at }: NewComment,
): Promise<void> {
  await sql`insert into project_comment (project_id, section, author_id, text, created_at)
    values (${project}, ${section}, ${person.id}, ${text}, ${at})`.execute(database);
  const subject = { kind: 'project', id: project };
  await note(database, person, { event: 'project.commented', subject, details: { section } });
}

/** Says that a remark was dealt with. */
export async function resolveComment(
  database: QueryExecutorProvider,
  { id, project, at }: { readonly id: string; readonly project: string; readonly at: Date },
): Promise<void> {
  await sql`update project_comment set resolved_at = ${at} where project_id = ${project} and id::text = ${id}`.execute(
    database,
  );
}
