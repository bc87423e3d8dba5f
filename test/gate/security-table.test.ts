import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/* What docs/security.md says of the security of this program can be looked up: every file that it names is there, and
 * every test by which something is met. */

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

const answers = ['met', 'not applicable', 'not met'] as const;

interface Row {
  readonly numbers: readonly string[];
  readonly answer: string;
  readonly evidence: string;
}

/** The rows of the tables of the standard. */
const rows = [...page.matchAll(/^\| (\d[\d., ]+?) +\| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, numbers = '', , answer = '', evidence = '']): Row => ({
    numbers: numbers.split(', '),
    answer: answer.trim(),
    evidence: evidence.trim(),
  }),
);

/** A test as it is named: the file, and the sentence that its name is. */
interface NamedTest {
  readonly file: string;
  readonly name: string;
}

/** Names stand in emphasis; an underscore within one is part of a word. */
const emphasis = String.raw`_(?:[^_|]|(?<=\w)_(?=\w))+_(?!\w)`;

function testsIn(text: string): readonly NamedTest[] {
  const named = text.matchAll(
    new RegExp(`\`((?:src|test)/[^\`]+\\.test\\.tsx?)\`: (${emphasis}(?:, ${emphasis})*)`, 'g'),
  );
  return [...named].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(new RegExp(emphasis, 'g'))].map(([name]) => ({ file, name: name.slice(1, -1) })),
  );
}

/** Whether a file has a test of this name, and not only a mention of it. */
function has(source: string, name: string): boolean {
  const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
  const begin = /\b(?:test|it)(?:\.\w+)*\(|^\]\)\(/;
  const lines = source.split('\n').map((line) => line.trim());
  return lines.some(
    (line, at) =>
      quoted.some((each) => line.includes(each)) && (begin.test(line) || (lines[at - 1] ?? '').endsWith(')(')),
  );
}

describe('the table of the standard', () => {
  test('answers each number once, in one of three ways, with what that rests on', () => {
    expect(rows.length).toBeGreaterThan(100);
    const numbers = rows.flatMap((row) => row.numbers);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    expect(numbers.filter((number) => !/^\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(number))).toEqual([]);
    expect(new Set(numbers.map((number) => Number(number.split('.')[0])))).toEqual(
      new Set(Array.from({ length: 14 }, (_, at) => at + 1)),
    );
    expect(rows.filter(({ answer }) => !answers.some((each) => each === answer))).toEqual([]);
    expect(rows.filter(({ evidence }) => evidence.length < 4)).toEqual([]);
  });

  test('counts its answers as they are', () => {
    const count = (answer: string): number =>
      rows.filter((row) => row.answer === answer).flatMap(({ numbers }) => numbers).length;
    const [met, absent, unmet] = answers.map(count);
    const said = `Of ${met! + absent! + unmet!} numbers ${met} are met, ${absent} do not apply and ${unmet} are not met.`;
    expect(/^Of \d+ numbers .*$/m.exec(page)?.[0]).toBe(said);
  });

  test('names tests that there are', () => {
    const named = testsIn(page);
    expect(named.length).toBeGreaterThan(100);
    const missing = named.filter(({ file, name }) => !has(readFileSync(join(root, file), 'utf8'), name));
    expect(missing).toEqual([]);
  });

  test('names files and folders that there are', () => {
    const files = [...page.matchAll(/`((?:src|test|docs|deploy|\.ci)\/[^`]*|[A-Z]+\.md)`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, file = '']) => file);
    expect(links.filter((file) => !existsSync(join(root, 'docs', file)))).toEqual([]);
  });
});

test('a test that was renamed is missed, and so is one that is only mentioned', () => {
  const [named, other] = testsIn('by `src/a.test.ts`: _a door that is shut stays so_, _A_B is set_; more');
  expect([named, other]).toEqual([
    { file: 'src/a.test.ts', name: 'a door that is shut stays so' },
    { file: 'src/a.test.ts', name: 'A_B is set' },
  ]);
  expect(has("test('a door that is shut stays so', () => {", named!.name)).toBe(true);
  expect(has("test.each(doors)(\n  'a door that is shut stays so',", named!.name)).toBe(true);
  expect(has("test('a door that is shut opens', () => {", named!.name)).toBe(false);
  expect(has("const said = 'a door that is shut stays so';", named!.name)).toBe(false);
});
