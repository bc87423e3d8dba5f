import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { ProjectTables } from './project-tables.ts';
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

export async function addComment(
  database: Kysely<ProjectTables>,
  comment: {
    readonly projectId: string;
    readonly section: Section;
    readonly authorId: string;
    readonly text: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await database.insertInto('projectComment').values(comment).execute();
}

/** Says that a remark was dealt with. */
export async function resolveComment(
  database: Kysely<ProjectTables>,
  { id, projectId, at }: { readonly id: string; readonly projectId: string; readonly at: Date },
): Promise<void> {
  await database
    .updateTable('projectComment')
    .set({ resolvedAt: at })
    .where('projectId', '=', projectId)
    .where(sql<boolean>`id::text = ${id}`)
    .execute();
}
