import { createHash, randomBytes } from 'node:crypto';
import { sql, type QueryExecutorProvider } from 'kysely';
import type { Grant, Person } from '../../wing/actor.ts';
import { may } from '../../wing/permission.ts';
import { roleDetails } from '../../wing/role.ts';
import { note } from '../../wing/trail-store.ts';
import type { Happening } from '../../wing/trail.ts';
import { readActor } from '../person/person-store.ts';
import { insertRole, roleEvent } from '../person/role-store.ts';

/** A role offered to an e-mail address. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly grant: Grant;
  /** Name of the organisation that the role is in. */
  readonly organisationName?: string;
  readonly endsAt: Date;
}

/** How long an invitation holds. */
export const invitationDays = 14;

/** Keeps an invitation, with an entry in the trail; gives the secret part of its link, which is kept as a hash only. */
export async function addInvitation(
  database: QueryExecutorProvider,
  author: Person,
  { email, grant }: Pick<Invitation, 'email' | 'grant'>,
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const organisation = 'organisation' in grant ? grant.organisation : null;
  await sql`
    insert into invitation (token_hash, email, organisation_id, role, invited_by, expires_at)
    values (${hashOf(token)}, ${email.trim().toLowerCase()}, ${organisation}, ${grant.role}, ${author.id},
      now() + make_interval(days => ${invitationDays}))`.execute(database);
  const details = roleDetails(grant.role);
  await note(database, author, { ...invitationEvent('invitation.sent', author, organisation), details });
  return token;
}

/** The invitation of a link that still holds: in time, and of somebody who may still invite. */
export async function findInvitation(accounts: QueryExecutorProvider, token: string): Promise<Invitation | undefined> {
  const { rows } = await sql<InvitationRow & { readonly invitedBy: string | null }>`
    select invitation.id, email, role, organisation_id, organisation.name as organisation_name, expires_at as ends_at,
      invited_by
    from invitation left join organisation on organisation.id = organisation_id
    where token_hash = ${hashOf(token)} and accepted_at is null and expires_at > now()`.execute(accounts);
  const [row] = rows;
  const author = row?.invitedBy && (await readActor(accounts, row.invitedBy));
  if (!row || !author) return undefined;
  const invitation = invitationOf(row);
  return mayInvite(author, invitation.grant) ? invitation : undefined;
}

function mayInvite(author: Person, grant: Grant): boolean {
  return 'organisation' in grant
    ? may(author, 'organisation.manage-members', [grant.organisation])
    : may(author, 'role.grant');
}

/** Invitations that nobody took yet: to an organisation, or all of them that the reader may see. */
export async function listInvitations(
  database: QueryExecutorProvider,
  organisation?: string,
): Promise<readonly Invitation[]> {
  const { rows } = await sql<InvitationRow>`
    select invitation.id, email, role, organisation_id, organisation.name as organisation_name, expires_at as ends_at
    from invitation left join organisation on organisation.id = organisation_id
    where accepted_at is null and expires_at > now()
      and (${organisation ?? null}::uuid is null or organisation_id = ${organisation ?? null}::uuid)
    order by invitation.created_at desc, invitation.id`.execute(database);
  return rows.map(invitationOf);
}

/**
 * Gives a person the role of an invitation, with an entry in the trail. Says whether she may have it: it must still hold,
 * and be for her address, which she proved to be hers.
 */
export async function acceptInvitation(
  accounts: QueryExecutorProvider,
  person: Person,
  token: string,
): Promise<boolean> {
  const invitation = await findInvitation(accounts, token);
  if (!invitation || !person.isVerified || invitation.email !== person.email) return false;
  if (!(await takeInvitation(accounts, invitation.id))) return false;
  await insertRole(accounts, person.id, invitation.grant);
  await note(accounts, person, roleEvent('invitation.taken', person.id, invitation.grant));
  return true;
}

/** Marks an invitation as taken. Says whether it still held: of two who take it at once, one does. */
async function takeInvitation(accounts: QueryExecutorProvider, id: string): Promise<boolean> {
  const { rows } = await sql`update invitation set accepted_at = now()
    where id = ${id} and accepted_at is null and expires_at > now() returning 1`.execute(accounts);
  return rows.length === 1;
}

/** Takes an invitation back, one of this organisation when one is given; with an entry in the trail when there was one. */
export async function withdrawInvitation(
  database: QueryExecutorProvider,
  author: Person,
  id: string,
  organisation?: string,
): Promise<void> {
  const { rows } = await sql<{
    organisationId: string | null;
  }>`delete from invitation where id::text = ${id} and accepted_at is null
    and (${organisation ?? null}::uuid is null or organisation_id = ${organisation ?? null}::uuid) returning organisation_id`.execute(
    database,
  );
  for (const { organisationId } of rows) {
    await note(database, author, invitationEvent('invitation.withdrawn', author, organisationId));
  }
}

/** An invitation holds the address of somebody who may not be known: it is told of the organisation, or of who invites. */
function invitationEvent(event: string, author: Person, organisation: string | null): Happening {
  if (organisation === null) return { event, subject: { kind: 'person', id: author.id } };
  return { event, subject: { kind: 'organisation', id: organisation }, organisation };
}

interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly endsAt: Date;
}

function invitationOf({ id, email, role, organisationId, organisationName, endsAt }: InvitationRow): Invitation {
  // The table holds that a role in an organisation comes with one, and a role for the plan without.
  const grant = (organisationId === null ? { role } : { role, organisation: organisationId }) as Grant;
  return { id, email, grant, endsAt, ...(organisationName !== null && { organisationName }) };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
