import { afterAll, beforeAll, expect, test } from 'vitest';
import { localised } from '../../test/localised.ts';
import { makeFreshStore, type FreshStore } from '../../test/store/fresh-store.ts';
import { createSite } from '../site/app.tsx';
import { visitor } from '../wing/actor.ts';
import type { Route } from '../wing/route.ts';
import { addRoutes } from './door.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

test('whoever sends a form slowly holds up nobody who sends the same one', async () => {
  const site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => 'r1',
    municipalities: () => [],
    onError: () => undefined,
  });
  const route: Route = {
    method: 'POST',
    path: '/formulier',
    permission: 'everyone',
    handle: ({ form }) => ({ kind: 'redirect', path: form.get('a') === 's' ? '/traag' : '/vlug' }),
  };
  addRoutes(site, [route], { store: fresh.store, secret: 'of a test', actorOf: () => Promise.resolve(visitor) });
  const send = async (body: string | ReadableStream): Promise<string | null> => {
    const headers = {
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '3',
    };
    const request = new Request('http://localhost/formulier', { method: 'POST', headers, body, duplex: 'half' });
    return (await site.app.request(request)).headers.get('location');
  };
  const ends: (() => void)[] = [];
  const slowly = (): ReadableStream =>
    new ReadableStream({
      start: (sending) => {
        sending.enqueue(new TextEncoder().encode('a='));
        ends.push(() => {
          sending.enqueue(new TextEncoder().encode('s'));
          sending.close();
        });
      },
    });
  const slow = Array.from({ length: 12 }, () => send(slowly()));
  expect(await send('a=q')).toBe('/vlug');
  for (const end of ends) end();
  expect(await Promise.all(slow)).toEqual(slow.map(() => '/traag'));
});
