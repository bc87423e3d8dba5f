import { expect, test } from 'vitest';
import { readCsvSheet } from '../src/deliver/exchange/csv-sheet.ts';
import { readTables } from '../src/deliver/exchange/read-tables.ts';
import { readCodes } from '../src/deliver/portfolio/participant-codes.ts';
import { safeName } from '../src/deliver/report/evidence.ts';
import { readCsv } from '../src/foundation/csv-file.ts';
import { damagedLetter } from '../src/foundation/file-text.ts';
import { nearestNames } from '../src/foundation/nearest-name.ts';
import { readWrittenDay } from '../src/foundation/written-day.ts';
import { readWrittenList } from '../src/foundation/written-list.ts';
import { readWrittenNumber } from '../src/foundation/written-number.ts';
import { readEurostatFile } from '../src/measure/source/eurostat-file.ts';
import { readOwnSdmxCsv } from '../src/measure/source/own-sdmx-csv.ts';
import { nearestPages } from '../src/site/nearest.ts';

const terms = { action: new Set(''), group: new Set(''), municipality: new Set(''), indicator: new Set('') };
const known = { indicators: new Set<string>(), areas: new Set<string>() };

/** Everything that reads what somebody else wrote. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'codes of participants': readCodes,
  'names of evidence': safeName,
  'written numbers': (text) => readWrittenNumber(text, 'any'),
  'written days': (text) => readWrittenDay(text, 'any'),
  'written lists': (text) => readWrittenList(text, ';'),
  'damaged letters': damagedLetter,
  'names near another': (text) => nearestNames(text, [`${text}x`]),
  'pages near an address': (text) => nearestPages(`/${text}`, [{ path: `/x${text}`, label: text }], 5),
  'CSV of projects': (text) => {
    const sheet = readCsvSheet('budget.csv', Buffer.from(text));
    return 'code' in sheet ? sheet : readTables([sheet], terms);
  },
  'CSV of the plan': (text) => readCsv('a.csv', text, { columns: ['a', 'b'], key: ['a'] }),
  'files of Eurostat': (text) => readEurostatFile(text, 'a.csv'),
  'our own SDMX-CSV': (text) => readOwnSdmxCsv(text, 'a.csv', known),
};

/** What files are made of, each as often as fits. */
const pieces = [
  'a',
  '.',
  ' ',
  '@\n',
  'a ',
  'aa,',
  '1',
  '1.',
  'LB-1\n',
  '\r',
  ';',
  ',\n',
  '"',
  'a1\n',
  'Ã',
  '\t',
  '\\',
  '/.',
];
/** What stands around them: a sign at the end makes a pattern that looks back try everything before it. */
const frames = [
  ['', ''],
  ['a', '1'],
] as const;

const length = 2000;
const factor = 8;

/** The fastest of three readings, which the rest of the machine slowed down least. */
function fastest(read: (text: string) => unknown, text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

/**
 * How many times longer the long text takes. What costs nothing is held against going through the letters once, and
 * what seems too slow is measured anew, lest chance decide.
 */
function leastGrowth(read: (text: string) => unknown, short: string, long: string): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 12 && least > factor * 4; attempt += 1) {
    const letters = fastest((text) => [...text].map((letter) => letter.codePointAt(0)), short);
    const small = Math.max(letters, fastest(read, short));
    least = Math.min(least, fastest(read, long) / small);
  }
  return least;
}

test.each(Object.entries(readers))(
  'reading %s eight times as long takes no more than some eight times the work',
  { timeout: 120_000 },
  (_, read) => {
    const slow: string[] = [];
    for (const piece of pieces) {
      for (const [start, end] of frames) {
        const textOf = (size: number): string => start + piece.repeat(size / piece.length) + end;
        const growth = leastGrowth(read, textOf(length), textOf(length * factor));
        if (growth > factor * 4) slow.push(`${start}${JSON.stringify(piece)}…${end}: ${growth.toFixed(0)} times`);
      }
    }
    expect(slow).toEqual([]);
  },
);
