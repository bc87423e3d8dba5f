import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '../../../test/deliver/cast.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import type { Author, Person } from '../../wing/actor.ts';
import { program } from '../../wing/actor.ts';
import { accessOf } from '../../wing/permission.ts';
import { systemAccess } from '../../store/access.ts';
import { addOrganisation, organisations } from './organisation-store.ts';

let fresh: FreshStore;
let an: Person;
let manager: Person;
const now = new Date('2026-03-02T09:30:00Z');
const profile = { kind: 'other', description: '', offers: [], seeks: [], sector: '' } as const;

beforeAll(async () => {
  fresh = await makeFreshStore();
  an = await addPerson(fresh.store, 'An');
  manager = await addPerson(fresh.store, 'Mo', [{ role: 'programme-manager' }]);
});
afterAll(() => fresh.drop());

function as<T>(author: Author, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(author.kind === 'program' ? systemAccess : accessOf(author), work);
}

const found = (name: string) =>
  as(program, (database) => addOrganisation(database, program, { ...profile, name }, { isConfirmed: true, now }));

function entriesOf(slug: string): Promise<readonly unknown[]> {
  return as(program, async (database) => {
    const { rows } = await sql`
      select event, actor_kind, details from audit_entry join organisation on organisation.id = organisation_id
      where slug = ${slug} order by audit_entry.id`.execute(database);
    return rows;
  });
}

test('an organisation has an address of its own, never that of another page', async () => {
  expect((await found('Groep Ïntro vzw (Genk)')).slug).toBe('groep-intro-vzw-genk');
  expect((await found('Groep Intro vzw, Genk')).slug).toBe('groep-intro-vzw-genk-2');
  expect((await found('Nieuw')).slug).toBe('nieuw-2');
  expect((await found('株式会社')).slug).toBe('organisatie');
});

test('whoever makes one beside another that they may not see gets an address of their own as well', async () => {
  const make = (who: Person) =>
    as(who, (database) => addOrganisation(database, who, { ...profile, name: 'Stil' }, { isConfirmed: false, now }));
  expect((await make(an)).slug).toBe('stil');
  const other = await addPerson(fresh.store, 'Bo');
  expect((await make(other)).slug).toBe('stil-2');
});

test('by a form or from a file, it is confirmed at the time of the house and leaves the same entry', async () => {
  await as(manager, (database) =>
    addOrganisation(database, manager, { ...profile, name: 'Formulier' }, { isConfirmed: true, now }),
  );
  const named = [{ slug: 'bestand', name: 'Bestand', kind: 'market', enterpriseNumber: '0400378485' }] as const;
  await as(manager, (database) => organisations.add(database, manager, named, now));
  const { rows } = await as(program, (database) =>
    sql`select confirmed_at, founded_by from organisation where slug in ('formulier', 'bestand')`.execute(database),
  );
  expect(rows).toEqual([
    { confirmedAt: now, foundedBy: manager.id },
    { confirmedAt: now, foundedBy: manager.id },
  ]);
  const entry = { event: 'organisation.created', actorKind: 'person' };
  expect(await entriesOf('formulier')).toEqual([{ ...entry, details: { name: 'Formulier' } }]);
  expect(await entriesOf('bestand')).toEqual([{ ...entry, details: { name: 'Bestand' } }]);
});

test('one that is there stays as it is, without a new entry, and is found by address or number', async () => {
  const named = { slug: 'vast', name: 'Vast', kind: 'other', enterpriseNumber: '0202239951' } as const;
  await as(program, (database) => organisations.add(database, program, [named], now));
  await as(program, (database) => organisations.add(database, program, [{ ...named, name: 'Anders' }], now));
  const known = await as(program, (database) =>
    organisations.find(database, { slugs: ['vast'], enterpriseNumbers: ['0202239951'] }),
  );
  expect(known).toMatchObject([{ slug: 'vast', enterpriseNumber: '0202239951' }]);
  expect(await entriesOf('vast')).toHaveLength(1);
});
