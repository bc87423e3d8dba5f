import { sql, type QueryExecutorProvider } from 'kysely';

/** A browser in which somebody is signed in. */
export interface SessionLine {
  readonly id: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly userAgent: string | null;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
}

/** The sessions of a person that have not ended, latest first. */
export async function listSessions(
  accounts: QueryExecutorProvider,
  person: string,
  current: string | undefined,
): Promise<readonly SessionLine[]> {
  const { rows } = await sql<SessionLine>`
    select id, created_at as started_at, expires_at as ends_at, user_agent, id::text = ${current ?? ''} as is_this
    from session where person_id = ${person} and expires_at > now() order by created_at desc, id`.execute(accounts);
  return rows;
}

/** Ends one session of a person, by id. Says whether there was one. */
export async function endSession(accounts: QueryExecutorProvider, person: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from session where person_id = ${person} and id::text = ${id} returning 1`.execute(
    accounts,
  );
  return rows.length > 0;
}

/** Ends every session of a person but one. */
export async function endOtherSessions(
  accounts: QueryExecutorProvider,
  person: string,
  kept: string | undefined,
): Promise<void> {
  await sql`delete from session where person_id = ${person} and id::text <> ${kept ?? ''}`.execute(accounts);
}

/** Deletes what ended or was never used in time: sessions and links in messages. */
export async function sweepEnded(accounts: QueryExecutorProvider): Promise<void> {
  await sql`delete from session where expires_at < now()`.execute(accounts);
  await sql`delete from verification where expires_at < now()`.execute(accounts);
  await sql`delete from known_device where used_at < now() - interval '1 year'`.execute(accounts);
}
