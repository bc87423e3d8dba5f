import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startScan, type ScanOutcome } from './table-scan.ts';

function scanned(text: string, pieces = 1, wanted: readonly number[] = []): ScanOutcome {
  const scan = startScan({ delimiter: ',', quote: 'double', cells: 2, firstLine: 1, wanted });
  const bytes = Buffer.from(text);
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < bytes.length; at += size) scan.feed(bytes.subarray(at, at + size));
  return scan.finish();
}

function faultsOf(text: string): readonly string[] {
  return scanned(text).faults.map(({ code, line }) => `${code} ${line}`);
}

test('rows are counted and blank lines passed over, with or without a line end at the end', () => {
  expect(scanned('a,b\n1,2\n\n3,4\n')).toMatchObject({ rows: 3, faults: [], hasQuotes: false });
  expect(scanned('a,b\r\n1,2')).toMatchObject({ rows: 2, faults: [] });
  expect(scanned('a,b\n"1\n,2","x""y"\n')).toMatchObject({ rows: 2, faults: [], hasQuotes: true });
});

test('the line of a row is that on which it begins', () => {
  expect(scanned('a,b\n"1\n1",2\n\n3,4\n', 1, [1, 2]).lines).toEqual(
    new Map([
      [1, 2],
      [2, 5],
    ]),
  );
});

test.each([
  ['a,b\n1\n', 'ragged-row 2'],
  ['a,b\n1,2,3\n', 'ragged-row 2'],
  ['a,b\n   \n', 'ragged-row 2'],
  ['a,b\n1,2"\n', 'quote 2'],
  ['a,b\n1,"2"3\n', 'quote 2'],
  ['a,b\n1,"2\n', 'open-quote 2'],
  ['a,b\n1,2\r\n', 'line-end 2'],
  ['a,b\n1\r,2\n', 'line-end 2'],
  ['a,b\n1,2\0\n', 'nul 2'],
])('%j has a fault', (text, fault) => {
  expect(faultsOf(text)).toContain(fault);
});

test('in whatever pieces a text comes, the outcome is the same', () => {
  const texts = fc.array(fc.constantFrom('a', ',', '\n', '\r', '\r\n', '"', '""', '\0', 'é'), { maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 60 }), (parts, pieces) => {
      expect(scanned(parts.join(''), pieces)).toEqual(scanned(parts.join('')));
    }),
  );
});
