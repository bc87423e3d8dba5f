import type { Context } from 'hono';
import { z } from 'zod';
import type { Site } from '../../../site/app.tsx';
import { localTarget } from '../../../site/address.ts';
import { originOf } from '../../../site/origin.ts';
import { clientOf } from '../../../site/rate-limit.ts';
import { isSameOrigin } from '../../../site/security.ts';
import { authPath, oidcProvider } from '../auth-store.ts';
import { notePasskey } from '../passkey-store.ts';
import { countTry, perClient, type ThrottleRule } from '../throttle-store.ts';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import { cookiesFrom, signedInMark } from './cookies.ts';
import { homePath } from './sign-in.tsx';
import { isSecure } from './sign-in-attempt.ts';

/** The only addresses of the machinery that are open: what browsers do with passkeys, and where the provider sends people. */
const openAddresses: readonly (readonly [method: 'GET' | 'POST', path: string])[] = [
  ['GET', '/passkey/generate-authenticate-options'],
  ['POST', '/passkey/verify-authentication'],
  ['GET', '/passkey/generate-register-options'],
  ['POST', '/passkey/verify-registration'],
  ['GET', `/callback/${oidcProvider}`],
];

const perMinute: ThrottleRule = { name: 'machinery', most: 60, windowSeconds: 60 };

/** Adds them to a site, with `/aanmelden/met`, where signing in at the provider begins. */
export function addAuthAddresses(site: Site, accounts: Accounts, trustProxy: boolean): void {
  const askerOf = (c: Context): Asker => ({ client: clientOf(c, trustProxy), origin: originOf(c, { trustProxy }) });
  for (const [method, path] of openAddresses) {
    site.app.on(method, `${authPath}${path}`, (c) => passOn(c, accounts, path, askerOf(c)));
  }
  if (accounts.oidcName) site.app.get('/aanmelden/met', (c) => startOidc(c, accounts, askerOf(c)));
}

/** Who asks, and how the site was reached. */
interface Asker {
  readonly client: string;
  readonly origin: string;
}

async function passOn(c: Context, accounts: Accounts, path: string, { client, origin }: Asker): Promise<Response> {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (c.req.method === 'POST' && !isSameOrigin({ origin: c.req.header('origin'), host })) return refuse(403);
  if (await isTooMuch(accounts, client, path)) return refuse(429);
  if (path === '/passkey/verify-authentication' && !(await isPersonVerified(c.req.raw.clone()))) return refuse(403);
  const answer = await accounts.auth.handler(c.req.raw);
  if (path === '/passkey/verify-registration' && answer.ok) await noteAdded(accounts, c.req.raw);
  return withMark(answer, isSecure(accounts, { origin }));
}

/**
 * Whether the device says that it checked who held it, by a PIN or a finger: a passkey stands for password and second step
 * together, so a stolen key alone does not do. The machinery asks for it and does not look at the answer, whose signature
 * it checks. Source: W3C Web Authentication Level 2, 6.1, bit 2 of the flags.
 */
async function isPersonVerified(request: Request): Promise<boolean> {
  const sent = assertion.safeParse(await request.json().catch(() => undefined));
  if (!sent.success) return false;
  const flags = Buffer.from(sent.data.response.response.authenticatorData, 'base64url')[32] ?? 0;
  return (flags & 0b100) !== 0;
}

const assertion = z.object({ response: z.object({ response: z.object({ authenticatorData: z.string() }) }) });

async function isTooMuch({ store }: Accounts, client: string, path: string): Promise<boolean> {
  const rule = path === '/passkey/verify-authentication' ? perClient : perMinute;
  return (await countTry(store.accounts, rule, [client, 'machinery'])) > 0;
}

/** Goes on to the provider's own page. Errors of theirs bring people back to ours. */
async function startOidc(c: Context, accounts: Accounts, { client, origin }: Asker): Promise<Response> {
  if (await isTooMuch(accounts, client, '')) return refuse(429);
  const { headers, response } = await accounts.auth.api.signInSocial({
    body: {
      provider: oidcProvider,
      callbackURL: localTarget(c.req.query('terug'), homePath),
      errorCallbackURL: '/aanmelden?fout=1',
      disableRedirect: true,
    },
    headers: authHeaders(c.req.raw),
    returnHeaders: true,
  });
  if (!response.url) throw new Error('the provider of the settings did not say where people sign in');
  const answer = new Response(null, { status: 302, headers: { Location: response.url, 'Cache-Control': 'no-store' } });
  const secure = isSecure(accounts, { origin });
  for (const [name, value] of cookiesFrom(headers, secure)) answer.headers.append(name, value);
  return answer;
}

async function noteAdded(accounts: Accounts, request: Request): Promise<void> {
  const actor = await accounts.actorOf(request);
  if (actor.kind !== 'person') return;
  await notePasskey(accounts.store.accounts, actor);
  accounts.write('wayIn', actor, { what: 'passkey_added' });
}

/** Somebody who is signed in now gets the mark that kept pages go by. */
function withMark(answer: Response, secure: boolean): Response {
  const isIn = answer.headers.getSetCookie().some((cookie) => /ambitie\.session_token=[^;]/.test(cookie));
  const headers = new Headers([...answer.headers].filter(([name]) => name !== 'set-cookie'));
  headers.set('Cache-Control', 'no-store');
  const marks = isIn ? signedInMark(true, secure) : [];
  for (const [name, value] of [...cookiesFrom(answer.headers, secure), ...marks]) headers.append(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

function refuse(status: 403 | 429): Response {
  return Response.json({ code: status === 403 ? 'FORBIDDEN' : 'TOO_MANY_REQUESTS' }, { status });
}
