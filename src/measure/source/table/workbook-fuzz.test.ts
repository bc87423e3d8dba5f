import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsx from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { fuzzRuns } from '../../../../test/mutated-text.ts';
import { unpackFile } from './unpack-store.ts';
import { writeSheet } from './workbook-store.ts';

const workbook = await writeXlsx([
  {
    sheet: 'Data',
    data: [
      ['Gemeente', 'Jaar', 'Aantal'],
      ['As', 2024, 8500],
      ['Genk', 2024, 67.25],
    ],
  },
]).toBuffer();

/** A workbook's bytes after one to three changes: some altered, taken out or put in, or the end cut off. */
const damaged = fc
  .array(
    fc.record({
      at: fc.nat({ max: workbook.length - 1 }),
      removed: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 4 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }),
      inserted: fc.uint8Array({ maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((changes) =>
    changes.reduce<Buffer>(
      (bytes, { at, removed, inserted }) =>
        Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(Math.min(at + removed, bytes.length))]),
      workbook,
    ),
  );

test('a workbook is refused or read as it was, whatever was done to its bytes', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ambitie-workbook-'));
  const [path, target] = [join(folder, 'book.xlsx'), join(folder, 'sheet.csv')];
  /** The sheet as text; `undefined` when refused. */
  const read = async (content: Uint8Array): Promise<string | undefined> => {
    writeFileSync(path, content);
    const unpacked = await unpackFile(path, 'book.xlsx', undefined, folder);
    const isBook = unpacked.ok && unpacked.value.kind === 'workbook';
    const result = isBook ? await writeSheet(path, 'book.xlsx', 'Data', target) : unpacked;
    if (!result.ok && result.problems.some(({ at, message, hint }) => !at || !message || !hint)) {
      expect.fail('a problem without place or remedy');
    }
    return isBook && result.ok ? readFileSync(target, 'utf8') : undefined;
  };
  const whole = await read(workbook);
  expect(whole).toBe('Gemeente,Jaar,Aantal\nAs,2024,8500\nGenk,2024,67.25');
  await fc.assert(
    fc.asyncProperty(damaged, async (content) => {
      expect([undefined, whole]).toContain(await read(content));
    }),
    fuzzRuns,
  );
  rmSync(folder, { recursive: true });
});
