import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { deviceDays } from './device-store.ts';
import { personEvent } from '../person/own-event.ts';

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

/** Ends one session of a person, by id, with an entry in the trail when there was one. */
export async function endSession(accounts: QueryExecutorProvider, person: Person, id: string): Promise<void> {
  const { rows } = await sql`delete from session
    where person_id = ${person.id} and id::text = ${id} returning 1`.execute(accounts);
  if (rows.length > 0) await note(accounts, person, personEvent('session.ended', person.id));
}

/** Ends every session of a person but one, with an entry in the trail when there were any. */
export async function endOtherSessions(
  accounts: QueryExecutorProvider,
  person: Person,
  kept: string | undefined,
): Promise<void> {
  const ended = await deleteOtherSessions(accounts, person.id, kept);
  if (ended > 0) await note(accounts, person, personEvent('session.ended', person.id));
}

/** Deletes every session of a person but one; gives how many. Whoever calls it leaves the entry in the trail. */
export async function deleteOtherSessions(
  accounts: QueryExecutorProvider,
  person: string,
  kept: string | undefined,
): Promise<number> {
  const { rows } = await sql`delete from session
    where person_id = ${person} and id::text <> ${kept ?? ''} returning 1`.execute(accounts);
  return rows.length;
}

/** Deletes what ended or was never used in time: sessions and links in messages. */
export async function sweepEnded(accounts: QueryExecutorProvider): Promise<void> {
  await sql`delete from session where expires_at < now()`.execute(accounts);
  await sql`delete from verification where expires_at < now()`.execute(accounts);
  await sql`delete from known_device where used_at < now() - make_interval(days => ${deviceDays})`.execute(accounts);
}
