import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listText, neutralise, numberText, readList, readNumber, restore } from './cell-text.ts';

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

test('numbers are written in full and read as people type them', () => {
  expect([0.1, 1e21, 1e-7, -12.5, 0].map(numberText)).toEqual([
    '0.1',
    '1000000000000000000000',
    '0.0000001',
    '-12.5',
    '0',
  ]);
  expect(['1250,50', '007', '-0', '.5', '5.', '1.250,50', '12 000', 'x', ''].map(readNumber)).toEqual([
    '1250.5',
    '7',
    '0',
    '0.5',
    '5',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a list comes back with its values, whatever stands in them', () => {
  const value = fc
    .string({ minLength: 1 })
    .map((each) => each.trim())
    .filter(Boolean);
  fc.assert(
    fc.property(fc.uniqueArray(value), (values) => {
      expect(readList(listText(values))).toEqual(values);
    }),
  );
  expect(readList('Genk;Beringen ; ;Genk')).toEqual(['Genk', 'Beringen']);
});
