import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorIn, goodPassword, makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import { addPasskey } from '../../../../test/account/add-passkey.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { program } from '../../../wing/actor.ts';
import { addPerson } from '../person-store.ts';

let fresh: FreshStore;
let house: AccountSite;

beforeAll(async () => {
  fresh = await makeFreshStore();
  house = makeAccountSite(fresh.store);
});
beforeEach(async () => {
  await sql`delete from person`.execute(fresh.store.accounts);
  await sql`delete from sign_in_attempt`.execute(fresh.store.accounts);
});
afterAll(async () => {
  await house.accounts.settled();
  await fresh.drop();
});

const email = 'an@example.org';
const newPassword = 'vijf groene daken in mei';

function signIn(browser: Browser, password: string): Promise<Response> {
  return browser.post('/aanmelden', { email, password });
}

async function eventsOf(browser: Browser): Promise<string> {
  return (await browser.text('/account/spoor')).replaceAll(/<[^>]+>/g, ' ');
}

test('who forgot her password sets a new one by a link that works once, and every session ends', async () => {
  const { browser: old } = await house.signedIn({ name: 'An' });
  const browser = house.browser('10.0.0.5');
  await browser.post('/wachtwoord-vergeten', { email: ' AN@example.org ' });
  const { code } = await house.lastMail(email);
  const weak = await browser.post(`/wachtwoord-instellen?code=${code}`, { password: 'an@example.org1' });
  expect(weak.status).toBe(422);
  const set = await browser.post(`/wachtwoord-instellen?code=${code}`, { password: newPassword });
  expect([set.status, await set.text()]).toEqual([200, expect.stringContaining('Je bent overal afgemeld.')]);
  expect((await browser.post(`/wachtwoord-instellen?code=${code}`, { password: goodPassword })).status).toBe(422);
  expect((await actorIn(house, old)).kind).toBe('visitor');
  expect((await signIn(browser, goodPassword)).status).toBe(422);
  expect((await signIn(browser, newPassword)).status).toBe(303);
  expect((await house.lastMail(email)).subject).toContain('Nieuw wachtwoord');
  expect(await eventsOf(browser)).toContain('An koos een nieuw wachtwoord via een link in een bericht.');
});

test('who sets a first password is told to sign in with it, not of an old one', async () => {
  await addPerson(fresh.store.accounts, program, { name: 'Bo', email: 'bo@example.org', locale: 'nl' });
  const browser = house.browser('10.0.0.8');
  await browser.post('/wachtwoord-vergeten', { email: 'bo@example.org' });
  const { code } = await house.lastMail('bo@example.org');
  const set = await browser.post(`/wachtwoord-instellen?code=${code}`, { password: newPassword });
  const page = await set.text();
  expect(page).toContain('Je kan je er nu mee aanmelden.');
  expect(page).not.toContain('overal afgemeld');
});

test('a link in a message leads to the site as it is known, whatever host a request names', async () => {
  await house.signedIn({ name: 'An' });
  const browser = house.browser();
  const headers = { origin: 'http://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  const body = new URLSearchParams({ email });
  await browser.send('http://evil.example/wachtwoord-vergeten', { method: 'POST', body, headers });
  const { text } = await house.lastMail(email);
  expect(text).toContain('http://localhost/wachtwoord-instellen?code=');
  expect(text).not.toContain('evil');
});

test('a new password takes the old one, and signs out every other browser', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const other = house.browser('10.0.0.6');
  await signIn(other, goodPassword);
  const wrong = await browser.post('/account/wachtwoord', { current: 'iets anders 12', password: newPassword });
  expect(wrong.status).toBe(422);
  const right = await browser.post('/account/wachtwoord', { current: goodPassword, password: newPassword });
  expect(right.status).toBe(303);
  expect((await actorIn(house, browser)).kind).toBe('person');
  expect((await actorIn(house, other)).kind).toBe('visitor');
});

test('with a second step the password alone opens nothing; a code of the app does, and a spare code does once', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const begun = await browser.post('/account/twee-stappen', { stap: 'begin', password: goodPassword });
  const html = await begun.text();
  const uri = /name="uri" value="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const codes = /name="codes" value="([^"]+)"/.exec(html)![1]!;
  const totp = new TOTP({ secret: new URL(uri).searchParams.get('secret')! });
  const mistyped = await browser.post('/account/twee-stappen', { stap: 'bevestig', uri, codes, code: '000000' });
  expect(mistyped.status).toBe(422);
  expect(await mistyped.text()).toContain(codes.split(' ')[0]);
  const confirm = { stap: 'bevestig', uri, codes, code: totp.generate() };
  expect((await browser.post('/account/twee-stappen', confirm)).status).toBe(303);
  expect(await eventsOf(browser)).toContain('An zette aanmelden in twee stappen aan.');

  const next = house.browser('10.0.0.7');
  const halfway = await signIn(next, goodPassword);
  expect([halfway.status, halfway.headers.get('location')]).toEqual([303, '/aanmelden/code']);
  expect((await actorIn(house, next)).kind).toBe('visitor');
  expect(next.cookies.has('aangemeld')).toBe(false);
  expect((await next.post('/aanmelden/code', { code: '000000' })).status).toBe(422);
  const code = totp.generate();
  expect((await next.post('/aanmelden/code', { code })).status).toBe(303);
  expect((await actorIn(house, next)).kind).toBe('person');

  const looker = house.browser('10.0.0.9');
  await signIn(looker, goodPassword);
  const again = await looker.post('/aanmelden/code', { code });
  expect([again.status, (await actorIn(house, looker)).kind]).toEqual([422, 'visitor']);
  expect(await again.text()).toContain('Deze code is al gebruikt');
  expect((await actorIn(house, next)).kind).toBe('person');

  const spare = codes.split(' ')[0]!;
  for (const expected of ['person', 'visitor']) {
    const lost = house.browser('10.0.0.8');
    await signIn(lost, goodPassword);
    await lost.post('/aanmelden/code', { code: spare });
    expect((await actorIn(house, lost)).kind).toBe(expected);
  }
});

test('who changes how she signs in gets a letter that says what changed', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const told = async (): Promise<string> => {
    const { subject, text } = await house.lastMail(email);
    expect(subject).toBe('Je manier van aanmelden op Ambitie is gewijzigd');
    expect(text).toContain('http://localhost/wachtwoord-vergeten');
    return text;
  };
  await addPasskey(browser);
  expect(await told()).toContain('een sleutel toegevoegd');
  const key = /name="sleutel" value="([^"]+)"/.exec(await browser.text('/account/sleutels'))![1]!;
  await browser.post('/account/sleutels', { sleutel: key });
  expect(await told()).toContain('een sleutel verwijderd');
  const html = await (await browser.post('/account/twee-stappen', { stap: 'begin', password: goodPassword })).text();
  const uri = /name="uri" value="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const code = new TOTP({ secret: new URL(uri).searchParams.get('secret')! }).generate();
  await browser.post('/account/twee-stappen', { stap: 'bevestig', uri, codes: '', code });
  expect(await told()).toContain('net aangezet');
  await browser.post('/account/twee-stappen', { stap: 'codes', password: goodPassword });
  expect(await told()).toContain('nieuwe reservecodes');
  await browser.post('/account/twee-stappen', { stap: 'stop', password: goodPassword });
  expect(await told()).toContain('net uitgezet');
  const count = house.mails.length;
  await browser.post('/account/sleutels', { sleutel: key });
  await house.accounts.settled();
  expect(house.mails).toHaveLength(count);
});

test('the code of a second step is no use without the password before it', async () => {
  const answer = await house.browser().post('/aanmelden/code', { code: '123456' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/aanmelden']);
});

test('she sees where she is signed in and ends one session or all others, but nobody else’s', async () => {
  const { browser, id } = await house.signedIn({ name: 'An' });
  const { browser: bo } = await house.signedIn({ name: 'Bo' });
  const phone = house.browser('10.0.0.9');
  await signIn(phone, goodPassword);
  const page = await browser.text('/account/sessies');
  expect(page).toContain('Firefox, Linux');
  const session = /name="sessie" value="([^"]+)"/.exec(page)![1]!;
  await bo.post('/account/sessies', { sessie: session });
  expect((await actorIn(house, phone)).kind).toBe('person');
  await browser.post('/account/sessies', { sessie: session });
  expect((await actorIn(house, phone)).kind).toBe('visitor');
  expect(await actorIn(house, browser)).toMatchObject({ id });
});

test('nothing on her pages holds the token of a session', async () => {
  const { browser } = await house.signedIn({ name: 'An' });
  const token = decodeURIComponent(browser.cookies.get('ambitie.session_token')!).split('.')[0]!;
  for (const path of ['/account', '/account/sessies', '/account/gegevens.json', '/mijn-werk']) {
    expect(await browser.text(path)).not.toContain(token);
  }
});

test('her copy holds what is kept about her, and nothing secret', async () => {
  const { browser } = await house.signedIn({ name: 'An', grants: [{ role: 'reviewer' }] });
  const answer = await browser.get('/account/gegevens.json');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({
    person: { name: 'An', email },
    roles: [{ role: 'reviewer' }],
    sessions: [{}],
    credentials: [{ provider: 'credential' }],
  });
  const { rows } = await sql<{ password: string }>`select password from credential`.execute(fresh.store.accounts);
  expect(text).not.toContain(rows[0]!.password);
});

test('erasing takes her address and password, and leaves nothing of her but what happened, nameless', async () => {
  const { browser, id } = await house.signedIn({ name: 'An' });
  await browser.post('/account', { name: 'An Peeters', locale: 'nl' });
  expect((await browser.post('/account/gegevens', { email, password: 'fout' })).status).toBe(422);
  expect((await browser.post('/account/gegevens', { email: 'bo@example.org', password: goodPassword })).status).toBe(
    422,
  );
  const answer = await browser.post('/account/gegevens', { email, password: goodPassword });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect((await actorIn(house, browser)).kind).toBe('visitor');
  for (const table of ['person', 'profile', 'session', 'credential', 'known_device', 'plan_role']) {
    const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(fresh.store.accounts);
    expect([table, rows]).toEqual([table, []]);
  }
  const { rows } = await sql`select 1 from audit_entry where person_id = ${id} or about_id = ${id}
    or details::text like '%Peeters%'`.execute(fresh.store.accounts);
  expect(rows).toEqual([]);
});

test('the last administrator cannot erase herself', async () => {
  const { browser } = await house.signedIn({ name: 'An', grants: [{ role: 'administrator' }] });
  const answer = await browser.post('/account/gegevens', { email, password: goodPassword });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('laatste beheerder');
  expect((await actorIn(house, browser)).kind).toBe('person');
});
