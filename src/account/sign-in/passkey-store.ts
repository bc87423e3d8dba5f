import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { personEvent } from '../person/own-event.ts';

/** A passkey as its owner knows it. */
export interface PasskeyLine {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date;
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(accounts: QueryExecutorProvider, person: string): Promise<readonly PasskeyLine[]> {
  const { rows } = await sql<PasskeyLine>`
    select id, name, created_at from passkey where person_id = ${person} order by created_at, id`.execute(accounts);
  return rows;
}

/** Deletes one of a person's passkeys, with an entry in the trail when there was one. Says whether there was. */
export async function removePasskey(accounts: QueryExecutorProvider, person: Person, id: string): Promise<boolean> {
  const { rows } = await sql`delete from passkey
    where person_id = ${person.id} and id::text = ${id} returning 1`.execute(accounts);
  if (rows.length > 0) await note(accounts, person, personEvent('passkey.removed', person.id));
  return rows.length > 0;
}

/** Leaves the entry of a passkey that the sign-in machinery added. */
export async function notePasskey(accounts: QueryExecutorProvider, person: Person): Promise<void> {
  await note(accounts, person, personEvent('passkey.added', person.id));
}

/** Ways in that a person has besides messages to her box. */
export async function waysIn(accounts: QueryExecutorProvider, person: string): Promise<WaysIn> {
  const { rows } = await sql<WaysIn>`
    select two_factor_enabled as has_two_step,
      exists (select from credential where person_id = person.id and provider_id = 'credential') as has_password
    from person where id = ${person}`.execute(accounts);
  return rows[0] ?? { hasTwoStep: false, hasPassword: false };
}

export interface WaysIn {
  readonly hasTwoStep: boolean;
  readonly hasPassword: boolean;
}
