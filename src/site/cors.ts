import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Headers that a script on another site may read. */
const exposed = [
  'Content-Disposition',
  'ETag',
  'Link',
  'RateLimit-Limit',
  'RateLimit-Policy',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
];

/**
 * Lets scripts of every site read the addresses that `isOpen` names, and no other: GET, HEAD and the preflight
 * question, never with cookies. Source: WHATWG Fetch, CORS protocol.
 */
export function openToAll(isOpen: (path: string) => boolean): MiddlewareHandler {
  const open = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    allowHeaders: ['Accept', 'If-None-Match'],
    exposeHeaders: exposed,
    maxAge: 86_400,
  });
  return async (c, next) => {
    if (!isOpen(c.req.path)) return next();
    const answer = await open(c, next);
    (answer ?? c.res).headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    return answer;
  };
}
