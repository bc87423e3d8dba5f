import type { Context } from 'hono';

/** How the site is reached. */
export interface Reach {
  /** Address that the site is known by, without a slash at its end; that of each request when absent. */
  readonly url?: string;
  /** Whether a proxy in front tells who asks (`X-Forwarded-For`) and how (`X-Forwarded-Proto`). */
  readonly trustProxy?: boolean;
}

/** Scheme and host that addresses in an answer begin with. */
export function originOf(c: Context, { url, trustProxy }: Reach): string {
  if (url) return new URL(url).origin;
  const asked = new URL(c.req.url);
  const scheme = trustProxy ? c.req.header('x-forwarded-proto') : undefined;
  return scheme === 'https' || scheme === 'http' ? `${scheme}://${asked.host}` : asked.origin;
}
