import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressFrom, isFixedName } from './project-address.ts';

test('every page with a name of its own under /projecten keeps that name from projects', () => {
  const source = globSync('src/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path));
  const names = source.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/path: '\/projecten\/([a-z][a-z-]*)/g)].map(([, name]) => name!),
  );
  expect(names).toContain('nieuw');
  expect(names.filter((name) => !isFixedName(name))).toEqual([]);
});

test('an address is made of the title in the first language that has one', () => {
  expect(addressFrom({ fr: 'Été', en: 'Summer' })).toBe('summer');
  expect(addressFrom({})).toBe('zonder-titel');
});
