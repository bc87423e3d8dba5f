import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from './plain-day.ts';
import { readCount, readPage, readPlainNumber, writePlainNumber } from './plain-number.ts';

test('plain notation has a point before decimals, no thousands and perhaps an exponent', () => {
  expect(['70.3', '-5', '+.5', '1.2e6', '-0'].map(readPlainNumber)).toEqual([70.3, -5, 0.5, 1_200_000, 0]);
  const none = ['', '1,5', '1 234', '5%', '1e999', 'Infinity', '0x1f', '1.2.3', '5.'];
  expect(none.map(readPlainNumber)).toEqual(none.map(() => undefined));
});

test('a number in plain notation is written in full and read back as itself', () => {
  expect([0.1, 1e21, 1e-7, -12.5, 0, undefined].map(writePlainNumber)).toEqual([
    '0.1',
    '1000000000000000000000',
    '0.0000001',
    '-12.5',
    '0',
    '',
  ]);
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
      expect(readPlainNumber(writePlainNumber(value))).toBe(value + 0);
    }),
  );
});

test('a count and a page are digits only, and a page that is none is the first', () => {
  expect(['0', '12', '999999999'].map(readCount)).toEqual([0, 12, 999_999_999]);
  const none = ['', '-1', '1.5', '1e3', ' 2', '0x1f', 'Infinity', '1234567890', undefined, null];
  expect(none.map(readCount)).toEqual(none.map(() => undefined));
  expect([...none, '0', '10000'].map((text) => readPage(text))).toEqual([...none, '0', '10000'].map(() => 1));
  expect([readPage('2'), readPage('12000', 12_000)]).toEqual([2, 12_000]);
});

test('a plain day is one that the calendar has', () => {
  expect(['2024-02-29', '2026-11-24'].map(isDay)).toEqual([true, true]);
  const none = ['2023-02-29', '2026-13-01', '2026-1-1', '24/11/2026', '2026-11-24T00:00:00Z', '0000-01-01', ''];
  expect(none.map(isDay)).toEqual(none.map(() => false));
});
