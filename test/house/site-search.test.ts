import { afterAll, beforeAll, expect, test } from 'vitest';
import { locales } from '../../src/foundation/locale.ts';
import { localePath } from '../../src/site/address.ts';
import { visitorOf } from './house-visitor.ts';
import { openWalkedHouse, type WalkedHouse } from './walked-house.ts';

/* The search of the whole house, with a row in every table: nobody is led to what only others may open. */

const opened = new AsyncDisposableStack();
let walked: WalkedHouse;

beforeAll(async () => {
  walked = await openWalkedHouse(opened);
}, 120_000);
afterAll(() => opened.disposeAsync());

async function found(path: string): Promise<readonly string[]> {
  const html = await visitorOf(walked.house).read(path);
  const lists = [...html.matchAll(/<ul class="found">(.*?)<\/ul>/gs)].map(([, list = '']) => list).join('');
  return [...lists.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href);
}

/** The name of a page as its title says it, without its signs. */
async function nameOf(path: string): Promise<string> {
  const html = await visitorOf(walked.house).read(path);
  return (/<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? '').replaceAll(/&[^;]*;/g, ' ').trim();
}

test('finds a project, an idea and an organisation by their names', async () => {
  const map = await visitorOf(walked.house).read('/sitemap.xml');
  for (const kind of ['projecten', 'ideeen', 'organisaties']) {
    const path = new RegExp(`<loc>[^<]*?(/${kind}/[^</]+)</loc>`).exec(map)?.[1] ?? '';
    const query = encodeURIComponent(await nameOf(path));
    expect(await found(`/zoek?q=${query}`)).toContain(path);
  }
});

test('leads an anonymous visitor only to pages that answer, in every language', async () => {
  const map = await visitorOf(walked.house).read('/sitemap.xml');
  const names = [...map.matchAll(/([^/<]+)<\/loc>/g)].map(([, name = '']) => name.replaceAll('-', ' '));
  const results = new Set<string>();
  for (const query of new Set(names))
    for (const locale of locales)
      for (const path of await found(`${localePath(locale, '/zoek')}?q=${encodeURIComponent(query)}`))
        results.add(path);
  expect(results.size).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const path of results) {
    const { status } = await visitorOf(walked.house).get(path);
    if (status !== 200) faults.push(`${path}: ${status}`);
  }
  expect(faults).toEqual([]);
}, 120_000);
