import { APIError } from 'better-auth/api';
import type { LiveContext } from '../../../site/live.ts';
import type { AnswerHeaders } from '../../../site/page.ts';
import { isKnownDevice, rememberDevice } from '../device-store.ts';
import { countTry, forgetTry, perAddress, perAddressAndClient, perClient, perDevice } from '../throttle-store.ts';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import { cookiesFrom, deviceMark, deviceOf, signedInMark } from './cookies.ts';

/** How an attempt to sign in ended. */
export type SignInOutcome =
  | { readonly kind: 'in'; readonly headers: AnswerHeaders }
  /** The password was right; a second step follows. */
  | { readonly kind: 'second step'; readonly headers: AnswerHeaders }
  | { readonly kind: 'wrong' }
  /** The password was right, but the address was never proved. */
  | { readonly kind: 'unproved' }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Tries an address and password. Strangers are slowed down per address and client, per client, and per address all
 * together; a browser in which that person signed in before is counted apart, so that nobody can keep others out. Whether the address is known
 * makes no difference to the answer or its time.
 */
export async function trySignIn(
  accounts: Accounts,
  context: LiveContext,
  { email: typed, password }: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const { store, auth } = accounts;
  const email = typed.trim().toLowerCase();
  const rules = await throttlesOf(accounts, context, email);
  for (const { rule, who } of rules) {
    const seconds = await countTry(store.accounts, rule, who);
    if (seconds > 0) return { kind: 'wait', seconds };
  }
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password },
      headers: authHeaders(context.request),
      returnHeaders: true,
    });
    await Promise.all(rules.map(({ rule, who }) => forgetTry(store.accounts, rule, who, rule !== perClient)));
    if ('twoFactorRedirect' in response) {
      return { kind: 'second step', headers: cookiesFrom(headers, isSecure(accounts, context)) };
    }
    return { kind: 'in', headers: await welcome(accounts, context, headers, response.user.id) };
  } catch (error) {
    return { kind: codeOf(error) === 'EMAIL_NOT_VERIFIED' ? 'unproved' : 'wrong' };
  }
}

/** The cookies of somebody who is in: session, mark for kept pages, and the browser's own token. */
export async function welcome(
  accounts: Accounts,
  context: LiveContext,
  headers: Headers,
  person: string,
): Promise<AnswerHeaders> {
  const secure = isSecure(accounts, context);
  const device = await rememberDevice(accounts.store.accounts, deviceOf(context.request), person);
  return [...cookiesFrom(headers, secure), ...signedInMark(true, secure), ...deviceMark(device, secure)];
}

/** Whether cookies are to travel over https only. */
export function isSecure({ url }: Pick<Accounts, 'url'>, { origin }: Pick<LiveContext, 'origin'>): boolean {
  return url.startsWith('https:') || origin.startsWith('https:');
}

/** The code of a refusal by the machinery. Anything else is a bug or a broken database, and thrown on. */
export function codeOf(error: unknown): string {
  if (!(error instanceof APIError)) throw error;
  return error.body?.code ?? '';
}

async function throttlesOf({ store }: Accounts, { client, request }: LiveContext, email: string) {
  const device = deviceOf(request);
  if (await isKnownDevice(store.accounts, device, email)) return [{ rule: perDevice, who: [device!] }];
  return [
    { rule: perAddressAndClient, who: [email, client] },
    { rule: perClient, who: [client] },
    // Last, for who waits already counts no further: no client alone keeps the others out.
    { rule: perAddress, who: [email] },
  ];
}
