import { expect, test } from 'vitest';
import { nearestPages } from './nearest.ts';

const pages = ['Maaseik', 'Maasmechelen', 'Genk', 'Sint-Truiden'].map((label) => ({
  label,
  path: `/gemeenten/${label.toLowerCase()}`,
}));

test('a mistyped name finds its page first', () => {
  expect(nearestPages('/gemeenten/maasijk', pages, 3)[0]?.label).toBe('Maaseik');
  expect(nearestPages('/gemeenten/sint-trui', pages, 3)[0]?.label).toBe('Sint-Truiden');
});

test('an address like nothing finds nothing', () => {
  expect(nearestPages('/wp-login.php', pages, 3)).toEqual([]);
  expect(nearestPages('/', pages, 3)).toEqual([]);
});
