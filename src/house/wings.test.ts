import { expect, test } from 'vitest';
import { locales } from '../foundation/locale.ts';
import { wings } from './wings.ts';

const menu = wings.flatMap((wing) => wing.menu);
const foot = wings.flatMap(({ footer = [] }) => footer);

test('the main menu keeps room for places to learn and work: five entries of six', () => {
  expect(menu.length).toBeLessThanOrEqual(5);
});

test('no page stands twice in menu and foot together, and every entry has a place of its own', () => {
  const paths = [...menu, ...foot].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const places = [...menu.map(({ place }) => `menu ${place}`), ...foot.map(({ group, place }) => `${group} ${place}`)];
  expect(new Set(places).size).toBe(places.length);
});

test('every entry has words in every language', () => {
  for (const locale of locales) {
    for (const { path, label } of [...menu, ...foot])
      expect([path, label(locale)]).toEqual([path, expect.stringMatching(/\S/)]);
  }
});
