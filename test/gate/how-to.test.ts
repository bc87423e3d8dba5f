import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const folder = new URL('docs/how-to/', root);
const pages = readdirSync(folder).toSorted();

function textOf(page: string): string {
  return readFileSync(new URL(page, folder), 'utf8');
}

/** What stands between backticks and looks like a path of the project, blocks of code left out. */
function pathsIn(text: string): readonly string[] {
  const prose = text.replaceAll(/```[^]*?```/g, '');
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
  return quoted.filter((words) => /^(src|test|docs|plans|scripts|bench)\/[\w*./{},-]*$/.test(words));
}

/** `{nl,en,fr}` written out. */
function spelledOut(path: string): readonly string[] {
  const [choice, names] = /\{([^{}]*)\}/.exec(path) ?? [];
  if (choice === undefined || names === undefined) return [path];
  return names.split(',').flatMap((name) => spelledOut(path.replace(choice, name)));
}

/** What is added for a language, CODE, is a file beside each Dutch one. */
function besideDutch(path: string): readonly string[] {
  return path.includes('CODE') ? globSync(path.replaceAll('CODE', 'nl'), { cwd: root }) : [path];
}

/** A word in capitals, such as NAME or ROOM, stands for any name. */
function isThere(path: string): boolean {
  if (existsSync(new URL(path, root))) return true;
  const pattern = path.replaceAll(/(?<![A-Za-z])[A-Z]+(?![a-z])/g, '*');
  return pattern !== path && globSync(pattern, { cwd: root }).length > 0;
}

test('there is a page for what is added often', () => {
  const things = ['indicator', 'publisher', 'field', 'role', 'page', 'chart', 'language', 'wing', 'mail'];
  const expected = things.map((thing) => `add-${thing === 'indicator' ? 'an' : 'a'}-${thing}.md`);
  expect(expected.filter((page) => !pages.includes(page))).toEqual([]);
});

test.each(pages)('every file that %s names is there', (page) => {
  const paths = pathsIn(textOf(page)).flatMap(spelledOut);
  expect(paths.length).toBeGreaterThan(2);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test.each(pages)('%s ends with the files that it takes, counted', (page) => {
  const [, count, list = ''] = /\n## Files touched: (\d+)\n([^#]*)$/.exec(textOf(page)) ?? [];
  const files = pathsIn(list).flatMap(spelledOut).flatMap(besideDutch);
  expect(Number(count)).toBe(new Set(files).size);
});
