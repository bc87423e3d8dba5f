import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorIn, goodPassword, makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { readOidcSettings } from '../oidc-settings.ts';

let fresh: FreshStore;
let house: AccountSite;
let server: Server;

/** Who is at the provider at this moment, and whether the provider knows that the address is theirs. */
const claims = { sub: 'nr-1', email: 'an@example.org', email_verified: true, name: 'An Peeters' };

beforeAll(async () => {
  fresh = await makeFreshStore();
  server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = providerAt(issuer).callback();
  server.on('request', (request, response) => void answer(request, response));
  house = makeAccountSite(fresh.store, {
    oidc: { issuer, clientId: 'ambitie', clientSecret: 'a secret of the client', name: 'Aanmelddienst' },
  });
});
afterAll(async () => {
  await house.accounts.settled();
  await new Promise((done) => server.close(done));
  await fresh.drop();
});

/** A real provider, at which whoever comes is signed in and agrees without being asked. */
function providerAt(issuer: string): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'ambitie',
        client_secret: 'a secret of the client',
        redirect_uris: ['http://localhost/account/auth/callback/oidc'],
      },
    ],
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: () => ({ accountId: claims.sub, claims: () => Promise.resolve({ ...claims }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['of the tests'] },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) {
      await next();
      return undefined;
    }
    const { prompt, params } = await provider.interactionDetails(context.req, context.res);
    if (prompt.name === 'login') {
      return provider.interactionFinished(context.req, context.res, { login: { accountId: claims.sub } });
    }
    const grant = new provider.Grant({ accountId: claims.sub, clientId: String(params['client_id']) });
    grant.addOIDCScope('openid email profile');
    const grantId = await grant.save();
    return provider.interactionFinished(context.req, context.res, { consent: { grantId } });
  });
  return provider;
}

/** Follows the way from our page to the provider and back, as a browser does. Gives where it ends on our site. */
async function signInThere(browser: Browser, from = '/aanmelden/met'): Promise<string> {
  let location = (await browser.get(from)).headers.get('location') ?? '';
  const jar = new Map<string, string>();
  while (location.startsWith('http://127.0.0.1')) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(location, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    location = new URL(answer.headers.get('location') ?? '', location).href;
  }
  const { pathname, search } = new URL(location, 'http://localhost');
  return (await browser.get(pathname + search)).headers.get('location') ?? '';
}

test('who signs in at the provider is in, as a new person, and comes back to the page asked for', async () => {
  const browser = house.browser();
  expect(await browser.text('/aanmelden')).toContain('Aanmelden met Aanmelddienst');
  expect(await signInThere(browser, '/aanmelden/met?terug=/organisaties')).toMatch(/\/organisaties$/);
  expect(await actorIn(house, browser)).toMatchObject({
    name: 'An Peeters',
    email: 'an@example.org',
    isVerified: true,
  });
  expect(browser.cookies.get('aangemeld')).toBe('1');
  expect(house.errors).toEqual([]);
});

test('the same person at the provider is the same person here, next time', async () => {
  await signInThere(house.browser());
  const { rows } = await sql`select 1 from person`.execute(fresh.store.accounts);
  expect(rows).toHaveLength(1);
});

test('tokens of the provider are not kept', async () => {
  const { rows } = await sql`
    select access_token, refresh_token, id_token from credential where provider_id = 'oidc'`.execute(
    fresh.store.accounts,
  );
  expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null }]);
});

test('an account that a stranger registered with her address is not opened to whoever comes from the provider', async () => {
  Object.assign(claims, { sub: 'nr-2', email: 'bo@example.org' });
  await house.browser().post('/registreren', { name: 'Niet Bo', email: 'bo@example.org', password: goodPassword });
  const browser = house.browser();
  const back = await signInThere(browser);
  expect(back).toMatch(/^(http:\/\/localhost)?\/aanmelden\?/);
  expect(await browser.text(back)).toContain('Aanmelden via die dienst lukte niet');
  expect((await actorIn(house, browser)).kind).toBe('visitor');
});

test('an address that the provider does not vouch for opens no account that exists', async () => {
  await house.signedIn({ name: 'Cy' });
  Object.assign(claims, { sub: 'nr-3', email: 'cy@example.org', email_verified: false });
  const browser = house.browser();
  await signInThere(browser);
  expect((await actorIn(house, browser)).kind).toBe('visitor');
});

test('an answer of the provider that this browser did not ask for signs nobody in', async () => {
  const browser = house.browser();
  const answer = await browser.get('/account/auth/callback/oidc?code=stolen&state=made-up');
  expect(answer.status).toBe(302);
  expect((await actorIn(house, browser)).kind).toBe('visitor');
});

test('behind https the cookies on the way to the provider and back travel over https only', async () => {
  const headers = { 'x-forwarded-proto': 'https' };
  for (const path of ['/aanmelden/met', '/account/auth/passkey/generate-authenticate-options']) {
    const cookies = (await house.browser().send(path, { headers })).headers.getSetCookie();
    expect([path, cookies.length > 0, cookies.filter((cookie) => !/; Secure/i.test(cookie))]).toEqual([path, true, []]);
  }
});

test('after signing in at the provider one comes to a page of this site only', async () => {
  Object.assign(claims, { sub: 'nr-1', email: 'an@example.org', email_verified: true });
  const target = await signInThere(house.browser(), '/aanmelden/met?terug=//evil.example');
  expect(target).toMatch(/^(http:\/\/localhost)?\/mijn-werk$/);
});

test('of the machinery’s own addresses no other is open', async () => {
  const browser = house.browser();
  const closed = ['sign-in/email', 'sign-up/email', 'get-session', 'update-user', 'delete-user', 'list-sessions', 'ok'];
  for (const path of closed) {
    for (const init of [{}, { method: 'POST', body: '{}', headers: { origin: 'http://localhost' } }]) {
      expect([path, (await browser.send(`/account/auth/${path}`, init)).status]).toEqual([path, 404]);
    }
  }
});

test('a script on another site cannot use the addresses that are open', async () => {
  const init = { method: 'POST', body: '{}', headers: { origin: 'https://evil.example' } };
  expect((await house.browser().send('/account/auth/passkey/verify-authentication', init)).status).toBe(403);
});

test('what is sent to the addresses that are open has a limit', async () => {
  const init = { method: 'POST', body: JSON.stringify({ response: 'x'.repeat(300_000) }) };
  const headers = { origin: 'http://localhost', 'content-type': 'application/json' };
  for (const deed of ['verify-authentication', 'verify-registration']) {
    const answer = await house.browser().send(`/account/auth/passkey/${deed}`, { ...init, headers });
    expect([deed, answer.status]).toEqual([deed, 413]);
  }
});

test('a passkey of which the device did not check who holds it signs nobody in', async () => {
  const said = async (flags: number): Promise<number> => {
    const authenticatorData = Buffer.concat([Buffer.alloc(32), Buffer.from([flags, 0, 0, 0, 1])]).toString('base64url');
    const body = JSON.stringify({
      response: { id: 'x', rawId: 'x', type: 'public-key', response: { authenticatorData } },
    });
    const headers = { origin: 'http://localhost', 'content-type': 'application/json' };
    const answer = await house.browser().send('/account/auth/passkey/verify-authentication', {
      method: 'POST',
      body,
      headers,
    });
    return answer.status;
  };
  // Present only; present and verified, which goes on to be judged, and is no passkey of anybody.
  expect(await said(0b001)).toBe(403);
  expect(await said(0b101)).not.toBe(403);
});

test('the settings of a provider come together, and from a safe address', () => {
  const whole = {
    AMBITIE_OIDC_ISSUER: 'https://login.example.be/',
    AMBITIE_OIDC_CLIENT_ID: 'a',
    AMBITIE_OIDC_CLIENT_SECRET: 'b',
  };
  expect(readOidcSettings({})).toEqual({ ok: true, value: undefined });
  expect(readOidcSettings(whole)).toMatchObject({
    value: { issuer: 'https://login.example.be', name: 'login.example.be' },
  });
  expect(readOidcSettings({ AMBITIE_OIDC_ISSUER: 'http://login.example.be' })).toMatchObject({
    ok: false,
    problems: [{ at: 'AMBITIE_OIDC_CLIENT_ID' }, { at: 'AMBITIE_OIDC_CLIENT_SECRET' }, { at: 'AMBITIE_OIDC_ISSUER' }],
  });
});
