import { Hono, type Context } from 'hono';
import { expect, test } from 'vitest';
import { isByProxy } from './untrusted-proxy.ts';

async function seesProxy(remoteAddress: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  const app = new Hono();
  app.get('/', (c: Context) => c.json(isByProxy(c)));
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } });
  return (await answer.text()) === 'true';
}

const forwarded = { 'x-forwarded-for': '203.0.113.7' };

test.each([
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '10.1.2.3',
  '172.17.0.1',
  '::ffff:192.168.1.1',
  'fd00::1',
  'fe80::1',
])('%s, which says for whom it asks, is a proxy on a network of one’s own', async (address) => {
  expect(await seesProxy(address, forwarded)).toBe(true);
  expect(await seesProxy(address, {})).toBe(false);
});

test.each(['203.0.113.8', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8', ''])(
  '%s is none, whatever it says: strangers cannot make the site warn',
  async (address) => {
    expect(await seesProxy(address, forwarded)).toBe(false);
  },
);
