import { DuckDBInstance } from '@duckdb/node-api';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import writeXlsx from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../foundation/problem.ts';
import { mappingDefaults, type KnownToPlan, type TableMapping } from './mapping.ts';
import { openTableReader, type TableReader, type TableSummary } from './table-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'ambitie-table-test-'));
let reader: TableReader;
let database: DuckDBInstance;
beforeAll(async () => {
  reader = await openTableReader();
  database = await DuckDBInstance.create(':memory:');
});
afterAll(() => {
  reader.close();
  database.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const known: KnownToPlan = {
  indicators: new Map([
    ['persons', 'PS'],
    ['rate', 'PC'],
  ]),
  areas: new Set(['71002', '71016', '71022', '71072', 'BE22']),
  names: [
    { code: '71002', name: 'As' },
    { code: '71022', name: 'Hasselt', validTo: '2024-12-31' },
    { code: '71072', name: 'Hasselt', validFrom: '2025-01-01' },
  ],
};

const long: TableMapping = {
  ...mappingDefaults,
  publisher: 'Statbel',
  dataset: 'demo',
  format: { kind: 'csv', delimiter: ',', quote: 'double' },
  area: { column: 'nis', written: 'nis', rename: {}, others: 'refuse' },
  period: { column: 'year', written: 'sdmx' },
  indicator: { column: 'what', others: 'refuse' },
  values: [{ column: 'n', where: [], scale: 1 }],
};

const wide: TableMapping = (({ indicator: _, ...rest }) => ({
  ...rest,
  values: [
    { column: 'people', indicator: 'persons', where: [], scale: 1 },
    { column: 'share', indicator: 'rate', where: [], scale: 100 },
  ],
}))(long);

let count = 0;

interface Outcome {
  readonly summary: TableSummary | undefined;
  readonly problems: readonly Problem[];
  /** indicator|area|period|breakdown|value|status, in order. */
  readonly observations: readonly string[];
}

async function staged(content: string | Uint8Array, mapping: TableMapping, names = known): Promise<Outcome> {
  count += 1;
  const path = join(folder, `table-${count}`);
  const target = join(folder, `staged-${count}.parquet`);
  writeFileSync(path, content);
  const result = await reader.stage({ path, file: 't.csv' }, mapping, names, '2026-11-24', target);
  expect(existsSync(target)).toBe(result.ok);
  if (!result.ok) return { summary: undefined, problems: result.problems, observations: [] };
  return { summary: result.value, problems: [], observations: await observationsIn(target) };
}

async function observationsIn(path: string): Promise<readonly string[]> {
  const connection = await database.connect();
  const sql = `SELECT indicator, area, period, breakdown, value, status FROM read_parquet('${path}') ORDER BY ALL`;
  const found = await connection.runAndReadAll(sql);
  connection.closeSync();
  return found
    .getRowsJS()
    .map((row) => (row as readonly (string | number | null)[]).map((cell) => cell ?? '').join('|'));
}

async function refused(content: string | Uint8Array, mapping: TableMapping): Promise<readonly string[]> {
  const { problems } = await staged(content, mapping);
  for (const { at, hint } of problems) expect([at, hint]).not.toContain('');
  return problems.map(({ at, code }) => `${at} ${code}`);
}

describe('a table', () => {
  test('with a column of indicators gives an observation a row', async () => {
    const { observations, summary } = await staged(
      '\uFEFFwhat,nis,year,n\npersons,71002,2024,12\n\nrate,BE22,2024-Q1,5.5\n',
      { ...long, area: { column: 'nis', written: 'plan', rename: {}, others: 'refuse' } },
    );
    expect(observations).toEqual(['persons|71002|2024||12|A', 'rate|BE22|2024-Q1||5.5|A']);
    expect(summary).toEqual({
      rows: 2,
      observations: 2,
      indicators: ['persons', 'rate'],
      areas: 2,
      firstPeriod: '2024',
      lastPeriod: '2024-Q1',
      otherAreas: 0,
      passedOver: 0,
      leftOut: { sheets: [], columns: [], linesAbove: 0, emptyRows: 0 },
    });
  });

  test('with a column a value gives as many indicators', async () => {
    const { observations } = await staged('nis,year,people,share\n71002,2024,12,0.5\n', wide);
    expect(observations).toEqual(['persons|71002|2024||12|A', 'rate|71002|2024||50|A']);
  });

  test('with a column a year takes the period of each', async () => {
    const { observations } = await staged('nis,2023,2024\n71002,1,2\n', {
      ...wide,
      period: 'of-values',
      values: ['2023', '2024'].map((year) => ({
        column: year,
        period: year,
        indicator: 'persons',
        where: [],
        scale: 1,
      })),
    });
    expect(observations).toEqual(['persons|71002|2023||1|A', 'persons|71002|2024||2|A']);
  });

  test('tells what it left out', async () => {
    const { summary, observations } = await staged(
      'level;nis;year;what;n\ngemeente;71002;2024;persons;1,5\ngemeente;11001;2024;persons;2\nprovincie;7;2024;persons;9\n',
      {
        ...long,
        format: { kind: 'csv', delimiter: ';', quote: 'none' },
        decimal: 'comma',
        where: [{ column: 'level', keep: ['gemeente'] }],
        area: { column: 'nis', written: 'nis', rename: {}, others: 'leave-out' },
      },
    );
    expect(observations).toEqual(['persons|71002|2024||1.5|A']);
    expect(summary).toMatchObject({ rows: 3, otherAreas: 1, passedOver: 1 });
  });

  test('reads names of areas as they were on a day', async () => {
    const byName: TableMapping = {
      ...long,
      area: { column: 'nis', written: 'name', rename: { 'As (Limb.)': '71002' }, asOf: '2024-06-01', others: 'refuse' },
    };
    const text = 'what,nis,year,n\npersons,Hasselt,2024,1\npersons,As (Limb.),2024,2\n';
    expect((await staged(text, byName)).observations).toEqual(['persons|71002|2024||2|A', 'persons|71022|2024||1|A']);
  });

  test('gives missing codes and flags their status', async () => {
    const { observations } = await staged(
      'what,nis,year,n,flag\npersons,71002,2021,-99997,\npersons,71002,2022,,c\npersons,71002,2023,3,bp\npersons,71002,2024,,\n',
      { ...long, missing: { '-99997': 'Q', '': 'O' }, flag: { column: 'flag' } },
    );
    expect(observations).toEqual([
      'persons|71002|2021|||Q',
      'persons|71002|2022|||Q',
      'persons|71002|2023||3|B P',
      'persons|71002|2024|||O',
    ]);
  });

  test('adds rows up by range and by sex, and a missing part makes the sum missing', async () => {
    const structure: TableMapping = {
      ...wide,
      sum: true,
      key: ['nis', 'year', 'sex', 'age'],
      missing: { x: 'Q' },
      dimensions: [{ name: 'sex', column: 'sex', codes: { 1: 'M', 2: 'F' }, complete: false, andTotal: true }],
      values: [{ column: 'n', indicator: 'persons', scale: 1, where: [{ column: 'age', from: 15, to: 64 }] }],
    };
    const text = 'nis,year,sex,age,n\n71002,2024,1,14,5\n71002,2024,1,15,7\n71002,2024,2,64,8\n71016,2024,1,20,x\n';
    const { observations } = await staged(text, structure);
    expect(observations).toEqual([
      'persons|71002|2024||15|A',
      'persons|71002|2024|sex=F|8|A',
      'persons|71002|2024|sex=M|7|A',
      'persons|71016|2024|||Q',
      'persons|71016|2024|sex=M||Q',
    ]);
    expect(await refused(`${text}71002,2024,2,64,8\n`, structure)).toEqual(['t.csv:6 duplicate-row']);
  });

  test('keeps the codes of open dimensions in order of dimension', async () => {
    const { observations } = await staged(
      'what,nis,year,sex,age,n\npersons,71002,2024,F,Y15-24,4\npersons,71002,2024,T,Y15-24,9\n',
      {
        ...long,
        dimensions: [
          { name: 'sex', column: 'sex', total: 'T', complete: false, andTotal: false },
          { name: 'age', column: 'age', complete: false, andTotal: false },
        ],
      },
    );
    expect(observations).toEqual(['persons|71002|2024|age=Y15-24|9|A', 'persons|71002|2024|age=Y15-24;sex=F|4|A']);
  });

  test('is found below a title, up to its footer', async () => {
    const { observations, summary } = await staged(
      'Titel\r\nPeriode: oktober 2025\r\n\r\nnis,n\r\n71002,4\r\nTotaal,4\r\nBron: VDAB\r\n',
      {
        ...wide,
        header: { find: ['nis', 'n'] },
        footer: '^Bron',
        period: { line: 2, written: 'month-name' },
        values: [{ column: 'n', indicator: 'persons', where: [], scale: 1 }],
        totals: [{ kind: 'row', column: 'nis', code: 'Totaal' }],
      },
    );
    expect(observations).toEqual(['persons|71002|2025-10||4|A']);
    expect(summary?.passedOver).toBe(1);
  });

  test('may be a workbook', async () => {
    const workbook = await writeXlsx([
      {
        sheet: 'Data',
        data: [
          ['Titel'],
          [],
          ['nis', 'year', 'what', 'n\nlang'],
          ['71002', 2024, 'persons', 12.5],
          [],
          ['71016', 2024, 'persons', 7],
        ],
      },
    ]).toBuffer();
    const mapping: TableMapping = {
      ...long,
      format: { kind: 'xlsx', sheet: 'Data' },
      header: { find: ['nis', 'year'] },
      values: [{ column: 'n lang', where: [], scale: 1 }],
    };
    expect((await staged(workbook, mapping)).observations).toEqual([
      'persons|71002|2024||12.5|A',
      'persons|71016|2024||7|A',
    ]);
    expect(await refused(workbook, { ...mapping, format: { kind: 'xlsx', sheet: 'Nope' } })).toEqual([
      't.csv no-sheet',
    ]);
    expect(await refused(workbook, long)).toEqual(['t.csv other-format']);
    const twice = await writeXlsx([
      { sheet: 'Data', data: [['nis', 'year', 'what', 'n lang'], [], ['71002', 2024, 'persons', -1]] },
    ]).toBuffer();
    expect(await refused(twice, mapping)).toEqual(['t.csv:3 negative-count']);
  });

  test('may be packed with gzip', async () => {
    const { observations } = await staged(gzipSync('what,nis,year,n\npersons,71002,2024,12\n'), long);
    expect(observations).toHaveLength(1);
  });
});

const header = 'what,nis,year,n\n';

describe('refused with place and remedy', () => {
  test.each([
    ['a web page', '<!DOCTYPE html><html></html>', 't.csv:1 html-answer'],
    ['nothing', '', 't.csv empty-file'],
    ['only a header', header, 't.csv nothing-left'],
    [
      'Latin-1',
      Buffer.from(`${header}persons,71002,2024,1\npersons,Gelinden\xe8,2024,1\n`, 'latin1'),
      't.csv:3 not-utf-8',
    ],
    ['UTF-8 written twice', `${header}persons,Li\u00C3\u00A8ge,2024,1\n`, 't.csv:2 wrong-encoding'],
    ['NUL', `${header}persons,71002,2024,1\0\n`, 't.csv:2 binary'],
    ['a shifted header', `Titel,,,\n${header}persons,71002,2024,1\n`, 't.csv:1 missing-column'],
    ['a ragged row', `${header}persons,71002,2024\n`, 't.csv:2 ragged-row'],
    ['a trailing delimiter', `${header}persons,71002,2024,1,\n`, 't.csv:2 ragged-row'],
    ['a quote inside a cell', `${header}persons,71002,2024,1"2\n`, 't.csv:2 quote'],
    ['an open quote', `${header}\npersons,71002,2024,"12\n`, 't.csv:3 open-quote'],
    ['line ends that change', `what,nis,year,n\r\npersons,71002,2024,1\npersons,71002,2025,1\n`, 't.csv:2 line-end'],
    ['an unknown area', `${header}persons,71003,2024,1\n`, 't.csv:2 unknown-area'],
    ['an unknown indicator', `${header}person,71002,2024,1\n`, 't.csv:2 unknown-indicator'],
    ['a repeated key', `${header}persons,71002,2024,1\n\npersons,71002,2024,1\n`, 't.csv:4 duplicate-row'],
    ['a negative count', `${header}persons,71002,2024,-1\n`, 't.csv:2 negative-count'],
    ['a percentage over 100', `${header}rate,71002,2024,100.1\n`, 't.csv:2 percentage-out-of-range'],
    ['an empty value', `${header}persons,71002,2024,\n`, 't.csv:2 value-missing'],
    ['no period', `${header}persons,71002,2024-13,1\n`, 't.csv:2 bad-period'],
    ['a period in the future', `${header}persons,71002,2028,1\n`, 't.csv:2 future-period'],
  ])('%s', async (_, text, problem) => {
    expect((await refused(text, long))[0]).toBe(problem);
  });

  test.each(['NaN', 'inf', '-Infinity', '0x1F', '1_000', '1,5', ' 1', '1 000', '1e999', '1.', '--1', '٣'])(
    'the number "%s"',
    async (number) => {
      expect(await refused(`${header}persons,71002,2024,"${number}"\n`, long)).toEqual(['t.csv:2 bad-number']);
    },
  );

  test('all faults together, in order of line, with the rest counted', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `persons,71002,${1850 + index},-${index + 1}`);
    const { problems } = await staged(`${header}${rows.join('\n')}\npersons,1,2024,x\n`, long);
    expect(problems).toHaveLength(101);
    expect(problems[0]).toMatchObject({ at: 't.csv:2', message: '-1 in "n" is negative.' });
    expect(problems[100]).toMatchObject({ code: 'more-problems', message: '51 more problems not listed.' });
  });

  test('the line a repeated row repeats', async () => {
    const { problems } = await staged(`${header}persons,71002,2024,1\n\npersons,71002,2024,2\n`, long);
    expect(problems[0]?.message).toBe('This row is about the same as the one on line 2.');
  });

  test('totals that do not add up', async () => {
    const columns: TableMapping = {
      ...wide,
      values: [{ column: 'total', indicator: 'persons', where: [], scale: 1 }],
      totals: [{ kind: 'columns', total: 'total', parts: ['men', 'women'] }],
    };
    expect((await staged('nis,year,men,women,total\n71002,2024,1,2,3\n', columns)).problems).toEqual([]);
    expect(await refused('nis,year,men,women,total\n71002,2024,1,2,4\n', columns)).toEqual(['t.csv:2 total-differs']);
    const row: TableMapping = { ...long, totals: [{ kind: 'row', column: 'nis', code: 'Totaal' }] };
    const text = `${header}persons,71002,2024,1\npersons,71016,2024,2\npersons,Totaal,2024,`;
    expect((await staged(`${text}3\n`, row)).problems).toEqual([]);
    expect(await refused(`${text}4\n`, row)).toEqual(['t.csv:4 total-differs']);
    const sexes: TableMapping = {
      ...long,
      dimensions: [
        { name: 'sex', column: 'sex', codes: { M: 'M', F: 'F' }, total: 'T', complete: true, andTotal: false },
      ],
    };
    const bySex = (total: number): string =>
      `what,nis,year,sex,n\npersons,71002,2024,M,1\npersons,71002,2024,F,2\npersons,71002,2024,T,${total}\n`;
    expect((await staged(bySex(3), sexes)).problems).toEqual([]);
    expect(await refused(bySex(5), sexes)).toEqual(['t.csv:4 total-differs']);
  });

  test('what the plan does not know of', async () => {
    const text = `${header}persons,71002,2024,1\n`;
    expect(
      await refused(text, { ...wide, values: [{ column: 'n', indicator: 'person', where: [], scale: 1 }] }),
    ).toEqual(['t.csv unknown-indicator']);
    expect(
      await refused(text, {
        ...wide,
        values: [{ column: 'n', indicator: 'persons', unit: 'PC', where: [], scale: 1 }],
      }),
    ).toEqual(['t.csv other-unit']);
    expect(await refused(text, { ...long, area: { fixed: 'BE99' } })).toEqual(['t.csv unknown-area']);
  });

  test('packed files that are cut off, damaged or bombs', async () => {
    const packed = gzipSync(`${header}persons,71002,2024,1\n`.repeat(50));
    expect(await refused(packed.subarray(0, 60), long)).toEqual(['t.csv bad-gzip']);
    const changed = Buffer.from(packed);
    changed[packed.length - 6] = (changed[packed.length - 6] ?? 0) ^ 255;
    expect(await refused(changed, long)).toEqual(['t.csv bad-gzip']);
    expect(await refused(gzipSync(Buffer.alloc(30_000_000, 'a')), long)).toEqual(['t.csv zip-bomb']);
    expect(await refused('PK\u0003\u0004 and nothing', long)).toEqual(['t.csv bad-zip']);
  });

  test('a file of 200 MB', async () => {
    const path = join(folder, 'large.csv');
    writeFileSync(path, header);
    truncateSync(path, 200 * 1024 * 1024);
    const result = await reader.stage(
      { path, file: 't.csv' },
      long,
      known,
      '2026-11-24',
      join(folder, 'large.parquet'),
    );
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'too-large', at: 't.csv' }] });
  });

  test('leaving nothing behind', () => {
    const leftovers = readdirSync(tmpdir()).filter(
      (name) => name.startsWith('ambitie-table-') && !folder.endsWith(name),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    expect(leftovers.length).toBeLessThan(20);
  });
});
