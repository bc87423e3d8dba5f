import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasSharedFiles, sharedPath } from '../../../test/shared-file.ts';
import { readSourceFile } from './source-file.ts';

const tsv = new TextEncoder().encode('geo\\TIME_PERIOD\t2018 \t2019 \nBE22\t1 \t: c\n');

describe('reading a file at hand', () => {
  it('says what is in it, compressed or not', async () => {
    const place = { dataset: 'demo', dimensions: {}, geo: 'BE22' };
    const observations = [
      { ...place, period: '2018', value: 1, status: ['A'] },
      { ...place, period: '2019', value: null, status: ['Q'] },
    ];
    const expected = { source: 'eurostat', summary: 'demo: 2 observations.', counts: { demo: 2 }, observations };
    expect(await readSourceFile('eurostat', tsv, 'demo.tsv', [], [])).toEqual({ ok: true, value: expected });
    expect(await readSourceFile('eurostat', gzipSync(tsv), 'demo.tsv.gz', [], [])).toEqual({
      ok: true,
      value: expected,
    });
  });

  it('refuses a compressed file that was cut off', async () => {
    const result = await readSourceFile('eurostat', gzipSync(tsv).subarray(0, 30), 'demo.tsv.gz', [], []);
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'bad-gzip', at: 'demo.tsv.gz' }]);
  });

  it('refuses what is too large to hold, also when it is packed small', async () => {
    const large = new Uint8Array(200 * 1024 * 1024);
    for (const content of [large, gzipSync(large, { level: 1 })]) {
      const result = await readSourceFile('eurostat', content, 'x.csv', [], []);
      expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'too-large', at: 'x.csv' }]);
    }
    const table = new TextEncoder().encode('indicator,area\n'.repeat(3_000_000));
    const result = await readSourceFile('figures', table, 'x.csv', [], []);
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'too-large', at: 'x.csv' }]);
  });

  it.each([
    ['a web page', '<!doctype html><html></html>', 'html-answer'],
    ['a zip or workbook', 'PK\u0003\u0004...', 'compressed'],
  ])('says of %s what it is', async (_, content, code) => {
    for (const source of ['eurostat', 'figures', 'boundaries']) {
      const result = await readSourceFile(source, new TextEncoder().encode(content), 'x', [], []);
      expect(result.ok ? [] : result.problems).toMatchObject([{ code }]);
    }
  });

  it('refuses a format that Eurostat does not use', async () => {
    const result = await readSourceFile('eurostat', new TextEncoder().encode('a;b\n1;2\n'), 'x.csv', [], []);
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'unknown-format', at: 'x.csv:1' }]);
  });

  it.skipIf(!hasSharedFiles)('counts the 103,510 cells of the long file', async () => {
    const bytes = readFileSync(sharedPath('data/eurostat/nuts2_1990_2019_long.csv.gz'));
    const result = await readSourceFile('eurostat', bytes, 'nuts2_1990_2019_long.csv.gz', [], []);
    const counts = result.ok ? Object.values(result.value.counts) : [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(103_510);
  });
});
