import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralise, restore } from '../../foundation/spreadsheet-text.ts';
import { listText, numberText, readList } from './cell-text.ts';

test.each(['=1+1', '+32', '-5', '@x', '\t=1', '\r=1', "'=1", "''=1", '＝1'])('no spreadsheet runs %j', (text) => {
  expect(neutralise(text)).toBe(`'${text}`);
});

test('any text comes back as it was, also one that begins with an apostrophe', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => restore(neutralise(text)) === text));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', 'a') }), (text) => restore(neutralise(text)) === text),
  );
  expect(restore("'s Herenelderen")).toBe("'s Herenelderen");
});

test('numbers are written in full, and never so that they could be taken for thousands', () => {
  expect([0.1, 1e21, 1e-7, -12.5, 0, 1.234, -12.345, 0.125, 1234.567, undefined].map(numberText)).toEqual([
    '0.1',
    '1000000000000000000000',
    '0.0000001',
    '-12.5',
    '0',
    '1.2340',
    '-12.3450',
    '0.125',
    '1234.567',
    '',
  ]);
});

test('a list stands in a cell with semicolons', () => {
  expect(listText(['Genk', 'a;b'])).toBe('Genk; a\\;b');
  expect(readList('Genk;a\\;b')).toEqual(['Genk', 'a;b']);
});
