import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzRuns } from '../../../../test/mutated-text.ts';
import { mutatedTable, openTableBench } from '../../../../test/table-mutations.ts';
import { mappingDefaults, type KnownToPlan, type TableMapping } from './mapping.ts';

const known: KnownToPlan = {
  indicators: new Map([
    ['persons', 'PS'],
    ['rate', 'PC'],
  ]),
  areas: new Set(['71002', '71016', '71022', 'BE22']),
};

const mapping: TableMapping = {
  ...mappingDefaults,
  publisher: 'Demo',
  dataset: 'demo',
  format: { kind: 'csv', delimiter: ',', quote: 'double' },
  area: { column: 'geo', written: 'plan', rename: {}, others: 'refuse' },
  period: { column: 'time', written: 'sdmx' },
  indicator: { column: 'what', others: 'refuse' },
  dimensions: [{ name: 'sex', column: 'sex', codes: { F: 'F', M: 'M' }, total: 'T', complete: false, andTotal: false }],
  values: [{ column: 'value', where: [], scale: 1 }],
  missing: { '-99997': 'Q' },
  flag: { column: 'flag' },
};

const rows = [...known.areas].flatMap((area) =>
  ['2023', '2024-Q1', '2022-2023'].flatMap((time, index) =>
    ['T', 'F', 'M'].map(
      (sex, place) => `persons,${area},${time},${sex},${100 * index + place}.5,${place === 1 ? 'b' : ''},"a, note"`,
    ),
  ),
);
const table = `what,geo,time,sex,value,flag,note
${rows.join('\n')}
rate,71002,2024,T,54.8,,
rate,71016,2024,T,-99997,,"with ""quotes"""
rate,71022,2024,T,,c,
`;

const statuses: Readonly<Record<string, string>> = {
  b: 'B',
  c: 'Q',
  d: 'D',
  e: 'E',
  f: 'F',
  n: 'N',
  p: 'P',
  r: 'R',
  s: 'E',
  u: 'U',
  z: 'M',
  S: 'Q',
};

/** The same table read plainly, by another parser, without any check. */
function readPlainly(content: Buffer): readonly string[] {
  const records: string[][] = parse(new TextDecoder('utf-8').decode(content), { skip_empty_lines: true });
  const [header = [], ...body] = records;
  return body
    .map((record) => {
      const cell = (name: string): string => record[header.indexOf(name)] ?? '?';
      const isMissing = cell('value') === '-99997';
      const value = isMissing || cell('value') === '' ? '' : String(Number(cell('value')));
      const letters = [...cell('flag')].map((letter) => statuses[letter] ?? '?');
      const flags = letters.length === 0 ? 'A' : [...new Set(letters)].toSorted().join(' ');
      const isFlagged = /[OQM]/.test(flags);
      const breakdown = cell('sex') === 'T' ? '' : `sex=${cell('sex')}`;
      const status = isMissing && !isFlagged ? 'Q' : flags;
      return [cell('what'), cell('geo'), cell('time'), breakdown, value, status].join('|');
    })
    .toSorted();
}

test(
  'a long table is refused or read as another parser reads it, whatever was done to it',
  { timeout: 300_000 },
  async () => {
    const bench = await openTableBench(mapping, known);
    expect(await bench.read(Buffer.from(table))).toEqual(readPlainly(Buffer.from(table)));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(mutatedTable(table, ','), async (content) => {
        const read = await bench.read(content);
        if (read === undefined) return;
        accepted += 1;
        expect(read).toEqual(readPlainly(content));
        expect(new Set(read.map((one) => one.split('|').slice(0, 4).join('|'))).size).toBe(read.length);
      }),
      { ...fuzzRuns, numRuns: 3600 },
    );
    bench.close();
    expect(accepted).toBeGreaterThan(50);
  },
);
