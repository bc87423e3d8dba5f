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
  areas: new Set(['71002', '71016', '71022']),
};

const mapping: TableMapping = {
  ...mappingDefaults,
  publisher: 'Demo',
  dataset: 'demo',
  format: { kind: 'csv', delimiter: ';', quote: 'none' },
  header: { find: ['level', 'geo', 'year'] },
  footer: '^Bron:',
  decimal: 'comma',
  where: [{ column: 'level', keep: ['gemeente'], skip: ['provincie'] }],
  area: { column: 'geo', written: 'nis', rename: {}, others: 'leave-out' },
  period: { column: 'year', written: 'sdmx' },
  values: [
    { column: 'n', indicator: 'persons', where: [], scale: 1000 },
    { column: 'share', indicator: 'rate', where: [], scale: 1 },
  ],
  missing: { '-99996': 'O', x: 'Q' },
};

const rows = ['71002', '71016', '71022', '11001'].flatMap((area, place) =>
  ['2021', '2022', '2023', '2024'].map(
    (year, index) => `gemeente;${area};${year};${place + 1},25;${index * 10},5;${place * 2 + index}`,
  ),
);
const table = `Een titel;met delen
Bijgewerkt in 2025

level;geo;year;n;share;part
${rows.join('\n')}
gemeente;71002;2020;-99996;x;1
provincie;70000;2024;9;9;9
Bron: demo; 2025
Nota: geen
`;

/** The same table read plainly: split at line ends and semicolons. */
function readPlainly(content: Buffer): readonly string[] {
  const lines = new TextDecoder('utf-8').decode(content).split(/\r?\n/);
  const start = lines.findIndex((line) => ['level', 'geo', 'year'].every((name) => line.split(';').includes(name)));
  const end = lines.findIndex((line) => line.startsWith('Bron:'));
  const header = (lines[start] ?? '').split(';');
  const body = lines.slice(start + 1, end === -1 ? undefined : end).filter((line) => line !== '');
  return body
    .map((line) => line.split(';'))
    .filter(
      (cells) => cells[header.indexOf('level')] === 'gemeente' && known.areas.has(cells[header.indexOf('geo')] ?? ''),
    )
    .flatMap((cells) =>
      mapping.values.map(({ column, indicator, scale }) => {
        const cell = (name: string): string => cells[header.indexOf(name)] ?? '?';
        const status = mapping.missing[cell(column)];
        const value = status ? '' : String(Number(cell(column).replace(',', '.')) * scale);
        return [indicator, cell('geo'), cell('year'), '', value, status ?? 'A'].join('|');
      }),
    )
    .toSorted();
}

test(
  'a wide table is refused or read as a plain split reads it, whatever was done to it',
  { timeout: 300_000 },
  async () => {
    const bench = await openTableBench(mapping, known);
    expect(await bench.read(Buffer.from(table))).toEqual(readPlainly(Buffer.from(table)));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(mutatedTable(table, ';'), async (content) => {
        const read = await bench.read(content);
        if (read === undefined) return;
        accepted += 1;
        expect(read).toEqual(readPlainly(content));
      }),
      { ...fuzzRuns, numRuns: 3400 },
    );
    bench.close();
    expect(accepted).toBeGreaterThan(50);
  },
);
