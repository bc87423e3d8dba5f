import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorIn, makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { program, visitor } from '../../../wing/actor.ts';
import { addOrganisation, changeOrganisation, findOrganisations, readOrganisation } from '../organisation-store.ts';
import type { OrganisationProfile } from '../organisation.ts';
import { accessOf } from '../../../wing/permission.ts';
import { giveRole } from '../../person/role-store.ts';

let fresh: FreshStore;
let house: AccountSite;

beforeAll(async () => {
  fresh = await makeFreshStore();
  house = makeAccountSite(fresh.store);
});
beforeEach(async () => {
  await sql`delete from organisation`.execute(fresh.store.accounts);
  await sql`delete from person`.execute(fresh.store.accounts);
  await sql`delete from sign_in_attempt`.execute(fresh.store.accounts);
});
afterAll(async () => {
  await house.accounts.settled();
  await fresh.drop();
});

const profile: OrganisationProfile = {
  name: 'Stebo',
  kind: 'social-economy',
  description: 'Begeleiding van werkzoekenden.',
  offers: ['taalcoaches'],
  seeks: ['stageplaatsen in de zorg'],
  sector: '',
  municipality: '71016',
};

async function organisationWith(changes: Partial<OrganisationProfile> = {}, isConfirmed = true) {
  return addOrganisation(fresh.store.accounts, program, { ...profile, ...changes }, { isConfirmed, now: new Date() });
}

const form = { name: 'Groep Ïntro', kind: 'social-economy', offers: 'taalcoaches\n\n lesruimte ', website: 'intro.be' };

function found(words: string, kinds: OrganisationProfile['kind'][] = []) {
  return fresh.store
    .as(accessOf(visitor), (database) => findOrganisations(database, { words, kinds, limit: 9 }))
    .then(({ organisations }) => organisations.map(({ name }) => name));
}

test('organisations are found by the stem of a Dutch word, with a mistake in it, and by kind', async () => {
  await organisationWith();
  await organisationWith({ name: 'Bakkerij Jansen', kind: 'market', description: 'Brood.', offers: [], seeks: [] });
  expect(await found('begeleidingen werkzoekende')).toEqual(['Stebo']);
  expect(await found('taalcoach')).toEqual(['Stebo']);
  expect(await found('stageplatsen')).toEqual(['Stebo']);
  expect(await found('bakerij')).toEqual(['Bakkerij Jansen']);
  expect(await found('', ['market'])).toEqual(['Bakkerij Jansen']);
  expect(await found("'; drop table organisation; --")).toEqual([]);
  expect(await found('')).toEqual(['Bakkerij Jansen', 'Stebo']);
});

test('who adds an organisation becomes its promoter; everybody sees it once it is confirmed', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const made = await browser.post('/organisaties/nieuw', form);
  expect(made.headers.get('location')).toBe('/organisaties/groep-intro');
  expect(await actorIn(house, browser)).toMatchObject({ grants: [{ role: 'promoter' }] });
  expect((await house.browser().get('/organisaties/groep-intro')).status).toBe(404);
  expect(await found('')).toEqual([]);
  const { browser: manager } = await house.signedIn({ name: 'Mia', grants: [{ role: 'programme-manager' }] });
  expect(await manager.text('/beheer/organisaties')).toContain('Groep Ïntro');
  expect((await manager.post('/organisaties/groep-intro/bevestigen', {})).status).toBe(303);
  const page = await house.browser().text('/organisaties/groep-intro');
  expect(page).toContain('lesruimte');
  expect(page).toContain('href="https://intro.be"');
  const own = await browser.text('/organisaties/groep-intro');
  expect(own).toContain('An voegde de organisatie Groep Ïntro toe.');
  expect(own).toContain('Mia bevestigde de organisatie Groep Ïntro.');
  expect(page).not.toContain('Mia');
});

test('what is wrong with an organisation is told at each field, and nothing typed is lost', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const typed = { ...form, name: '', website: 'javascript:alert(1)', enterpriseNumber: '0403.019.262' };
  const answer = await browser.post('/organisaties/nieuw', typed);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const field of ['name', 'website', 'enterpriseNumber']) expect(html).toContain(`href="#veld-${field}"`);
  expect(html).toContain('value="javascript:alert(1)"');
  expect(html).toContain('lesruimte');
});

test('of two who edit at once the second sees what the first left beside her words, and may then decide', async () => {
  const { slug, id } = await organisationWith();
  const { browser } = await house.signedIn({ name: 'An', grants: [{ role: 'promoter', organisation: id }] });
  const first = { ...form, version: '1', description: 'Van de eerste' };
  expect((await browser.post(`/organisaties/${slug}/bewerken`, first)).status).toBe(303);
  const conflict = await browser.post(`/organisaties/${slug}/bewerken`, { ...first, description: 'Van de tweede' });
  const html = await conflict.text();
  expect(conflict.status).toBe(409);
  expect(html).toContain('Van de tweede');
  const table = /<table[\s\S]*<\/table>/.exec(html)![0].replaceAll(/<[^>]+>|\s+/g, ' ');
  expect(table).toMatch(/Wat doet de organisatie\? +Van de eerste +Van de tweede/);
  expect(table).not.toContain('Ondernemingsnummer');
  expect(html).toContain('name="version" value="2"');
  const decided = { ...first, description: 'Van de tweede', version: '2' };
  expect((await browser.post(`/organisaties/${slug}/bewerken`, decided)).status).toBe(303);
  const saved = 'Wat je deed, is bewaard.';
  expect(await (await browser.get(`/organisaties/${slug}`)).text()).toContain(saved);
  expect(await (await browser.get(`/organisaties/${slug}`)).text()).not.toContain(saved);
});

test('a promoter invites by e-mail; only that address takes the role, and once', async () => {
  const { slug, id } = await organisationWith();
  const { browser: promoter } = await house.signedIn({ name: 'An', grants: [{ role: 'promoter', organisation: id }] });
  const people = `/organisaties/${slug}/mensen`;
  expect((await promoter.post(people, { email: 'bo@example.org', role: 'administrator' })).status).toBe(422);
  expect((await promoter.post(people, { email: 'bo@example.org', role: 'member' })).status).toBe(303);
  const { code, text } = await house.lastMail('bo@example.org');
  expect(text).toContain('An vraagt je als medewerker bij Stebo');
  const { browser: bo } = await house.signedIn({ name: 'Bo' });
  const { browser: thief } = await house.signedIn({ name: 'Cy' });
  expect((await thief.post(`/uitnodiging?code=${code}`, {})).status).toBe(200);
  expect(await actorIn(house, thief)).toMatchObject({ grants: [] });
  expect((await bo.post(`/uitnodiging?code=${code}`, {})).status).toBe(303);
  expect(await actorIn(house, bo)).toMatchObject({ grants: [{ role: 'member', organisation: id }] });
  expect((await bo.post(`/uitnodiging?code=${code}`, {})).status).toBe(422);
  expect(await promoter.text(people)).toContain('Bo');
});

test('an invitation ends with the role of whoever sent it', async () => {
  const { slug, id } = await organisationWith();
  const { browser: promoter, id: an } = await house.signedIn({
    name: 'An',
    grants: [{ role: 'promoter', organisation: id }],
  });
  await promoter.post(`/organisaties/${slug}/mensen`, { email: 'bo@example.org', role: 'member' });
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  const { browser: other, id: bea } = await house.signedIn({ name: 'Bea', grants: [{ role: 'administrator' }] });
  await other.post('/beheer/uitnodigingen', { email: 'cy@example.org', role: 'reviewer' });
  const codes = [await house.lastMail('bo@example.org'), await house.lastMail('cy@example.org')];
  await sql`delete from membership where person_id = ${an}`.execute(fresh.store.accounts);
  await admin.post(`/beheer/mensen/${bea}`, { weg: 'administrator' });
  for (const [at, name] of ['Bo', 'Cy'].entries()) {
    const { browser } = await house.signedIn({ name });
    expect((await browser.post(`/uitnodiging?code=${codes[at]?.code}`, {})).status).toBe(422);
    expect(await actorIn(house, browser)).toMatchObject({ grants: [] });
  }
});

test('a promoter manages her own organisation and no other', async () => {
  const own = await organisationWith();
  const other = await organisationWith({ name: 'Ander' });
  const { browser } = await house.signedIn({ name: 'An', grants: [{ role: 'promoter', organisation: own.id }] });
  const { id: bo } = await house.signedIn({ name: 'Bo', grants: [{ role: 'member', organisation: other.id }] });
  const asks: readonly (readonly [string, Record<string, string>])[] = [
    [`/organisaties/${other.slug}/bewerken`, { ...form, version: '1' }],
    [`/organisaties/${other.slug}/mensen`, { daad: 'weg', persoon: bo, rol: 'member' }],
    [`/organisaties/${other.slug}/archiveren`, {}],
    [`/organisaties/${own.slug}/bevestigen`, {}],
  ];
  for (const [path, fields] of asks) expect([path, (await browser.post(path, fields)).status]).toEqual([path, 403]);
  // By the form of her own organisation she does not reach people of the other one.
  await browser.post(`/organisaties/${own.slug}/mensen`, { daad: 'weg', persoon: bo, rol: 'member' });
  const { rows } = await sql`select 1 from membership where person_id = ${bo}`.execute(fresh.store.accounts);
  expect(rows).toHaveLength(1);
});

test('the database itself holds a promoter back from another organisation, and from giving herself roles', async () => {
  const own = await organisationWith();
  const other = await organisationWith({ name: 'Ander' }, false);
  const { browser, id } = await house.signedIn({ name: 'An', grants: [{ role: 'promoter', organisation: own.id }] });
  const access = accessOf(await actorIn(house, browser));
  const { store } = fresh;
  expect(await store.as(access, (database) => readOrganisation(database, { id: other.id }))).toBeUndefined();
  expect(
    await store.as(access, (database) => changeOrganisation(database, visitor, { id: other.id, version: 1 }, profile)),
  ).toBe(false);
  for (const grant of [{ role: 'administrator' }, { role: 'promoter', organisation: other.id }] as const) {
    await expect(store.as(access, (database) => giveRole(database, visitor, id, grant))).rejects.toThrow(
      'row-level security',
    );
  }
  const hidden = ['credential', 'session', 'verification', 'two_factor', 'passkey', 'known_device', 'sign_in_attempt'];
  for (const table of hidden) {
    const { rows } = await store.as(access, (database) => sql`select 1 from ${sql.table(table)}`.execute(database));
    expect([table, rows]).toEqual([table, []]);
  }
  const { rows } = await store.as(access, (database) => sql`select email from person`.execute(database));
  expect(rows).toEqual([{ email: 'an@example.org' }]);
});

test('roles in an archived organisation do not count', async () => {
  const { slug, id } = await organisationWith();
  const { browser } = await house.signedIn({ name: 'An', grants: [{ role: 'promoter', organisation: id }] });
  const { browser: manager } = await house.signedIn({ name: 'Mia', grants: [{ role: 'programme-manager' }] });
  await manager.post(`/organisaties/${slug}/archiveren`, {});
  expect(await actorIn(house, browser)).toMatchObject({ grants: [] });
  expect((await browser.get(`/organisaties/${slug}/bewerken`)).status).toBe(404);
  await manager.post(`/organisaties/${slug}/terugzetten`, {});
  expect((await browser.get(`/organisaties/${slug}/bewerken`)).status).toBe(200);
});

async function planRolesOf(browser: Browser, id: string): Promise<string> {
  return browser.text(`/beheer/mensen/${id}`);
}

test('an administrator gives and takes roles; that she looked is shown to the person; the last one stays', async () => {
  const { browser: admin, id: own } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  const { browser: bo, id } = await house.signedIn({ name: 'Bo' });
  expect(await planRolesOf(admin, id)).toContain('Bo');
  expect((await admin.post(`/beheer/mensen/${id}`, { rol: 'reviewer' })).status).toBe(303);
  expect(await actorIn(house, bo)).toMatchObject({ grants: [{ role: 'reviewer' }] });
  const trail = await bo.text('/account/spoor');
  expect(trail).toContain('Ada bekeek de gegevens van Bo.');
  expect(trail).toContain('Ada maakte Bo beoordelaar.');
  await admin.post(`/beheer/mensen/${id}`, { weg: 'reviewer' });
  expect(await actorIn(house, bo)).toMatchObject({ grants: [] });
  const last = await admin.post(`/beheer/mensen/${own}`, { weg: 'administrator' });
  expect(last.status).toBe(422);
  expect(await last.text()).toContain('laatste beheerder');
});

test('a role for the plan is offered by e-mail and taken by that address', async () => {
  const { browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] });
  expect((await admin.post('/beheer/uitnodigingen', { email: 'bo@example.org', role: 'task-force' })).status).toBe(303);
  const { code } = await house.lastMail('bo@example.org');
  const { browser: bo } = await house.signedIn({ name: 'Bo' });
  await bo.post(`/uitnodiging?code=${code}`, {});
  expect(await actorIn(house, bo)).toMatchObject({ grants: [{ role: 'task-force' }] });
});

test('an invitation whose letter cannot be sent is not kept', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  await browser.post('/organisaties/nieuw', { name: 'Zonder post', kind: 'other' });
  const broken = makeAccountSite(fresh.store, { send: () => Promise.reject(new Error('no post today')) });
  const there = broken.browser();
  for (const [name, value] of browser.cookies) there.cookies.set(name, value);
  const answer = await there.post('/organisaties/zonder-post/mensen', { email: 'bo@example.org', role: 'member' });
  expect(answer.status).toBe(500);
  expect(broken.errors.join()).toContain('no post today');
  const { rows } = await sql`select 1 from invitation
    where organisation_id = (select id from organisation where slug = 'zonder-post')`.execute(fresh.store.accounts);
  expect(rows).toEqual([]);
});
