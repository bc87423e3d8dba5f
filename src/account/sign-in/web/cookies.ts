import type { AnswerHeaders } from '../../../site/page.ts';
import { signedInCookie } from '../../../site/signed-in.ts';
import { sessionDays } from '../auth-store.ts';
import { deviceDays } from '../device-store.ts';

const day = 24 * 60 * 60;
const deviceCookie = 'toestel';

/** Cookies that the machinery sets, for our own answer. */
export function cookiesFrom(headers: Headers, isSecure: boolean): AnswerHeaders {
  return headers.getSetCookie().map((cookie) => ['Set-Cookie', isSecure ? secured(cookie) : cookie] as const);
}

/** What tells kept pages that somebody is signed in, and nothing more. */
export function signedInMark(isSignedIn: boolean, isSecure: boolean): AnswerHeaders {
  return [setCookie(signedInCookie, isSignedIn ? '1' : '', isSignedIn ? sessionDays * day : 0, isSecure)];
}

/** What lets a browser pass the slow-down that strangers meet. */
export function deviceMark(token: string, isSecure: boolean): AnswerHeaders {
  return [setCookie(deviceCookie, token, deviceDays * day, isSecure)];
}

export function deviceOf(request: Request): string | undefined {
  return cookieIn(request, deviceCookie);
}

/** The value of a cookie that a request carries. */
function cookieIn(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function setCookie(name: string, value: string, seconds: number, isSecure: boolean): readonly [string, string] {
  const cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
  return ['Set-Cookie', isSecure ? secured(cookie) : cookie];
}

function secured(cookie: string): string {
  return /;\s*secure\b/i.test(cookie) ? cookie : `${cookie}; Secure`;
}
