import { sql, type QueryExecutorProvider } from 'kysely';
import type { Grant } from '../../wing/actor.ts';

/** Gives a person a role, in an organisation or for the plan. Says whether that was new. */
export async function giveRole(database: QueryExecutorProvider, person: string, grant: Grant): Promise<boolean> {
  const given =
    'organisation' in grant
      ? sql`insert into membership (person_id, organisation_id, role)
          values (${person}, ${grant.organisation}, ${grant.role}) on conflict do nothing`
      : sql`insert into plan_role (person_id, role) values (${person}, ${grant.role}) on conflict do nothing`;
  const { numAffectedRows } = await given.execute(database);
  return numAffectedRows === 1n;
}

/** Takes a role back. Says whether it was there. */
export async function takeRole(database: QueryExecutorProvider, person: string, grant: Grant): Promise<boolean> {
  const taken =
    'organisation' in grant
      ? sql`delete from membership
          where person_id = ${person} and organisation_id = ${grant.organisation} and role = ${grant.role}`
      : sql`delete from plan_role where person_id = ${person} and role = ${grant.role}`;
  const { numAffectedRows } = await taken.execute(database);
  return numAffectedRows === 1n;
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
