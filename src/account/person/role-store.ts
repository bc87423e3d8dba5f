import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author, Grant } from '../../wing/actor.ts';
import { roleDetails } from '../../wing/role.ts';
import { note } from '../../wing/trail-store.ts';
import type { Happening } from '../../wing/trail.ts';
import { personEvent } from './own-event.ts';

/** Gives a person a role, in an organisation or for the plan, with an entry in the trail when that is new. */
export async function giveRole(
  database: QueryExecutorProvider,
  author: Author,
  person: string,
  grant: Grant,
): Promise<void> {
  if (await insertRole(database, person, grant)) await note(database, author, roleEvent('role.given', person, grant));
}

/** Puts a role in its table and says whether that is new; whoever calls it leaves the entry in the trail. */
export async function insertRole(database: QueryExecutorProvider, person: string, grant: Grant): Promise<boolean> {
  const given =
    'organisation' in grant
      ? sql`insert into membership (person_id, organisation_id, role)
          values (${person}, ${grant.organisation}, ${grant.role}) on conflict do nothing`
      : sql`insert into plan_role (person_id, role) values (${person}, ${grant.role}) on conflict do nothing`;
  const { numAffectedRows } = await given.execute(database);
  return numAffectedRows === 1n;
}

/**
 * Takes a role back, with an entry in the trail when it was there. Says whether it may be: the last administrator stays
 * one.
 */
export async function takeRole(
  database: QueryExecutorProvider,
  author: Author,
  person: string,
  grant: Grant,
): Promise<boolean> {
  if (grant.role === 'administrator' && (await isLastHolder(database, person, grant.role))) return false;
  const taken =
    'organisation' in grant
      ? sql`delete from membership
          where person_id = ${person} and organisation_id = ${grant.organisation} and role = ${grant.role}`
      : sql`delete from plan_role where person_id = ${person} and role = ${grant.role}`;
  const { numAffectedRows } = await taken.execute(database);
  if (numAffectedRows === 1n) await note(database, author, roleEvent('role.taken', person, grant));
  return true;
}

/** What happened to somebody's role: the people of the organisation see it too when it is one there. */
export function roleEvent(event: string, person: string, grant: Grant): Happening {
  const happening = { ...personEvent(event, person), details: roleDetails(grant.role) };
  if (!('organisation' in grant)) return happening;
  const { organisation } = grant;
  return { ...happening, subject: { kind: 'organisation', id: organisation }, organisation };
}

/**
 * Whether nobody else holds this role for the plan: the last administrator stays one. Holders are locked until the
 * transaction ends, so that two administrators cannot take each other's role at once.
 */
export async function isLastHolder(database: QueryExecutorProvider, person: string, role: string): Promise<boolean> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from plan_role where role = ${role} order by person_id for update`.execute(database);
  return rows.length === 1 && rows[0]!.personId === person;
}
