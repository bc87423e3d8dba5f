import fc from 'fast-check';

const marks = [',', '"', '\n', '\r\n', '\t', ':', '{', '}', '[', ']', '\\', '\0', '\uFEFF', ';', '|', '=', '%', ' '];
const numbers = [
  ': c',
  '1,234',
  '8.500',
  '12,5',
  '1e999',
  '1e308',
  '-',
  '-1',
  '-99997',
  '0x10',
  'NaN',
  'Infinity',
  '９',
];
const words = [
  'null',
  '__proto__',
  '""',
  '[]',
  '{}',
  'true',
  '2019-W01',
  '2099',
  '\uD800',
  'Ã¨',
  '</html>',
  '<!doctype html>',
];

const fragment = fc.oneof(
  fc.constantFrom(...marks),
  fc.constantFrom(...numbers, ...words),
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -100_000, max: 100_000 }).map(String),
  fc.double().map(String),
);
const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 12 }), inserted: fc.option(fragment, { nil: '' }) });
const cutOff = fc.record({ at: fc.nat(), removed: fc.constant(Infinity), inserted: fc.constant('') });
const digit = fc.record({ digitAt: fc.nat(), digit: fc.nat({ max: 9 }) });
const lineMove = fc.record({ from: fc.nat(), to: fc.nat(), isCopy: fc.boolean() });

/**
 * A file's text after one to four changes: pieces replaced, taken out or put in, a digit altered, a line repeated or
 * moved, the end cut off. Never half a character: the bytes of a file do not decode to one.
 */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.oneof(
    { weight: 6, arbitrary: edit },
    { weight: 3, arbitrary: digit },
    { weight: 1, arbitrary: lineMove },
    { weight: 1, arbitrary: cutOff },
  );
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce(applied, text).toWellFormed());
}

type Change =
  | { readonly at: number; readonly removed: number; readonly inserted: string }
  | { readonly digitAt: number; readonly digit: number }
  | { readonly from: number; readonly to: number; readonly isCopy: boolean };

function applied(text: string, change: Change): string {
  if ('digitAt' in change) return withDigit(text, change.digitAt, change.digit);
  if ('isCopy' in change) return withLineMoved(text, change);
  const place = change.at % (text.length + 1);
  return text.slice(0, place) + change.inserted + text.slice(place + change.removed);
}

function withDigit(text: string, which: number, digit: number): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const place = places[which % Math.max(1, places.length)];
  return place === undefined ? text : `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
}

function withLineMoved(text: string, { from, to, isCopy }: { from: number; to: number; isCopy: boolean }): string {
  const lines = text.split('\n');
  const line = lines[from % lines.length] ?? '';
  const kept = isCopy ? lines : lines.toSpliced(from % lines.length, 1);
  return kept.toSpliced(to % (kept.length + 1), 0, line).join('\n');
}

/**
 * How many altered files each reader gets: at least 10,000. The same ones every time, so that the gate says the same of
 * the same code; `FUZZ_SEED` gives others.
 */
export const fuzzRuns = { numRuns: 10_000, seed: Number(process.env['FUZZ_SEED'] ?? 20_261_124) };

/** A few lines that read comma-separated text after RFC 4180, to check readers against. */
export function plainCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end = ''] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** Eurostat's notations of a period, made one. */
export function plainPeriod(text: string): string {
  return text
    .trim()
    .replace(/^(\d{4})-?Q(\d)$/, '$1-Q$2')
    .replace(/^(\d{4})-?M(\d\d)$/, '$1-$2');
}
