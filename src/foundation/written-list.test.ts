import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWrittenList, writeList } from './written-list.ts';

test('a list comes back with its values, whatever stands in them', () => {
  const value = fc
    .string({ minLength: 1 })
    .map((each) => each.trim())
    .filter(Boolean);
  fc.assert(
    fc.property(fc.uniqueArray(value), fc.constantFrom(';', ','), (values, separator) => {
      expect(readWrittenList(writeList(values, separator), separator)).toEqual(values);
    }),
  );
});

test('spaces around values, empty ones and repeats are left out', () => {
  expect(readWrittenList('Genk;Beringen ; ;Genk', ';')).toEqual(['Genk', 'Beringen']);
  expect(readWrittenList('werk, , zorg\\, thuis', ',')).toEqual(['werk', 'zorg, thuis']);
});
