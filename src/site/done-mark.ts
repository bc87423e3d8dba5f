import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { originOf, type Reach } from './origin.ts';

const cookieName = 'gelukt';
/** A mark that no page took by then belongs to something that its reader has forgotten. */
const cookieDurationSeconds = 60;

/** What a mark may say: a word of the page that it is for. */
const shape = /^[\w:-]{1,40}$/;

/**
 * Leaves a mark for the page that a form leads on to, with what was done; a script that saves by itself leads nowhere and
 * leaves none. In the address it would be said again to whoever reloads the page, or is sent a link to it.
 */
export function markDone(c: Context, reach: Reach, done: string): void {
  if (c.req.header('sec-fetch-dest') === 'empty') return;
  setCookie(c, cookieName, done, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: cookieDurationSeconds,
    secure: originOf(c, reach).startsWith('https:'),
  });
}

/** What the form that led here did; absent when none did. */
export function markedDone(c: Context): string | undefined {
  const done = getCookie(c, cookieName) ?? '';
  return shape.test(done) ? done : undefined;
}

/** Takes the mark away once a page was shown with it. */
export function takeMark(c: Context): void {
  if (getCookie(c, cookieName) !== undefined) deleteCookie(c, cookieName, { path: '/' });
}
