import { sql } from 'kysely';
import type { Grant, Person } from '../../src/wing/actor.ts';
import { isOrganisationRole } from '../../src/wing/role.ts';
import type { Store } from '../../src/store/store.ts';

/** An organisation for tests, as far as the test says; confirmed. Gives its id. */
export async function addOrganisation(
  store: Store,
  name: string,
  facts: {
    readonly kind?: string;
    readonly offers?: readonly string[];
    readonly seeks?: readonly string[];
    readonly municipality?: string;
    readonly sector?: string;
    readonly isConfirmed?: boolean;
  } = {},
): Promise<string> {
  const {
    kind = 'civil-society',
    offers = [],
    seeks = [],
    municipality = null,
    sector = '',
    isConfirmed = true,
  } = facts;
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const { rows } = await sql<{ id: string }>`
    insert into organisation (slug, name, kind, offers, seeks, municipality, sector, confirmed_at)
    values (${slug}, ${name}, ${kind}, ${offers}, ${seeks}, ${municipality}, ${sector}, ${isConfirmed ? new Date() : null})
    returning id`.execute(store.accounts);
  return rows[0]!.id;
}

/** Somebody who signed in and proved her address, with the roles given. */
export async function addPerson(store: Store, name: string, grants: readonly Grant[] = []): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email, email_verified) values (${name}, ${email}, true) returning id`.execute(
    store.accounts,
  );
  const { id } = rows[0]!;
  for (const grant of grants) {
    if ('organisation' in grant && isOrganisationRole(grant.role)) {
      await sql`insert into membership (person_id, organisation_id, role)
        values (${id}, ${grant.organisation}, ${grant.role})`.execute(store.accounts);
    } else {
      await sql`insert into plan_role (person_id, role) values (${id}, ${grant.role})`.execute(store.accounts);
    }
  }
  return { kind: 'person', id, name, email, locale: 'nl', grants, isVerified: true };
}
