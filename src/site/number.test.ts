import { expect, test } from 'vitest';
import { formatLevel, formatOutOfHundred, formatPersons, formatPoints } from './number.ts';

test('a rate is told as people of a hundred', () => {
  expect(formatOutOfHundred('nl', 70.38)).toBe('70');
  expect(formatOutOfHundred('nl', 0.4)).toBe('0');
});

test('a count of people has no sign and is grouped', () => {
  expect(formatPersons('nl', -5862)).toBe('5.862');
  expect(formatPersons('en', 5862)).toBe('5,862');
});

test('points carry a true minus or a plus', () => {
  expect(formatPoints('nl', -1.24)).toBe('\u22121,2');
  expect(formatPoints('en', 4.3)).toBe('+4.3');
});

test('a level has one decimal, also when it is whole', () => {
  expect(formatLevel('nl', 75)).toBe('75,0');
});
