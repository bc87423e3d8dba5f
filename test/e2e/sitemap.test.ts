import { beforeAll, expect, inject, test } from 'vitest';
import { isMissing } from './page-set.ts';

const origin = inject('origin');
const pages = inject('pages');

let listed: ReadonlySet<string>;
let rules: readonly RegExp[];

beforeAll(async () => {
  const map = await (await fetch(`${origin}/sitemap.xml`)).text();
  listed = new Set([...map.matchAll(/<loc>([^<]*)</g)].map(([, address = '']) => new URL(address).pathname));
  const robots = await (await fetch(`${origin}/robots.txt`)).text();
  rules = [...robots.matchAll(/^Disallow: (.*)$/gm)].map(([, rule = '']) => patternOf(rule));
});

/** A rule of robots.txt: the beginning of an address, in which `*` stands for anything and `$` for its end. */
function patternOf(rule: string): RegExp {
  const parts = rule.split('*').map((part) => part.replaceAll(/[.?+^()[\]{}|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}`);
}

test('every page that the crawl finds and robots may read stands in the map of the site', () => {
  const found = pages.filter(
    (page) =>
      page.isHtml &&
      page.status === 200 &&
      !isMissing(page) &&
      !page.path.includes('?') &&
      !rules.some((rule) => rule.test(page.path)),
  );
  expect(found.length).toBeGreaterThan(300);
  expect(found.map(({ path }) => path).filter((path) => !listed.has(path))).toEqual([]);
});

test('every page of the map is found by following links from the home page', () => {
  const found = new Set(pages.map(({ path }) => path));
  expect([...listed].filter((path) => !found.has(path))).toEqual([]);
});
