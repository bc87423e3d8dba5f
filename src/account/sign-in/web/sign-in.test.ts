import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import {
  actorIn,
  addPersonWithPassword,
  goodPassword,
  makeAccountSite,
  type AccountSite,
} from '../../../../test/account/account-site.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { countTry, perAddress, perClient } from '../throttle-store.ts';

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

const an = { name: 'An Peeters', email: 'an@example.org', password: goodPassword };

async function register() {
  const browser = house.browser();
  const answer = await browser.post('/registreren', an);
  expect(answer.status).toBe(200);
  return { browser, mail: await house.lastMail(an.email) };
}

async function confirmed() {
  const { browser, mail } = await register();
  const answer = await browser.post(`/bevestigen?code=${mail.code}`, { password: goodPassword });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mijn-werk']);
  return browser;
}

test('who registers is led, before anything is sent, to what is then kept about her', async () => {
  for (const locale of locales) {
    const page = await (await house.browser().get(localePath(locale, '/registreren'))).text();
    expect(page).toContain(`href="${localePath(locale, '/privacy')}">`);
  }
});

test('who registers, opens the link in the message and gives her password is in', async () => {
  const browser = await confirmed();
  expect(await actorIn(house, browser)).toMatchObject({ kind: 'person', name: 'An Peeters', isVerified: true });
  expect(await browser.text('/mijn-werk')).toContain('Dag An Peeters');
  expect(house.errors).toEqual([]);
});

test('the cookies of a session are for the site alone and not for scripts', async () => {
  await confirmed();
  const answer = await house.browser().post('/aanmelden', an);
  const cookies = answer.headers.getSetCookie();
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['ambitie.session_token', 'aangemeld', 'toestel']);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
  }
});

test('behind https every cookie travels over https only', async () => {
  await confirmed();
  const answer = await house.browser().send('/aanmelden', {
    method: 'POST',
    body: new URLSearchParams(an),
    headers: { origin: 'https://localhost', 'x-forwarded-proto': 'https' },
  });
  expect(answer.status).toBe(303);
  for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; Secure/i);
});

test('behind https the cookie of a session belongs to this host alone', async () => {
  const secure = makeAccountSite(fresh.store, { url: 'https://ambitie.example' });
  const { email } = await addPersonWithPassword(secure.accounts, { name: 'Host' });
  const browser = secure.browser();
  const answer = await browser.post('/aanmelden', { email, password: goodPassword });
  const session = answer.headers.getSetCookie().find((cookie) => cookie.includes('session_token'));
  expect(session).toMatch(/^__Host-ambitie\.session_token=/);
  expect(session).toMatch(/; Path=\/;.*; Secure/i);
  expect(session).not.toMatch(/; Domain/i);
  expect(await actorIn(secure, browser)).toMatchObject({ kind: 'person', name: 'Host' });
  await browser.post('/afmelden', {});
  expect((await actorIn(secure, browser)).kind).toBe('visitor');
});

test('before her address is proved, the right password does not let her in and brings a new message', async () => {
  const { browser } = await register();
  const count = house.mails.length;
  const answer = await browser.post('/aanmelden', an);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('nog niet bevestigd');
  await house.accounts.settled();
  expect(house.mails).toHaveLength(count + 1);
});

test('before her address is proved, signing in again and again brings no more messages than a mailbox takes', async () => {
  const count = house.mails.length;
  const { browser } = await register();
  for (let at = 0; at < 8; at += 1) await browser.post('/aanmelden', an);
  await house.accounts.settled();
  expect(house.mails).toHaveLength(count + 5);
});

test('a link that an unsuspecting stranger opens does not confirm an account that somebody else made', async () => {
  const { mail } = await register();
  const victim = house.browser('10.0.0.2');
  const page = await victim.text(`/bevestigen?code=${mail.code}`);
  expect(page).toContain('Je bevestigt an@example.org');
  const answer = await victim.post(`/bevestigen?code=${mail.code}`, { password: 'iets dat ze zelf bedacht' });
  expect(answer.status).toBe(422);
  const { rows } = await sql<{ emailVerified: boolean }>`select email_verified from person`.execute(
    fresh.store.accounts,
  );
  expect(rows).toEqual([{ emailVerified: false }]);
});

test('a forged or spoiled link confirms nothing', async () => {
  const { browser, mail } = await register();
  const [head, , tail] = mail.code.split('.');
  const forged = [head, Buffer.from(JSON.stringify({ email: an.email, exp: 9e9 })).toString('base64url'), tail].join(
    '.',
  );
  for (const code of [forged, 'x.y.z', '']) {
    const answer = await browser.post(`/bevestigen?code=${code}`, { password: goodPassword });
    expect(answer.status).toBe(422);
  }
});

test('whether an address is known shows neither in the answer to a sign-in nor to a registration or recovery', async () => {
  await confirmed();
  const without = (html: string, email: string) => html.replaceAll(email, '');
  const stranger = house.browser('10.0.0.3');
  const asks: readonly (readonly [string, (email: string) => Record<string, string>])[] = [
    ['/aanmelden', (email) => ({ email, password: 'een fout wachtwoord 12' })],
    ['/registreren', (email) => ({ name: 'Iemand', email, password: goodPassword })],
    ['/wachtwoord-vergeten', (email) => ({ email })],
  ];
  for (const [path, fields] of asks) {
    const known = await stranger.post(path, fields(an.email));
    const unknown = await stranger.post(path, fields('bo@example.org'));
    expect([path, known.status]).toEqual([path, unknown.status]);
    expect(without(await known.text(), an.email)).toBe(without(await unknown.text(), 'bo@example.org'));
  }
  await house.accounts.settled();
  const subjects = house.mails.filter(({ to }) => to === an.email).map(({ subject }) => subject);
  expect(subjects.slice(-2)).toEqual(['Je hebt al een account op Ambitie', 'Kies een nieuw wachtwoord voor Ambitie']);
});

test('who tries too often waits, but the one whose account it is comes in with her own browser', async () => {
  const own = await confirmed();
  await own.post('/afmelden', {});
  const attacker = house.browser('10.6.6.6');
  const wrong = { ...an, password: 'geraden wachtwoord' };
  for (let tries = 0; tries < 5; tries += 1) expect((await attacker.post('/aanmelden', wrong)).status).toBe(422);
  const blocked = await attacker.post('/aanmelden', an);
  expect(blocked.status).toBe(429);
  expect(await blocked.text()).toMatch(/Wacht \d+ (minuten|minuut|seconden)/);
  const elsewhere = await house.browser('10.0.0.9').post('/aanmelden', an);
  expect(elsewhere.status).toBe(303);
  const colleague = house.browser('10.6.6.6');
  colleague.cookies.set('toestel', own.cookies.get('toestel')!);
  expect((await colleague.post('/aanmelden', an)).status).toBe(303);
});

test('many tries at once count as many', async () => {
  await confirmed();
  const attacker = house.browser('10.6.6.7');
  const wrong = { ...an, password: 'geraden wachtwoord' };
  const answers = await Promise.all(Array.from({ length: 12 }, () => attacker.post('/aanmelden', wrong)));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
});

test('a client that tries many addresses waits too', async () => {
  const attacker = house.browser('10.6.6.8');
  for (let tries = 0; tries < 39; tries += 1) await countTry(fresh.store.accounts, perClient, ['10.6.6.8']);
  const tryNext = (email: string) => attacker.post('/aanmelden', { email, password: 'geraden wachtwoord' });
  expect((await tryNext('b@example.org')).status).toBe(422);
  expect((await tryNext('c@example.org')).status).toBe(429);
});

test('many strangers together guess at one address no more than a hundred times an hour, and she comes in herself', async () => {
  const own = await confirmed();
  await own.post('/afmelden', {});
  for (let tries = 0; tries < 99; tries += 1) await countTry(fresh.store.accounts, perAddress, [an.email]);
  const guess = (client: string) => house.browser(client).post('/aanmelden', { ...an, password: 'geraden wachtwoord' });
  expect((await guess('10.7.0.1')).status).toBe(422);
  expect((await guess('10.7.0.2')).status).toBe(429);
  expect((await own.post('/aanmelden', an)).status).toBe(303);
});

test('one client that goes on guessing while it has to wait keeps nobody else out', async () => {
  await confirmed();
  for (let tries = 0; tries < 90; tries += 1) await countTry(fresh.store.accounts, perAddress, [an.email]);
  const attacker = house.browser('10.7.0.3');
  const wrong = { ...an, password: 'geraden wachtwoord' };
  for (let tries = 0; tries < 12; tries += 1) await attacker.post('/aanmelden', wrong);
  expect((await house.browser('10.7.0.4').post('/aanmelden', an)).status).toBe(303);
});

test('a session that somebody planted in a browser is not the one that signing in gives', async () => {
  await confirmed();
  const browser = house.browser();
  browser.cookies.set('ambitie.session_token', 'planted.value');
  expect((await browser.post('/aanmelden', an)).status).toBe(303);
  const first = browser.cookies.get('ambitie.session_token');
  expect(first).not.toContain('planted');
  await browser.post('/aanmelden', an);
  expect(browser.cookies.get('ambitie.session_token')).not.toBe(first);
});

test('after signing in one comes back to a page of this site and to no other', async () => {
  await confirmed();
  const targets = [
    ['/ideeen?zoek=taal', '/ideeen?zoek=taal'],
    ['//evil.example/x', '/mijn-werk'],
    [String.raw`/\evil.example`, '/mijn-werk'],
    ['https://evil.example', '/mijn-werk'],
    ['/ideeen\r\nX-Header: a', '/mijn-werk'],
    ['javascript:alert(1)', '/mijn-werk'],
    [String.raw`/ok\..\\evil.example`, '/mijn-werk'],
    ['/%2f/evil.example', '/%2f/evil.example'],
  ] as const;
  for (const [asked, expected] of targets) {
    const answer = await house.browser().post(`/aanmelden?terug=${encodeURIComponent(asked)}`, an);
    expect([asked, answer.headers.get('location')]).toEqual([asked, expected]);
  }
});

test('a form from another site signs nobody in or out', async () => {
  const browser = await confirmed();
  expect((await browser.post('/afmelden', {}, 'https://evil.example')).status).toBe(403);
  expect((await actorIn(house, browser)).kind).toBe('person');
  const other = await house.browser().post('/aanmelden', an, 'https://evil.example');
  expect([other.status, other.headers.getSetCookie()]).toEqual([403, []]);
});

test('who signs out is out on the server too', async () => {
  const browser = await confirmed();
  const kept = browser.cookies.get('ambitie.session_token')!;
  expect((await browser.post('/afmelden', {})).headers.get('location')).toBe('/');
  expect(browser.cookies.has('aangemeld')).toBe(false);
  browser.cookies.set('ambitie.session_token', kept);
  expect((await actorIn(house, browser)).kind).toBe('visitor');
});

test('a form that is wrong keeps what was typed, except the password', async () => {
  const answer = await house
    .browser()
    .post('/registreren', { name: 'An <b>', email: 'an@example', password: 'geheimgeheim' });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('value="An &lt;b&gt;"');
  expect(html).toContain('value="an@example"');
  expect(html).not.toContain('geheimgeheim');
  expect(html).toContain('href="#veld-email"');
  expect(html).toContain('makkelijk te raden');
});
