import { expect, inject, test } from 'vitest';
import { isMissing, languageOf } from './page-set.ts';

const pages = inject('pages');

test('every internal link, image, style and script leads somewhere', () => {
  const broken = pages.filter((page) => page.status !== 200 && !isMissing(page)).map((page) => page.path);
  const linkedFrom = (path: string) => pages.find((page) => page.links.some((link) => link.path === path))?.path;
  expect(broken.map((path) => `${path}, linked from ${linkedFrom(path)}`)).toEqual([]);
});

test('every link to a part of a page finds that part', () => {
  const idsByPath = new Map(pages.map((page) => [page.path, new Set(page.ids)]));
  const lost = pages.flatMap((page) =>
    page.links
      .filter((link) => link.fragment !== '' && idsByPath.get(link.path)?.has(link.fragment) === false)
      .map((link) => `${page.path} links to ${link.path}#${link.fragment}`),
  );
  expect(lost).toEqual([]);
});

test('no id stands twice on a page', () => {
  const doubled = pages.filter((page) => new Set(page.ids).size < page.ids.length).map((page) => page.path);
  expect(doubled).toEqual([]);
});

test('every page has a title of its own in its language', () => {
  const plain = pages.filter((page) => page.isHtml && page.status === 200 && !page.path.includes('?'));
  const byTitle = Map.groupBy(plain, (page) => `${languageOf(page.path)}: ${page.title}`);
  const shared = [...byTitle].filter(([, group]) => group.length > 1);
  expect(shared.map(([title, group]) => `${title} (${group.map((page) => page.path).join(', ')})`)).toEqual([]);
});

test('an address that does not exist answers 404 in the language of the address', () => {
  expect(pages.filter(isMissing).map((page) => page.status)).toEqual([404, 404, 404]);
});
