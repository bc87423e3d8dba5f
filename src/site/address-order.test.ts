import fc from 'fast-check';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { inAddressOrder } from './address-order.ts';

const paths = [
  '/projecten/:slug',
  '/projecten/:slug/bewerk',
  '/projecten/nieuw',
  '/indicatoren/:id',
  '/indicatoren/:file{.+\\.csv}',
  '/rapporten/:id/verschil',
  '/rapporten/laatste/:id',
  '/*',
];

/** The route that answers an address when they were added in this order. */
async function answerOf(order: readonly string[], address: string): Promise<string> {
  const app = new Hono();
  for (const { path } of inAddressOrder(order.map((path) => ({ path })))) app.get(path, (c) => c.text(path));
  return (await app.request(address)).text();
}

test('the most fixed address answers, in whatever order they were added', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(paths, { minLength: paths.length }), async (order) => {
      expect(await answerOf(order, '/projecten/nieuw')).toBe('/projecten/nieuw');
      expect(await answerOf(order, '/projecten/anders')).toBe('/projecten/:slug');
      expect(await answerOf(order, '/indicatoren/x.csv')).toBe('/indicatoren/:file{.+\\.csv}');
      expect(await answerOf(order, '/indicatoren/x')).toBe('/indicatoren/:id');
      expect(await answerOf(order, '/rapporten/laatste/verschil')).toBe('/rapporten/laatste/:id');
      expect(await answerOf(order, '/elders')).toBe('/*');
    }),
    { numRuns: 50 },
  );
});
