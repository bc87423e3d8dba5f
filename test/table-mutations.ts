import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnownToPlan, TableMapping } from '../src/measure/source/table/mapping.ts';
import { openTableReader } from '../src/measure/source/table/table-store.ts';

const strange = fc.oneof(
  fc.constantFrom('"', '""', '\n', '\r', '\r\n', ',', ';', '|', '\t', '\0', '\uFEFF', ' ', '-', '+', '.', '\\', "'"),
  fc.constantFrom(
    'NaN',
    'inf',
    '-Infinity',
    '0x1F',
    '1_000',
    '1e999',
    '1e308',
    '-1',
    '1,5',
    '99999999999999999999',
    '-99997',
  ),
  fc.constantFrom(
    '</html>',
    'Ã¨',
    '\u2028',
    '２０２４',
    'NULL',
    'null',
    'true',
    '71002',
    '71999',
    '2024',
    '2099',
    'F',
    'T',
    'bu',
    '',
  ),
  fc.string({ maxLength: 6 }),
  fc.double().map(String),
  fc.nat({ max: 120 }).map(String),
);

type Change = (text: string) => string;

function linesChanged(change: (lines: string[], delimiter: string) => readonly string[], delimiter: string): Change {
  return (text) => change(text.split('\n'), delimiter).join('\n');
}

function cellsChanged(delimiter: string): fc.Arbitrary<Change> {
  return fc.tuple(fc.nat(), fc.nat(), strange).map(([row, column, cell]) =>
    linesChanged((lines) => {
      const at = row % lines.length;
      const cells = (lines[at] ?? '').split(delimiter);
      return lines.with(at, cells.with(column % cells.length, cell).join(delimiter));
    }, delimiter),
  );
}

function rowsChanged(delimiter: string): fc.Arbitrary<Change> {
  return fc
    .tuple(fc.nat(), fc.nat(), fc.constantFrom('double', 'drop', 'swap', 'title', 'blank'))
    .map(([one, other, kind]) =>
      linesChanged((lines) => {
        const [a, b] = [one % lines.length, other % lines.length];
        const [rowA = '', rowB = ''] = [lines[a], lines[b]];
        if (kind === 'double') return lines.toSpliced(b, 0, rowA);
        if (kind === 'drop') return lines.toSpliced(a, 1);
        if (kind === 'swap') return lines.with(a, rowB).with(b, rowA);
        return lines.toSpliced(a, 0, kind === 'title' ? 'A title' : '');
      }, delimiter),
    );
}

function columnsSwapped(delimiter: string): fc.Arbitrary<Change> {
  return fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([one, other, withHeader]) =>
    linesChanged(
      (lines) =>
        lines.map((line, index) => {
          const cells = line.split(delimiter);
          if (cells.length < 2 || (index === 0 && !withHeader)) return line;
          const [a, b] = [one % cells.length, other % cells.length];
          return cells
            .with(a, cells[b] ?? '')
            .with(b, cells[a] ?? '')
            .join(delimiter);
        }),
      delimiter,
    ),
  );
}

const pieceChanged: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.nat({ max: 12 }), strange)
  .map(([at, removed, put]) => (text) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + removed);
  });

/** One figure for another: most such tables are still sound. */
const digitChanged: fc.Arbitrary<Change> = fc.tuple(fc.nat(), fc.nat({ max: 9 })).map(([nth, digit]) => (text) => {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const place = places[nth % Math.max(1, places.length)] ?? text.length;
  return text.slice(0, place) + String(digit) + text.slice(place + 1);
});

const cut: fc.Arbitrary<Change> = fc.nat().map((at) => (text) => text.slice(0, at % (text.length + 1)));

function delimiterChanged(delimiter: string): fc.Arbitrary<Change> {
  return fc.constantFrom(',', ';', '|', '\t', ' ').map((other) => (text) => text.replaceAll(delimiter, other));
}

/** A table's text after one to three changes, and half of the time one wrong byte, as bytes. */
export function mutatedTable(text: string, delimiter: string): fc.Arbitrary<Buffer> {
  const change = fc.oneof(
    { weight: 5, arbitrary: cellsChanged(delimiter) },
    { weight: 3, arbitrary: rowsChanged(delimiter) },
    { weight: 3, arbitrary: pieceChanged },
    { weight: 4, arbitrary: digitChanged },
    { weight: 1, arbitrary: columnsSwapped(delimiter) },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: delimiterChanged(delimiter) },
  );
  const flip = fc.option(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { freq: 4 });
  return fc.tuple(fc.array(change, { minLength: 1, maxLength: 3 }), flip).map(([changes, flipped]) => {
    const bytes = Buffer.from(changes.reduce((current, each) => each(current), text));
    if (flipped && bytes.length > 0) bytes[flipped[0] % bytes.length] = flipped[1];
    return bytes;
  });
}

/** Stages bytes again and again in one database and one folder. */
export interface TableBench {
  /** Observations as `indicator|area|period|breakdown|value|status`, in order; `undefined` when refused. */
  readonly read: (content: Uint8Array) => Promise<readonly string[] | undefined>;
  readonly close: () => void;
}

export async function openTableBench(mapping: TableMapping, known: KnownToPlan): Promise<TableBench> {
  const folder = mkdtempSync(join(tmpdir(), 'ambitie-mutations-'));
  const reader = await openTableReader(1);
  const database = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await database.connect();
  const path = join(folder, 'table');
  const target = join(folder, 'staged.parquet');
  return {
    read: async (content) => {
      writeFileSync(path, content);
      const result = await reader.stage({ path, file: 't' }, mapping, known, '2026-11-24', target);
      if (!result.ok) {
        if (result.problems.length === 0) throw new Error('refused without a problem');
        if (result.problems.some(({ at, message, hint }) => !at || !message || !hint))
          throw new Error('half a problem');
        return undefined;
      }
      const columns = `indicator, area, period, breakdown, value, status`;
      const found = await connection.runAndReadAll(`SELECT ${columns} FROM read_parquet('${target}')`);
      const rows = found
        .getRowsJS()
        .map((row) => (row as readonly (string | number | null)[]).map((cell) => cell ?? '').join('|'));
      if (rows.length !== result.value.observations) throw new Error('miscounted');
      return rows.toSorted();
    },
    close: () => {
      reader.close();
      connection.closeSync();
      database.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
