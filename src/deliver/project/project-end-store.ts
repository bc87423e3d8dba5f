import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { Project } from './project.ts';
import { changeStage } from './project-store.ts';
import type { ProjectTables } from './project-tables.ts';

/** Whether a project can be withdrawn: before there is a decision. */
export function isWithdrawable({ stage }: Pick<Project, 'stage'>): boolean {
  return stage === 'draft' || stage === 'submitted';
}

/** Withdraws a draft or submitted project, and its proposals on which nothing is decided. Says whether that was possible. */
export async function withdrawProject(
  database: Kysely<ProjectTables>,
  author: Author,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql<Pick<Project, 'stage'>>`
    select stage from project where id = ${id} for update`.execute(database);
  if (!rows[0] || !isWithdrawable(rows[0])) return false;
  await sql`update proposal set withdrawn_at = ${at}
    where project_id = ${id} and decision is null and withdrawn_at is null`.execute(database);
  return changeStage(database, author, { id, stage: 'withdrawn', at });
}

/** Whether a project was ever submitted. It needs the program's own access, for not every author sees proposals. */
export async function wasSubmitted(database: Kysely<unknown>, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from proposal where project_id = ${id} limit 1`.execute(database);
  return rows.length > 0;
}

/** Deletes a draft that is not public, with everything on it. Says whether it was one, and theirs to delete. */
export async function deleteDraft(
  database: Kysely<ProjectTables>,
  author: Author,
  { id, partners }: Pick<Project, 'id' | 'partners'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from project where id = ${id} and stage in ('draft', 'withdrawn') and published_at is null`.execute(
    database,
  );
  if (numAffectedRows !== 1n) return false;
  const lead = partners.find(({ role }) => role === 'lead')?.organisation;
  const subject = { kind: 'project', id };
  await note(database, author, { event: 'project.deleted', subject, ...(lead && { organisation: lead }) });
  return true;
}
