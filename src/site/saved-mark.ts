import type { AnswerHeaders } from './page.ts';

/** The cookie that the island of kept words reads; it lasts until the next page, or ten minutes. */
const cookie = 'bewaard';

/**
 * Tells the browser what of the words that it keeps may go: those of one form, by the part of its token that names it, or
 * `everything` where whoever wrote them leaves.
 */
export function savedMark(what: string, origin: string): AnswerHeaders {
  const value = what === 'everything' ? 'alles' : what;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return [['Set-Cookie', `${cookie}=${value}; Path=/; Max-Age=600; SameSite=Lax${secure}`]];
}
