import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../run-command.ts';
import { temporaryFolder } from '../release/built-release.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { makeAccountSite, type AccountSite } from './account-site.ts';

/* What acts and looks leave in the trail, through the real door and the real command line. */

let fresh: FreshStore;
let house: AccountSite;

beforeAll(async () => {
  fresh = await makeFreshStore();
  house = makeAccountSite(fresh.store);
});
beforeEach(() => sql`delete from person`.execute(fresh.store.accounts));
afterAll(async () => {
  await house.accounts.settled();
  await fresh.drop();
});

interface Entry {
  readonly event: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly aboutId: string | null;
  readonly organisationId: string | null;
  readonly details: unknown;
}

/** What an act leaves. */
async function entriesOf(deed: () => Promise<unknown>): Promise<readonly Entry[]> {
  const latest = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from audit_entry`.execute(
    fresh.store.accounts,
  );
  await deed();
  const { rows } = await sql<Entry>`
    select event, subject_kind, subject_id, about_id, organisation_id, details
    from audit_entry where id > ${latest.rows[0]!.id}::bigint order by id`.execute(fresh.store.accounts);
  return rows;
}

async function command(...argv: readonly string[]): Promise<void> {
  const folder = temporaryFolder();
  const world = { root: folder, workingFolder: folder, environment: { DATABASE_URL: fresh.store.url } };
  expect(await runCommand([...argv, '--data', folder], world)).toMatchObject({ exitCode: 0, err: '' });
}

test('a role given or taken leaves the same entry by page as by command', async () => {
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  const { id } = await house.signedIn({ name: 'Bo' });
  const path = `/beheer/mensen/${id}`;
  const given = await entriesOf(() => admin.post(path, { rol: 'task-force' }));
  const taken = await entriesOf(() => admin.post(path, { weg: 'task-force' }));
  const about = { subjectKind: 'person', subjectId: id, aboutId: id, organisationId: null };
  expect(given).toEqual([{ event: 'role.given', ...about, details: { role: 'task_force' } }]);
  expect(taken).toEqual([{ event: 'role.taken', ...about, details: { role: 'task_force' } }]);
  const role = ['user', 'role', 'bo@example.org'];
  expect(await entriesOf(() => command(...role, '--add', 'task-force'))).toEqual(given);
  expect(await entriesOf(() => command(...role, '--add', 'task-force'))).toEqual([]);
  expect(await entriesOf(() => command(...role, '--remove', 'task-force'))).toEqual(taken);
});

test('an invitation that an administrator takes back is told to the organisation, as when its promoter does', async () => {
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  await admin.post('/organisaties/nieuw', { name: 'Stebo', kind: 'other' });
  const invite = async () => {
    await admin.post('/organisaties/stebo/mensen', { email: 'bo@example.org', role: 'member' });
    const { rows } = await sql<{ id: string }>`select id from invitation`.execute(fresh.store.accounts);
    return { daad: 'intrekken', uitnodiging: rows[0]!.id };
  };
  const first = await invite();
  const there = await entriesOf(() => admin.post('/organisaties/stebo/mensen', first));
  const again = await invite();
  const inOffice = await entriesOf(() => admin.post('/beheer/uitnodigingen', again));
  expect(there).toMatchObject([{ event: 'invitation.withdrawn', subjectKind: 'organisation' }]);
  expect(inOffice).toEqual(there);
});

test('who looks at somebody’s data is kept once, whatever page of the trail is shown, and not for one’s own', async () => {
  const { browser: admin, id: own } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  const { id } = await house.signedIn({ name: 'Bo' });
  const look = { event: 'person.seen', subjectKind: 'person', subjectId: id, aboutId: id };
  expect(await entriesOf(() => admin.get(`/beheer/mensen/${id}`))).toMatchObject([look]);
  expect(await entriesOf(() => admin.get(`/beheer/mensen/${id}?voor=5`))).toEqual([]);
  expect(await entriesOf(() => admin.get(`/beheer/mensen/${own}`))).toEqual([]);
  expect(await entriesOf(() => admin.get('/beheer/mensen/00000000-0000-4000-8000-000000000000'))).toEqual([]);
  const refused = () => admin.post(`/beheer/mensen/${own}`, { weg: 'administrator' });
  expect(await entriesOf(refused)).toEqual([]);
});

test('who looks at a list of people is kept once, whatever page of it is shown', async () => {
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  for (const path of ['/beheer/mensen', '/beheer/uitnodigingen', '/beheer/spoor']) {
    const look = { event: 'people.seen', subjectKind: 'list', subjectId: path, aboutId: null };
    expect(await entriesOf(() => admin.get(path))).toMatchObject([look]);
  }
  expect(await entriesOf(() => admin.get('/beheer/mensen?pagina=2'))).toEqual([]);
  expect(await entriesOf(() => admin.get('/beheer/spoor?voor=5'))).toEqual([]);
  const { browser: stranger } = await house.signedIn({ name: 'Bo' });
  expect(await entriesOf(() => stranger.get('/beheer/mensen'))).toEqual([]);
  expect(await admin.text('/beheer/spoor')).toContain('Ada bekeek een lijst van mensen.');
});

test('who looks at the people of an organisation is kept for the back office, not among colleagues', async () => {
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  const { browser: founder } = await house.signedIn({ name: 'Bo' });
  await founder.post('/organisaties/nieuw', { name: 'Kelchterhoef', kind: 'other' });
  const path = '/organisaties/kelchterhoef/mensen';
  expect((await founder.get(path)).status).toBe(200);
  expect(await entriesOf(() => founder.get(path))).toEqual([]);
  const look = { event: 'people.seen', subjectKind: 'list', subjectId: path };
  expect(await entriesOf(() => admin.get(path))).toMatchObject([look]);
});
