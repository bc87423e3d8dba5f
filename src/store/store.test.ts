import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { freshStore } from '../../test/store/fresh-store.ts';
import { systemAccess, type Access } from './access.ts';
import { migrationsOf } from '../house/house.ts';
import { wings } from '../house/wings.ts';
import { migrate, storeMigrations } from './migration.ts';
import { openStore, type Store } from './store.ts';

const organisation = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';

async function answersOf(store: Store, access: Access) {
  return store.as<unknown, Record<string, unknown> | undefined>(access, async (database) => {
    const { rows } = await sql<Record<string, unknown>>`
      select may_any('idea.read') as reads_all, ${organisation}::uuid = any(may_own('idea.edit')) as edits_own,
        ${other}::uuid = any(may_own('idea.edit')) as edits_others, actor() as actor`.execute(database);
    return rows[0];
  });
}

test('the database knows what the person of a transaction may do', async () => {
  const store = await freshStore();
  const access = { person: other, any: ['idea.read'], own: { 'idea.edit': [organisation] } };
  expect(await answersOf(store, access)).toEqual({
    readsAll: true,
    editsOwn: true,
    editsOthers: false,
    actor: other,
  });
});

test('a permission whose name is part of another one is not that one', async () => {
  const store = await freshStore();
  const answers = await answersOf(store, { any: ['idea.read-private', 'an-idea.read'], own: {} });
  expect(answers).toMatchObject({ readsAll: false });
});

test('access ends with its transaction: the next one on the same connection starts with nothing', async () => {
  const store = await freshStore();
  await answersOf(store, systemAccess);
  expect(await answersOf(store, { any: [], own: {} })).toEqual({
    readsAll: false,
    editsOwn: false,
    editsOthers: false,
    actor: null,
  });
});

test('what a transaction did is undone when its work throws', async () => {
  const store = await freshStore();
  const failing = store.as<unknown, void>(systemAccess, async (database) => {
    await sql`create table half (id int)`.execute(database);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  const { rows } = await sql`select to_regclass('half') as found`.execute(store.accounts);
  expect(rows).toEqual([{ found: null }]);
});

test('words are found by their stem and without accents', async () => {
  const store = await freshStore();
  const { rows } = await sql`
    select search_words('Begeleiding van jongeren in crèches') @@ websearch_to_tsquery('dutch', 'begeleidingen jongere creches') as found`.execute(
    store.accounts,
  );
  expect(rows).toEqual([{ found: true }]);
});

const earlier = [...storeMigrations, ...migrationsOf(wings)];

test('a step that was edited after it ran is refused with its name, and one that ran before there were hashes gets one', async () => {
  const store = await freshStore();
  const forget = (name: string) => sql`update migration set sha256 = null where name = ${name}`.execute(store.accounts);
  const edited = earlier.map((step) => (step.name === '000-store-access' ? { ...step, up: `${step.up} ` } : step));
  const refused = await migrate(store.accounts, edited);
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'edited-step' }] });
  expect(!refused.ok && refused.problems[0]?.message).toContain('(000-store-access)');
  await forget('000-store-access');
  expect(await migrate(store.accounts, earlier)).toEqual({ ok: true, value: [] });
  expect(await migrate(store.accounts, edited)).toMatchObject({ ok: false, problems: [{ code: 'edited-step' }] });
  await sql`alter table migration drop column sha256`.execute(store.accounts);
  expect(await migrate(store.accounts, earlier)).toEqual({ ok: true, value: [] });
});

test('a step that fails leaves the database as it was, and one it does not know is refused', async () => {
  const store = await freshStore();
  const steps = [
    { name: 'a', up: 'create table first_step (id int)' },
    { name: 'b', up: 'create table first_step (id int)' },
  ];
  await expect(migrate(store.accounts, [...earlier, ...steps])).rejects.toThrow('already exists');
  const { rows } = await sql`select to_regclass('first_step') as found`.execute(store.accounts);
  expect(rows).toEqual([{ found: null }]);
  expect(await migrate(store.accounts, [])).toMatchObject({ ok: false, problems: [{ code: 'later-database' }] });
});

test('a superuser is refused, for row-level security would not hold it back', async () => {
  const store = await freshStore();
  const url = new URL(store.url);
  url.username = 'cluster';
  const opened = await openStore({ kind: 'server', url: url.href }, [], () => undefined);
  expect(opened).toMatchObject({ ok: false, problems: [{ code: 'mighty-user' }] });
});

test('a database that does not answer is told as a problem without its password', async () => {
  const address = { kind: 'server', url: 'postgresql://somebody:secret@127.0.0.1:1/nothing' } as const;
  const opened = await openStore(address, [], () => undefined);
  expect(opened).toMatchObject({ ok: false, problems: [{ code: 'no-database' }] });
  expect(JSON.stringify(opened)).not.toContain('secret');
});
