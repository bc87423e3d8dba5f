import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { sendStream } from './stream.ts';

/** A row after another without end, and what became of whoever wrote them. */
function endlessRows() {
  const told = { rows: 0, ended: false };
  async function* rows(): AsyncGenerator<string> {
    try {
      for (;;) {
        told.rows += 1;
        yield `${'x'.repeat(10_000)}\n`;
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      told.ended = true;
    }
  }
  return { told, rows: rows() };
}

test.each(['identity', 'gzip'])('over the network, rows (%s) end when the client leaves', async (encoding) => {
  const { told, rows } = endlessRows();
  const app = new Hono();
  app.get('/', (c) => sendStream(c, rows));
  const { promise, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0 }, resolve);
  const { port } = await promise;
  const leaving = new AbortController();
  const answer = await fetch(`http://localhost:${port}/`, {
    signal: leaving.signal,
    headers: { 'accept-encoding': encoding },
  });
  await answer.body!.getReader().read();
  leaving.abort();
  await vi.waitFor(() => expect(told.ended).toBe(true), 5000);
  server.close();
  expect(told.rows).toBeGreaterThan(0);
});

test('a slow client sets the pace: rows are not made ahead of it', async () => {
  const { told, rows } = endlessRows();
  const app = new Hono();
  app.get('/', (c) => sendStream(c, rows));
  const reader = (await app.request('/')).body!.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(told.rows).toBeLessThanOrEqual(2);
  await reader.cancel();
  expect(told.ended).toBe(true);
});

test('nothing is made for a client that asks for the headers alone', async () => {
  const { told, rows } = endlessRows();
  const app = new Hono();
  app.get('/', (c) => sendStream(c, rows));
  await app.request('/', { method: 'HEAD' });
  expect(told.rows).toBe(0);
});
