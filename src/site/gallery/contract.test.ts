import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { specimens } from './specimens.ts';

const folder = new URL('../ui/', import.meta.url);
const components = readdirSync(folder);

/** What the doc comments of a component say it does for accessibility: a sentence with a part for each criterion. */
function criteriaOf(component: string): readonly string[] {
  const source = readFileSync(new URL(`${component}/${component}.tsx`, folder), 'utf8');
  const [, paragraph = ''] = /^ \* Accessibility: ([^/]*?)\.\n \*\/$/m.exec(source) ?? [];
  return paragraph.replaceAll('\n * ', ' ').split('; ').filter(Boolean);
}

test.each(components)('the contract of %s has two to four criteria of accessibility', (component) => {
  const { length } = criteriaOf(component);
  expect([length >= 2, length <= 4]).toEqual([true, true]);
});

test('every component has examples, for the markup tests and axe', () => {
  const shown = specimens.map(({ component }) => component);
  expect(components.filter((component) => !shown.includes(component))).toEqual([]);
});
