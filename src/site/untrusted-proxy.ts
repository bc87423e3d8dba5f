import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

/** Addresses of a machine itself and of networks that are somebody's own. Source: RFC 1918, RFC 3927, RFC 4193, RFC 4291. */
const own = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  own.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  own.addSubnet(network, prefix, 'ipv6');

/** Whether a request came by a proxy on a network of one's own: it says for whom it asks. */
export function isByProxy(c: Context): boolean {
  if (!c.req.header('x-forwarded-for')) return false;
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  const address = incoming?.socket.remoteAddress ?? '';
  return isIP(address) !== 0 && own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
