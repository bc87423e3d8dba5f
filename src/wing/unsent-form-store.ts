import { sql, type QueryExecutorProvider } from 'kysely';
import type { RouteParams } from './route.ts';

/** How long a form waits for its writer to sign in again. */
export const unsentFormHours = 1;

/** A form that its writer sent after the session had ended, as it was sent. */
export interface UnsentForm {
  /** The address that takes it, as its route names it, and the parts of it. */
  readonly route: string;
  readonly params: RouteParams;
  /** What it was asked with, with its question mark. */
  readonly search: string;
  readonly fields: readonly (readonly [name: string, text: string])[];
}

/** As many forms wait for one person: nobody fills the database with them. */
export const mostUnsentForms = 10;

/**
 * Keeps a form for an hour, for the one whom it was drawn for, in place of what was kept of the same address and of the
 * oldest beyond `mostUnsentForms`. Gives its id; nothing when there is no such person any more.
 */
export async function keepUnsentForm(
  database: QueryExecutorProvider,
  person: string,
  { route, params, search, fields }: UnsentForm,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into unsent_form (person_id, route, params, search, fields)
    select id, ${route}, ${JSON.stringify(params)}::jsonb, ${search}, ${JSON.stringify(fields)}::jsonb
    from person where id = ${person}
    on conflict (person_id, route, params) do update set search = excluded.search, fields = excluded.fields,
      kept_at = now()
    returning id`.execute(database);
  const id = rows[0]?.id;
  if (id)
    await sql`delete from unsent_form where person_id = ${person} and id <> ${id} and id not in (
      select id from unsent_form where person_id = ${person} and id <> ${id}
      order by kept_at desc limit ${mostUnsentForms - 1})`.execute(database);
  return id;
}

/** A form that waits for whoever asks; nothing when it is somebody else's, or its hour is over. */
export async function readUnsentForm(
  database: QueryExecutorProvider,
  person: string,
  id: string,
): Promise<UnsentForm | undefined> {
  const { rows } = await sql<UnsentForm>`
    select route, params, search, fields from unsent_form
    where id::text = ${id} and person_id = ${person} and kept_at > now() - make_interval(hours => ${unsentFormHours})`.execute(
    database,
  );
  return rows[0];
}

/** Forgets forms whose hour is over. */
export async function forgetUnsentForms(database: QueryExecutorProvider): Promise<void> {
  await sql`delete from unsent_form where kept_at < now() - make_interval(hours => ${unsentFormHours})`.execute(
    database,
  );
}
