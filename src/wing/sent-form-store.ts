import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from './actor.ts';

/** How long it is known that a form was sent, so that sent twice it does its work once. */
export const sentFormDays = 30;

/** Where the answer to a form led, without a language prefix, and the word for what it did. */
interface FormEnd {
  readonly path: string;
  readonly done?: string;
}

/** What a form led to. */
interface FormAnswer extends FormEnd {
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
): Promise<FormEnd | undefined> {
  const noted = await sql`insert into sent_form (person_id, digest) values (${id}, ${sent})
    on conflict do nothing returning 1`.execute(database);
  if (noted.rows.length > 0) return undefined;
  const { rows } = await sql<{ path: string; done: string | null }>`select path, done from sent_form
    where person_id = ${id} and digest = ${sent} and path is not null`.execute(database);
  const [end] = rows;
  return end && { path: end.path, ...(end.done !== null && { done: end.done }) };
}

/** Notes what a form led to, in the transaction of its work. */
export async function noteAnswer(
  database: QueryExecutorProvider,
  { id }: Person,
  sent: string,
  { path, done, mark }: FormAnswer,
): Promise<void> {
  await sql`update sent_form set path = ${path}, done = ${done ?? null}, mark = ${mark ?? null}
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
