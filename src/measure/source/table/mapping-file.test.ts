import { expect, test } from 'vitest';
import { namesRetrieved, readMappingFile } from './mapping-file.ts';

const whole = `
publisher: Statbel
dataset: TF_DEMO
format: { kind: csv, delimiter: '|', quote: none }
area: { column: nis, written: nis, others: leave-out }
period: { column: year }
values:
  - { column: n, indicator: population-1-january }
missing: { '-99996': O }
`;

function problemsOf(text: string): readonly string[] {
  const result = readMappingFile('m.yaml', text);
  return result.ok ? [] : result.problems.map(({ at, message, hint }) => `${at} ${message} ${hint}`);
}

test('a mapping is read with what it leaves out as it is meant', () => {
  const result = readMappingFile('m.yaml', whole);
  expect(result).toMatchObject({
    ok: true,
    value: {
      header: { line: 1 },
      decimal: 'point',
      area: { written: 'nis', others: 'leave-out', rename: {} },
      period: { column: 'year', written: 'sdmx' },
      values: [{ column: 'n', indicator: 'population-1-january', scale: 1, where: [] }],
      sum: false,
    },
  });
});

test.each([
  ['swing-upload', 'dataset: v2801\nlevel: gemeente\nindicators: { v2801_vh_totcrim: crimes }', 'geoitem'],
  ['arvastat', 'dataset: nwwz\narea: Gemeente\nasOf: 2025-01-01\nindicators: { n: jobseekers }', 'Gemeente'],
  ['ardeco', 'dataset: RNETD\nindicator: employed\nunit: Persons\nversion: 2021', 'NUTSCODE'],
])('the layout %s is a mapping once its parts are named', (layout, parts, column) => {
  expect(readMappingFile('m.yaml', `layout: ${layout}\n${parts}\nretrieved: 2026-11-24\n`)).toMatchObject({
    ok: true,
    value: { area: { column }, retrieved: '2026-11-24' },
  });
});

test('an unknown layout is refused with those there are', () => {
  expect(problemsOf('layout: swing-uplaod\n')).toEqual([expect.stringContaining('Did you mean "swing-upload"?')]);
});

test('a misspelt key is told at its place with the one that was meant', () => {
  expect(problemsOf(whole.replace('publisher:', 'publsher:'))).toEqual([
    'm.yaml:2:1 The key "publisher" is missing. Add "publisher:" with text, like name: Limburg (in quotes when it holds a colon or looks like a number).',
    'm.yaml:2:1 The key "publsher" is unknown here. Did you mean "publisher"?',
  ]);
});

test.each([
  ['area: { column: nis, written: nis, others: leave-out }', 'area: { written: nis }', '"column" or "fixed"'],
  ['period: { column: year }', 'period: { column: year, fixed: 2024 }', 'one of "column", "fixed" and "line"'],
  ['period: { column: year }', 'period: { fixed: 24 }', 'Write a period'],
  ["delimiter: '|'", "delimiter: '||'", 'one character'],
  ["'-99996': O", "'-99996': X", 'cannot be "X"'],
  [', indicator: population-1-january', '', '"indicator" here or a column'],
  ['written: nis', 'written: name', 'asOf'],
  ['missing:', 'sum: true\nmissing:', '"key: all"'],
  ['missing:', 'totals: [{ kind: row }]\nmissing:', '"column" and "code" for a row'],
])('%s written as %s is refused with a remedy', (part, other, remedy) => {
  expect(problemsOf(whole.replace(part, other)).join('\n')).toContain(remedy);
});

test.each([
  ['retrieved: 2026-11-24', true],
  ["retrieved: '2026-11-24' # a Tuesday", true],
  ['retrieved:', false],
  ['note: retrieved 2026-11-24', false],
  ['note: >\n  retrieved: 2026-11-24', false],
])('"%s" names the day of a table: %s, without being read', (line, isNamed) => {
  const read = readMappingFile('m.yaml', `${whole}${line}\n`);
  expect(namesRetrieved(`${whole}${line}\n`)).toBe(isNamed);
  expect(read.ok && read.value.retrieved !== undefined).toBe(isNamed);
});
