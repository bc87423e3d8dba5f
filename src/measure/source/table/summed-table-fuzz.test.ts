import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fuzzRuns } from '../../../../test/mutated-text.ts';
import { mutatedTable, openTableBench } from '../../../../test/table-mutations.ts';
import { mappingDefaults, type KnownToPlan, type TableMapping } from './mapping.ts';

const known: KnownToPlan = { indicators: new Map([['persons', 'PS']]), areas: new Set(['71002', '71016', '71022']) };

const mapping: TableMapping = {
  ...mappingDefaults,
  publisher: 'Demo',
  dataset: 'demo',
  format: { kind: 'csv', delimiter: '|', quote: 'none' },
  area: { column: 'CD_REFNIS', written: 'nis', rename: {}, others: 'leave-out' },
  period: { fixed: '2024' },
  dimensions: [{ name: 'sex', column: 'CD_SEX', codes: { F: 'F', M: 'M' }, complete: false, andTotal: true }],
  values: [
    { column: 'MS_POPULATION', indicator: 'persons', scale: 1, where: [{ column: 'CD_AGE', from: 15, to: 64 }] },
  ],
  sum: true,
  key: ['CD_REFNIS', 'CD_SEX', 'CD_NATLTY', 'CD_AGE'],
};

const rows = ['71002', '71016', '11001'].flatMap((area, place) =>
  ['F', 'M'].flatMap((sex) =>
    ['BEL', 'NBEL'].flatMap((nationality) =>
      [14, 15, 40, 64, 65].map((age) => [area, 'Naam', sex, nationality, age, place + age].join('|')),
    ),
  ),
);
const table = `\uFEFFCD_REFNIS|TX_NL|CD_SEX|CD_NATLTY|CD_AGE|MS_POPULATION\r\n${rows.join('\r\n')}\r\n`;

/** The same sums made plainly. */
function sumPlainly(content: Buffer): readonly string[] {
  const [first = '', ...lines] = new TextDecoder('utf-8').decode(content).split(/\r?\n/);
  const header = first.split('|');
  const sums = new Map<string, number>();
  for (const line of lines.filter(Boolean)) {
    const cell = (name: string): string => line.split('|')[header.indexOf(name)] ?? '?';
    const age = Number(cell('CD_AGE'));
    if (!known.areas.has(cell('CD_REFNIS')) || age < 15 || age > 64) continue;
    for (const breakdown of ['', `sex=${cell('CD_SEX')}`]) {
      const key = `persons|${cell('CD_REFNIS')}|2024|${breakdown}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(cell('MS_POPULATION')));
    }
  }
  return [...sums].map(([key, sum]) => `${key}|${sum}|A`).toSorted();
}

function digits(rows: readonly string[] | undefined): readonly string[] | undefined {
  return rows?.map((row) =>
    row.replace(/\|([\d.e+-]+)\|A$/, (_, value: string) => `|${Number(value).toPrecision(12)}|A`),
  );
}

test(
  'a table that is added up is refused or gives the plain sums, whatever was done to it',
  { timeout: 300_000 },
  async () => {
    const bench = await openTableBench(mapping, known);
    expect(await bench.read(Buffer.from(table))).toEqual(sumPlainly(Buffer.from(table)));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(mutatedTable(table, '|'), async (content) => {
        const read = await bench.read(content);
        if (read === undefined) return;
        accepted += 1;
        expect(digits(read)).toEqual(digits(sumPlainly(content)));
      }),
      { ...fuzzRuns, numRuns: 2500 },
    );
    bench.close();
    expect(accepted).toBeGreaterThan(50);
  },
);

test(
  'a packed table with a wrong byte or a missing end is refused, or is what it was',
  { timeout: 300_000 },
  async () => {
    const bench = await openTableBench(mapping, known);
    const packed = gzipSync(table);
    const whole = sumPlainly(Buffer.from(table));
    const damaged = fc
      .tuple(fc.nat({ max: packed.length - 1 }), fc.nat({ max: 255 }), fc.boolean())
      .map(([at, byte, isCut]) => {
        const copy = Buffer.from(packed);
        copy[at] = byte;
        return isCut ? copy.subarray(0, at) : copy;
      });
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        const read = await bench.read(content);
        expect([undefined, whole]).toContainEqual(read);
      }),
      { ...fuzzRuns, numRuns: 500 },
    );
    bench.close();
  },
);
