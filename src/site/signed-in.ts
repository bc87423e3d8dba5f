import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** Cookie that says no more than that somebody signed in; what she may see, her session decides. */
export const signedInCookie = 'aangemeld';

/** Whether the header leads to a person's own work instead of to signing in. */
export function isSignedIn(c: Context): boolean {
  return getCookie(c, signedInCookie) === '1';
}
