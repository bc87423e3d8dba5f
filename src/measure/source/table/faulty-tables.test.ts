import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawWorkbook, textRow } from '../../../../test/raw-workbook.ts';
import { temporaryFolder } from '../../../../test/release/built-release.ts';
import { loadPlanFolder } from '../../plan-folder.ts';
import { readPlanFiles } from '../../plan-folder-store.ts';
import { listImports, stageTables } from '../imports-store.ts';
import { openRawStore } from '../raw-store.ts';
import { draftFromFile } from './draft-store.ts';
import { knownToPlan } from './known-to-plan.ts';
import { readMappingFile } from './mapping-file.ts';
import { openTableReader, type TableReader } from './table-store.ts';

const plan = loadPlanFolder(await readPlanFiles('plans/limburg'));
if (!plan.ok) throw new Error('the shipped plan does not load');
const known = knownToPlan(plan.value);
const folder = temporaryFolder();
let reader: TableReader;
beforeAll(async () => void (reader = await openTableReader()));
afterAll(() => reader.close());

function faulty(path: string): string {
  return fileURLToPath(new URL(`../../../../test/cases/faulty-files/${path}`, import.meta.url));
}

/** Reads a table through the mapping beside it: its figures, or where and what its problems are. */
async function read(path: string, mappingPath: string) {
  const mapping = readMappingFile('mapping.yaml', readFileSync(mappingPath, 'utf8'));
  if (!mapping.ok) throw new Error(mapping.problems[0]?.message);
  const file = path.replace(/^.*\//, '');
  const target = join(folder, 'staged.parquet');
  const staged = await reader.stage({ path, file }, mapping.value, known, '2026-11-24', target);
  if (!staged.ok) return staged.problems.map(({ at, code, message }) => `${at} ${code}: ${message}`);
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const result = await connection.runAndReadAll(
    `SELECT area, period, value FROM read_parquet('${target}') ORDER BY ALL`,
  );
  connection.closeSync();
  database.closeSync();
  return { figures: result.getRowsJS(), leftOut: staged.value.leftOut };
}

const nothing = { sheets: [], columns: [], linesAbove: 0, emptyRows: 0 };

describe('a table as somebody has it', () => {
  test('percentages are what the sheet shows', async () => {
    expect(
      await read(
        faulty('02-percent-format-figures/rates.xlsx'),
        faulty('02-percent-format-figures/rates.mapping.yaml'),
      ),
    ).toEqual({
      figures: [
        ['71016', '2023', 70.3],
        ['71022', '2023', 68.9],
      ],
      leftOut: nothing,
    });
  });

  test('an error is no empty cell, also where the mapping says what empty means', async () => {
    expect(await read(faulty('05-error-cell/rates.xlsx'), faulty('05-error-cell/rates.mapping.yaml'))).toEqual([
      'rates.xlsx, sheet cijfers, cell C3 error-cell: The cell holds an error: #DIV/0!.',
    ]);
  });

  test.each(['.csv.gz', '.csv.zst', '.gz', '.zip', '.xlsx'])(
    'text under a name that ends in %s is read as text',
    async (ending) => {
      const path = join(folder, `rates${ending}`);
      writeFileSync(path, readFileSync(faulty('08-gz-named-plain/rates.csv.gz')));
      expect(await read(path, faulty('08-gz-named-plain/rates.mapping.yaml'))).toEqual({
        figures: [['71016', '2023', 70.3]],
        leftOut: nothing,
      });
    },
  );

  test('rows of only delimiters are passed over and counted, and lines keep their numbers', async () => {
    const mapping = faulty('19-rows-of-only-delimiters/rates.mapping.yaml');
    expect(await read(faulty('19-rows-of-only-delimiters/rates.csv'), mapping)).toEqual({
      figures: [['71016', '2023', 70.3]],
      leftOut: { ...nothing, emptyRows: 2 },
    });
    const path = join(folder, 'holes.csv');
    writeFileSync(path, 'nis;year;v\n;;\n71016;2023;70,3\n;;\n71022;2023;x\n');
    expect(await read(path, mapping)).toEqual([expect.stringMatching(/^holes\.csv:5 bad-number/)]);
    writeFileSync(path, 'nis;year;v\n"";"";""\n71016;2023;70,3\n');
    expect(await read(path, mapping)).toEqual([
      expect.stringMatching(/^holes\.csv:2 /),
      expect.anything(),
      expect.anything(),
    ]);
  });

  test('lines that end in returns, and UTF-16, are read', async () => {
    const mapping = faulty('21-cr-line-ends/rates.mapping.yaml');
    const figures = [
      ['71016', '2023', 70.3],
      ['71022', '2023', 68.9],
    ];
    expect(await read(faulty('21-cr-line-ends/rates.csv'), mapping)).toMatchObject({ figures });
    const text = readFileSync(faulty('21-cr-line-ends/rates.csv'), 'utf8').replaceAll('\r', '\r\n');
    const path = join(folder, 'wide.csv');
    const bigEndian = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    for (const bytes of [Buffer.from(`\uFEFF${text}`, 'utf16le'), bigEndian, gzipSync(bigEndian)]) {
      writeFileSync(path, bytes);
      expect(await read(path, mapping)).toMatchObject({ figures });
    }
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]));
    expect(await read(path, mapping)).toEqual([expect.stringMatching(/^wide\.csv bad-utf-16/)]);
  });

  test('what is not read is said: sheets, columns, lines above', async () => {
    const path = join(folder, 'book.xlsx');
    const rows = textRow('Titel') + textRow('nis', 'year', 'v', 'naam') + textRow('71016', '2023', '70,3', 'Genk');
    writeFileSync(
      path,
      rawWorkbook([
        { name: 'Inhoud', rows: textRow('x'), state: 'hidden' },
        { name: 'a', rows },
        { name: 'b', rows: '' },
      ]),
    );
    const mapping = join(folder, 'm.yaml');
    const text = readFileSync(faulty('21-cr-line-ends/rates.mapping.yaml'), 'utf8');
    writeFileSync(mapping, text.replace(/kind: csv[^}]*/, 'kind: xlsx ').replace('line: 1', 'line: 2'));
    expect(await read(path, mapping)).toEqual({
      figures: [['71016', '2023', 70.3]],
      leftOut: { sheets: ['Inhoud', 'b'], columns: ['naam'], linesAbove: 1, emptyRows: 0 },
    });
  });
});

describe('a draft', () => {
  test('is of the first sheet that is not hidden, and names the others', async () => {
    const draft = await draftFromFile(faulty('22-hidden-or-cover-sheet/rates.xlsx'), 'rates.xlsx', known);
    expect(draft).toMatchObject({ ok: true, value: expect.stringContaining('format: { kind: xlsx, sheet: cijfers }') });
    expect(draft.ok && draft.value).toContain('# This is the sheet cijfers; not read: Inhoud (hidden).');
    expect(draft.ok && draft.value).toContain('values: # remove those that you do not need\n  - { column: rate,');
  });

  test('says that there are two rows of names, and what one of both would be', async () => {
    const draft = await draftFromFile(faulty('23-two-header-rows/rates.xlsx'), 'rates.xlsx', known);
    expect(draft.ok && draft.value).toContain("'2022 mannen', '2022 vrouwen', '2023 mannen', '2023 vrouwen'");
  });

  test('sees how cells are parted below a line sep=;', async () => {
    const path = join(folder, 'sep.csv');
    writeFileSync(path, 'sep=;\nnis;year;v\n71016;2023;70,3\n71022;2023;68,9\n');
    const draft = await draftFromFile(path, 'sep.csv', known);
    expect(draft.ok && draft.value).toContain("delimiter: ';', quote: double }\nheader: { line: 2 }");
  });
});

test('whatever stands in imports/ is read or refused by its name, and no file stops the others', async () => {
  const where = temporaryFolder();
  mkdirSync(join(where, 'imports', 'folder.csv'), { recursive: true });
  const book = rawWorkbook([{ name: 'a', rows: textRow('nis', 'year', 'v') }]);
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251));
  const packed = gzipSync(noise);
  const kinds: Readonly<Record<string, Uint8Array>> = {
    'empty.csv': Buffer.alloc(0),
    'empty.csv.gz': Buffer.alloc(0),
    'empty.xlsx': Buffer.alloc(0),
    'cut.csv.gz': packed.subarray(0, packed.length / 2),
    'cut.xlsx': book.subarray(0, book.length / 2),
    'cut.zip': Buffer.from('PK\u0003\u0004'),
    'noise.csv': noise,
    'noise.xlsx': noise,
    'noise.zip': noise,
    'old.xls': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'frame.csv.zst': Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00]),
    'bomb.csv.gz': gzipSync(Buffer.alloc(30_000_000, 'a')),
    'bomb.xlsx': rawWorkbook([{ name: 'a', rows: ' '.repeat(30_000_000) }]),
    'plain.csv.gz': Buffer.from('nis;year;v\n71016;2023;70,3\n'),
  };
  const csv = readFileSync(faulty('21-cr-line-ends/rates.mapping.yaml'), 'utf8');
  const xlsx = csv.replace(/kind: csv[^}]*/, 'kind: xlsx ');
  for (const [name, bytes] of Object.entries(kinds)) {
    const stem = name.replace(/\..*$/, '');
    const ending = name.slice(stem.length);
    // One mapping serves all tables of one stem; each gets a stem of its own.
    const own = `${stem}-${ending.replaceAll('.', '')}`;
    writeFileSync(join(where, 'imports', own + ending), bytes);
    writeFileSync(join(where, 'imports', `${own}.mapping.yaml`), ending === '.xlsx' || ending === '.xls' ? xlsx : csv);
  }
  const inFolder = (name: string): string => join(where, 'imports', name);
  execFileSync('sh', ['-c', 'mkfifo "$0"', inFolder('pipe.csv')]);
  symlinkSync('/dev/zero', inFolder('device.csv'));
  symlinkSync('nowhere.csv', inFolder('nowhere-else.csv'));
  symlinkSync('round.csv', inFolder('round.csv'));
  mkdirSync(inFolder('map.mapping.yaml'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', inFolder('pipe.mapping.yaml')]);
  writeFileSync(inFolder('two\nlines.csv'), 'nis;year;v\n71016;2023;70,3\n');
  const imports = await listImports(where);
  const store = openRawStore(where);
  const staged = await stageTables({ imports, kept: [] }, plan.value, store, where);
  const named = staged.ok ? [] : staged.problems.map(({ at }) => at);
  const unread = imports.tables
    .map(({ name }) => `imports/${name}`)
    .filter((name) => !named.some((at) => at.startsWith(name)));
  expect(unread).toEqual(['imports/plain-csvgz.csv.gz']);
  for (const odd of ['folder', 'pipe', 'device', 'nowhere-else', 'round'])
    expect(named).toContain(`imports/${odd}.csv`);
  expect(named).toEqual(
    expect.arrayContaining(['imports/map.mapping.yaml', 'imports/pipe.mapping.yaml', 'imports/two\\nlines.csv']),
  );
});
