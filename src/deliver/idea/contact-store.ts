import { sql, type QueryExecutorProvider } from 'kysely';
import type { WrittenText } from '../project/project.ts';
import type { Person } from '../../wing/actor.ts';
import { note as noteInTrail } from '../../wing/trail-store.ts';
import type { Contact, ContactState } from './idea.ts';

/** With whom somebody wants to exchange contact details, about which idea. */
export interface ContactWish {
  readonly idea: string;
  readonly to: string;
  /** In whose name, on either side. */
  readonly fromOrganisation?: string;
  readonly toOrganisation?: string;
  readonly note: string;
}

/**
 * Asks somebody to exchange contact details, with an entry in the trail. Gives the id, or `undefined` when the two have
 * already asked or agreed. The database refuses to ask anybody else than an idea's proposer or who declared an
 * organisation's interest.
 */
export async function askContact(
  database: QueryExecutorProvider,
  person: Person,
  { idea, to, fromOrganisation, toOrganisation, note }: ContactWish,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into idea_contact (idea_id, from_person, to_person, from_organisation, to_organisation, note)
    values (${idea}, ${person.id}, ${to}, ${fromOrganisation ?? null}, ${toOrganisation ?? null}, ${note})
    on conflict do nothing returning id`.execute(database);
  // Not with the organisation: what two people agree is theirs.
  if (rows[0]) await noteStep(database, person, { idea, other: to, step: 'asked' });
  return rows[0]?.id;
}

/** About which idea a step was, and whom it concerns: the one who did not take it. */
export interface ContactParties {
  readonly idea: string;
  readonly other: string;
}

/**
 * Takes a step in an exchange as one of its two people, with an entry in the trail. `undefined` when it is not theirs, or
 * no longer in a state from which this step leads.
 */
export async function stepContact(
  database: QueryExecutorProvider,
  person: Person,
  id: string,
  step: ContactState,
): Promise<ContactParties | undefined> {
  const { rows } = await sql<ContactParties>`
    update idea_contact set state = ${step}, changed_at = now()
    where id::text = ${id} and case ${step}::text
      when 'agreed' then state = 'asked' and to_person = ${person.id}
      when 'declined' then state = 'asked' and to_person = ${person.id}
      when 'withdrawn' then state = 'asked' and from_person = ${person.id}
      when 'revoked' then state = 'agreed' and ${person.id} in (from_person, to_person)
      else false end
    returning idea_id as idea, case when from_person = ${person.id} then to_person else from_person end as other`.execute(
    database,
  );
  if (rows[0]) await noteStep(database, person, { ...rows[0], step });
  return rows[0];
}

function noteStep(
  database: QueryExecutorProvider,
  person: Person,
  { idea, other, step }: ContactParties & { readonly step: ContactState },
): Promise<void> {
  const subject = { kind: 'idea', id: idea };
  return noteInTrail(database, person, { event: `idea.contact-${step}`, subject, about: other });
}

/** The exchanges of whoever reads, latest change first; details only of those that both agree to. */
export async function readContacts(
  database: QueryExecutorProvider,
  person: string,
  { idea, limit, offset = 0 }: { readonly idea?: string; readonly limit: number; readonly offset?: number },
): Promise<readonly Contact[]> {
  const { rows } = await sql<ContactRow>`
    select contact.id, idea.slug as idea_slug, idea.title as idea_title, contact.state, contact.note,
      from_person = ${person} as is_mine, profile.name as other_name, organisation.name as other_organisation,
      asked_at, changed_at, details.name, details.email
    from idea_contact contact
      join idea on idea.id = idea_id
      left join profile on profile.person_id = case when from_person = ${person} then to_person else from_person end
      left join organisation
        on organisation.id = case when from_person = ${person} then to_organisation else from_organisation end
      left join lateral contact_details(contact.id) details on true
    where ${idea ?? null}::uuid is null or idea_id = ${idea ?? null}::uuid
    order by changed_at desc, contact.id limit ${limit} offset ${offset}`.execute(database);
  return rows.map(contactOf);
}

interface ContactRow {
  readonly id: string;
  readonly ideaSlug: string;
  readonly ideaTitle: WrittenText;
  readonly state: ContactState;
  readonly note: string;
  readonly isMine: boolean;
  readonly otherName: string | null;
  readonly otherOrganisation: string | null;
  readonly askedAt: Date;
  readonly changedAt: Date;
  readonly name: string | null;
  readonly email: string | null;
}

function contactOf({ isMine, otherName, otherOrganisation, name, email, ...row }: ContactRow): Contact {
  return {
    ...row,
    side: isMine ? 'asked-by-me' : 'asked-of-me',
    ...(otherName !== null && { otherName }),
    ...(otherOrganisation !== null && { otherOrganisation }),
    ...(name !== null && email !== null && { details: { name, email } }),
  };
}
