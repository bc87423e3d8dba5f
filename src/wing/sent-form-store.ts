import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from './actor.ts';

/** How long it is known that a form was sent, so that sent twice it does its work once. */
export const sentFormDays = 30;

/** What a form led to. */
interface FormAnswer {
  /** Where its answer led, without a language prefix. */
  readonly path: string;
  /** The thing as it left it, by a name that holds its version. */
  readonly mark: string | undefined;
}

/**
 * Notes, before its work is done, that a form was sent. Where it was sent before, gives where it led, once that work is
 * committed; when it failed, this one goes on. To be asked in the transaction of the work.
 */
export async function earlierAnswer(
  database: QueryExecutorProvider,
  { id }: Person,
  sent: string,
): Promise<string | undefined> {
  const noted = await sql`insert into sent_form (person_id, digest) values (${id}, ${sent})
    on conflict do nothing returning 1`.execute(database);
  if (noted.rows.length > 0) return undefined;
  const { rows } = await sql<{ path: string }>`select path from sent_form
    where person_id = ${id} and digest = ${sent}`.execute(database);
  return rows[0]?.path;
}

/** Notes what a form led to, in the transaction of its work. */
export async function noteAnswer(
  database: QueryExecutorProvider,
  { id }: Person,
  sent: string,
  { path, mark }: FormAnswer,
): Promise<void> {
  await sql`update sent_form set path = ${path}, mark = ${mark ?? null}
    where person_id = ${id} and digest = ${sent}`.execute(database);
}

/** Whether a form of this person left a thing as this name says. */
export async function isOwnMark(database: QueryExecutorProvider, { id }: Person, mark: string): Promise<boolean> {
  const { rows } = await sql`select from sent_form where person_id = ${id} and mark = ${mark} limit 1`.execute(
    database,
  );
  return rows.length > 0;
}

/** Forgets forms that nobody sends a second time any more. */
export async function forgetSentForms(database: QueryExecutorProvider): Promise<void> {
  await sql`delete from sent_form where sent_at < now() - make_interval(days => ${sentFormDays})`.execute(database);
}
