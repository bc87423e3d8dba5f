import type { Context } from 'hono';
import { chooseEncoding, type CachedAnswer } from './answer-cache.ts';

/** How an answer may be kept by browsers and proxies. */
export interface Keeping {
  readonly cacheControl: string;
  readonly vary: string;
}

/** Sends an answer, or 304 without a body when the client already holds it. */
export async function send(c: Context, answer: CachedAnswer, keeping: Keeping): Promise<Response> {
  const encoding = chooseEncoding(c.req.header('accept-encoding'), answer.type);
  const etag = answer.etag(encoding);
  c.header('Cache-Control', keeping.cacheControl);
  c.header('Vary', keeping.vary);
  c.header('ETag', etag);
  if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  c.header('Content-Type', answer.type);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  if (answer.fileName) c.header('Content-Disposition', `attachment; filename="${answer.fileName}"`);
  const bytes = await answer.bytes(encoding);
  c.header('Content-Length', String(bytes.byteLength));
  return c.req.method === 'HEAD' ? c.body(null) : c.body(bytes);
}

/** Compares as RFC 9110 asks for If-None-Match: weakly, over a list, `*` meaning any. */
function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const held = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes('*') || held.includes(etag);
}
