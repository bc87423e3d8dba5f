import { afterAll, beforeAll, expect, test } from 'vitest';
import { locales } from '../../src/foundation/locale.ts';
import { localePath } from '../../src/site/address.ts';
import { accessOf } from '../../src/wing/permission.ts';
import { visitorOf } from './house-visitor.ts';
import { openWalkedHouse, type WalkedHouse } from './walked-house.ts';

/* What search engines are told of the whole house, with a row in every table. */

const opened = new AsyncDisposableStack();
let walked: WalkedHouse;
let listed: readonly string[];
let rules: readonly RegExp[];

beforeAll(async () => {
  walked = await openWalkedHouse(opened);
  const visitor = visitorOf(walked.house);
  const map = await visitor.read('/sitemap.xml');
  listed = [...map.matchAll(/<loc>([^<]*)</g)].map(([, address = '']) => decoded(new URL(address)));
  const robots = await visitor.read('/robots.txt');
  expect(robots).toContain(`Sitemap: ${new URL('/sitemap.xml', firstAddress(map)).href}`);
  rules = [...robots.matchAll(/^Disallow: (.*)$/gm)].map(([, rule = '']) => patternOf(rule));
}, 120_000);
afterAll(() => opened.disposeAsync());

function firstAddress(map: string): string {
  return /<loc>([^<]*)</.exec(map)?.[1] ?? '';
}

function decoded({ pathname, search }: URL): string {
  return pathname + search;
}

/** A rule of robots.txt: the beginning of an address, in which `*` stands for anything and `$` for its end. Source: RFC 9309, 2.2.3. */
function patternOf(rule: string): RegExp {
  const parts = rule.split('*').map((part) => part.replaceAll(/[.?+^()[\]{}|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}`);
}

function isLeftAlone(path: string): boolean {
  return rules.some((rule) => rule.test(path));
}

test('every address in the map answers with itself as the one address, and robots may ask for it', async () => {
  const visitor = visitorOf(walked.house);
  expect(listed.length).toBeGreaterThan(100);
  expect(new Set(listed).size).toBe(listed.length);
  const faults: string[] = [];
  for (const path of listed) {
    const answer = await visitor.get(path);
    const html = await answer.text();
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? '';
    if (answer.status !== 200) faults.push(`${path}: ${answer.status}`);
    else if (!canonical || decoded(new URL(canonical)) !== path) faults.push(`${path} calls itself ${canonical}`);
    if (isLeftAlone(path)) faults.push(`${path} is in the map and left alone`);
  }
  expect(faults).toEqual([]);
}, 300_000);

test('every wing has its things in the map: a project, an idea, a round, an organisation, a municipality', () => {
  for (const kind of ['projecten', 'ideeen', 'rondes', 'organisaties', 'gemeenten', 'indicatoren', 'groepen']) {
    const things = listed.filter((path) => new RegExp(`^/${kind}/[^/]+$`).test(path));
    expect([kind, things.length > 0]).toEqual([kind, true]);
  }
});

test('robots leave alone whatever a visitor may not open, in every language', () => {
  const visitor = accessOf({ kind: 'visitor' });
  const closed = walked.routes.filter(
    ({ method, permission }) => method === 'GET' && permission !== 'everyone' && !visitor.any.includes(permission),
  );
  expect(closed.length).toBeGreaterThan(30);
  const asked = closed.flatMap(({ path }) => locales.map((locale) => localePath(locale, walked.addressOf(path))));
  expect(asked.filter((path) => !isLeftAlone(path))).toEqual([]);
});
