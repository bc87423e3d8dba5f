import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { freshStore } from '../../test/store/fresh-store.ts';
import { systemAccess } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import { program, type Person } from './actor.ts';
import { note, readTrail } from './trail-store.ts';
import { accessOf } from './permission.ts';

async function addPerson(store: Store, name: string): Promise<Person> {
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email) values (${name}, ${`${name.toLowerCase()}@example.org`}) returning id`.execute(
    store.accounts,
  );
  const email = `${name.toLowerCase()}@example.org`;
  return { kind: 'person', id: rows[0]!.id, name, email, locale: 'nl', grants: [], isVerified: true };
}

const subject = { kind: 'idea', id: '1' };

test('what happened is kept with who did it, and is seen by the one it is about', async () => {
  const store = await freshStore();
  const [an, bo, stranger] = [await addPerson(store, 'An'), await addPerson(store, 'Bo'), await addPerson(store, 'Cy')];
  await store.as(accessOf(an), (database) => note(database, an, { event: 'idea.read', subject, about: bo.id }));
  const seenBy = (person: Person) =>
    store.as(accessOf(person), (database) => readTrail(database, { subject, limit: 9 }));
  expect(await seenBy(bo)).toMatchObject([{ event: 'idea.read', actorName: 'An', aboutName: 'Bo' }]);
  expect(await seenBy(an)).toHaveLength(1);
  expect(await seenBy(stranger)).toEqual([]);
});

test('nobody writes in the name of somebody else', async () => {
  const store = await freshStore();
  const [an, bo] = [await addPerson(store, 'An'), await addPerson(store, 'Bo')];
  const forged = store.as(accessOf(an), (database) => note(database, bo, { event: 'idea.read', subject }));
  await expect(forged).rejects.toThrow('row-level security');
  const posing = store.as(accessOf(an), (database) => note(database, program, { event: 'idea.read', subject }));
  await expect(posing).rejects.toThrow('row-level security');
});

test('an entry goes with its change: when the change fails there is no entry', async () => {
  const store = await freshStore();
  const failing = store.as(systemAccess, async (database) => {
    await note(database, program, { event: 'idea.read', subject });
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await store.as(systemAccess, (database) => readTrail(database, { limit: 9 }))).toEqual([]);
});

test('the trail cannot be changed or emptied, even by a superuser', async () => {
  const store = await freshStore();
  await store.as(systemAccess, (database) => note(database, program, { event: 'idea.read', subject }));
  const url = new URL(store.url);
  url.username = 'cluster';
  const superuser = new Client({ connectionString: url.href });
  await superuser.connect();
  try {
    const statements = [
      "update audit_entry set event = 'other'",
      'delete from audit_entry',
      'truncate audit_entry',
      "update audit_entry set details = '{}', at = now() - interval '1 day'",
    ];
    for (const statement of statements) {
      await expect(superuser.query(statement)).rejects.toThrow('append-only');
    }
  } finally {
    await superuser.end();
  }
});

test('a person who is erased leaves the entries without a name', async () => {
  const store = await freshStore();
  const an = await addPerson(store, 'An');
  await store.as(accessOf(an), (database) => note(database, an, { event: 'idea.read', subject, about: an.id }));
  await sql`delete from person where id = ${an.id}`.execute(store.accounts);
  const trail = await store.as(systemAccess, (database) => readTrail(database, { limit: 9 }));
  expect(trail).toMatchObject([{ event: 'idea.read', actorKind: 'person' }]);
  expect(trail[0]).not.toHaveProperty('actorName');
  expect(trail[0]).not.toHaveProperty('aboutName');
});
