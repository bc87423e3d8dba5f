import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test('a text of one line has no line ends, control characters or turns of direction, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
      expect(oneLine(oneLine(text))).toBe(oneLine(text));
    }),
  );
  expect(oneLine(' Kwaad\nplan\u2028\u202Emoord\t\u0007 ')).toBe('Kwaad plan moord');
});

test('words of every language stay as they are', () => {
  for (const text of [
    'Één talent, twee talen!',
    'שלום \u200Fעולם',
    'a  b',
    'Hottentottensoldatententententoonstellingsbouw',
  ]) {
    expect(oneLine(text)).toBe(text);
  }
});
