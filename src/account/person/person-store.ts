import { sql, type QueryExecutorProvider } from 'kysely';
import { defaultLocale, isLocale, type Locale } from '../../foundation/locale.ts';
import type { Author, Grant, Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { personEvent } from './own-event.ts';

/** A person as the actor of what they ask; `undefined` when there is none, or no longer. */
export async function readActor(accounts: QueryExecutorProvider, id: string): Promise<Person | undefined> {
  const { rows } = await sql<PersonRow>`
    select id, name, email, locale, email_verified, grants_of(id) as grants from person where id = ${id}`.execute(
    accounts,
  );
  return rows[0] && personOf(rows[0]);
}

/** The same by e-mail address, in any case. */
export async function findPerson(accounts: QueryExecutorProvider, email: string): Promise<Person | undefined> {
  const { rows } = await sql<PersonRow>`
    select id, name, email, locale, email_verified, grants_of(id) as grants
    from person where email = ${email.trim().toLowerCase()}`.execute(accounts);
  return rows[0] && personOf(rows[0]);
}

/** Everybody with their roles, by name; `search` is a part of a name or address. */
export async function listPeople(
  database: QueryExecutorProvider,
  { search = '', limit, offset = 0 }: { readonly search?: string; readonly limit: number; readonly offset?: number },
): Promise<readonly Person[]> {
  const pattern = `%${search.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<PersonRow>`
    select id, name, email, locale, email_verified, grants_of(id) as grants from person
    where name ilike ${pattern} or email ilike ${pattern}
    order by lower(name), id limit ${limit} offset ${offset}`.execute(database);
  return rows.map(personOf);
}

/** Makes a person whose address counts as proved; she has no password yet. Gives the id. */
export async function addPerson(
  accounts: QueryExecutorProvider,
  author: Author,
  { name, email, locale }: { readonly name: string; readonly email: string; readonly locale: Locale },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email, locale, email_verified)
    values (${name}, ${email.trim().toLowerCase()}, ${locale}, true) returning id`.execute(accounts);
  const { id } = rows[0]!;
  await note(accounts, author, personEvent('person.added', id));
  return id;
}

/** Changes what a person says about herself. */
export async function changeProfile(
  accounts: QueryExecutorProvider,
  person: Person,
  { name, locale }: { readonly name: string; readonly locale: Locale },
): Promise<void> {
  await sql`update person set name = ${name}, locale = ${locale}, updated_at = now() where id = ${person.id}`.execute(
    accounts,
  );
  await note(accounts, person, personEvent('person.changed', person.id));
}

export async function proveAddress(accounts: QueryExecutorProvider, email: string): Promise<void> {
  await sql`update person set email_verified = true, updated_at = now()
    where email = ${email} and not email_verified`.execute(accounts);
}

/**
 * Deletes a person with everything that is hers alone, also what hangs on her address: what she follows by mail, and
 * invitations to her. The trail keeps what happened, without her name.
 */
export async function erasePerson(accounts: QueryExecutorProvider, person: Person): Promise<void> {
  const { id, email, isVerified } = person;
  await note(accounts, person, { event: 'person.erased', subject: { kind: 'person', id } });
  await sql`delete from person where id = ${id}`.execute(accounts);
  await sql`delete from verification where position(${id} in identifier || value) > 0`.execute(accounts);
  // An address that was never proved may be somebody else's.
  if (!isVerified) return;
  await sql`delete from invitation where email = ${email}`.execute(accounts);
  await sql`delete from subscription where email = ${email}`.execute(accounts);
}

/** Everything kept about a person, by table, for a copy of her own. Secrets are named, not given. */
export async function readOwnData(accounts: QueryExecutorProvider, id: string): Promise<OwnData> {
  const { rows } = await sql<OwnData>`
    select
      (select jsonb_build_object('name', name, 'email', email, 'emailVerified', email_verified, 'language', locale,
        'twoStep', two_factor_enabled, 'createdAt', created_at) from person where id = ${id}) as person,
      grants_of(${id}) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('startedAt', created_at, 'endsAt', expires_at, 'browser', user_agent)
        order by created_at), '[]') from session where person_id = ${id}) as sessions,
      (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'createdAt', created_at) order by created_at), '[]')
        from passkey where person_id = ${id}) as passkeys,
      (select coalesce(jsonb_agg(jsonb_build_object('provider', provider_id, 'createdAt', created_at) order by created_at), '[]')
        from credential where person_id = ${id}) as credentials,
      (select coalesce(jsonb_agg(jsonb_build_object('usedAt', used_at) order by used_at), '[]')
        from known_device where person_id = ${id}) as known_devices,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'name', name) order by created_at), '[]')
        from organisation where founded_by = ${id}) as founded,
      (select coalesce(jsonb_agg(jsonb_build_object('email', email, 'role', role, 'sentAt', created_at)
        order by created_at), '[]') from invitation where invited_by = ${id}) as invitations_sent,
      (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'sentAt', invitation.created_at, 'acceptedAt', accepted_at)
        order by invitation.created_at), '[]') from invitation join person using (email)
        where person.id = ${id} and email_verified) as invitations,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', topic_kind, 'topic', topic, 'askedAt', asked_at,
        'confirmedAt', confirmed_at) order by asked_at), '[]') from subscription join person using (email)
        where person.id = ${id} and email_verified) as following,
      (select coalesce(jsonb_agg(jsonb_build_object('address', route, 'parts', params, 'fields', fields, 'keptAt', kept_at)
        order by kept_at), '[]') from unsent_form where person_id = ${id}) as unsent_forms`.execute(accounts);
  return rows[0]!;
}

/** A person's own data: names of fields and their values, as JSON. */
export interface OwnData {
  readonly person: Readonly<Record<string, unknown>> | null;
  readonly roles: readonly Grant[];
  readonly sessions: readonly unknown[];
  readonly passkeys: readonly unknown[];
  readonly credentials: readonly unknown[];
  readonly knownDevices: readonly unknown[];
  readonly founded: readonly unknown[];
  readonly invitationsSent: readonly unknown[];
  /** To her address, once she proved it to be hers; so with what she follows. */
  readonly invitations: readonly unknown[];
  readonly following: readonly unknown[];
  readonly unsentForms: readonly unknown[];
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly emailVerified: boolean;
  readonly grants: readonly Grant[];
}

function personOf({ id, name, email, locale, emailVerified, grants }: PersonRow): Person {
  return {
    kind: 'person',
    id,
    name,
    email,
    locale: isLocale(locale) ? locale : defaultLocale,
    grants,
    isVerified: emailVerified,
  };
}
