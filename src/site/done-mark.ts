import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { originOf, type Reach } from './origin.ts';

const cookieName = 'gelukt';
/** A mark that no page took by then belongs to something that its reader has forgotten. */
const cookieDurationSeconds = 60;

/** Leaves a mark for the page that a form leads on to; a script that saves by itself leads nowhere and leaves none. */
export function markDone(c: Context, reach: Reach): void {
  if (c.req.header('sec-fetch-dest') === 'empty') return;
  setCookie(c, cookieName, '1', {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: cookieDurationSeconds,
    secure: originOf(c, reach).startsWith('https:'),
  });
}

/** Whether the form that led here did what it was sent for. */
export function isMarkedDone(c: Context): boolean {
  return getCookie(c, cookieName) !== undefined;
}

/** Takes the mark away once a page was shown with it. */
export function takeMark(c: Context): void {
  if (isMarkedDone(c)) deleteCookie(c, cookieName, { path: '/' });
}
