import { expect, test } from 'vitest';
import { readWrittenTime } from './written-time.ts';

test.each([
  ['9:00', '09:00'],
  ['9.30', '09:30'],
  [' 17u ', '17:00'],
  ['17h30', '17:30'],
  ['17 U 05', '17:05'],
  ['00:00', '00:00'],
  ['23:59', '23:59'],
])('"%s" is the time %s', (text, time) => {
  expect(readWrittenTime(text)).toEqual({ kind: 'time', time });
});

test.each(['24:00', '24u', '24.00'])('"%s" is the end of a day, which is no time of it', (text) => {
  expect(readWrittenTime(text)).toEqual({ kind: 'end-of-day' });
});

test.each(['24:01', '25:00', '12:60', '17', 'vijf uur', '9:0'])('"%s" is no time', (text) => {
  expect(readWrittenTime(text)).toEqual({ kind: 'not-a-time' });
});

test('nothing typed is no time yet', () => {
  expect(readWrittenTime('  ')).toEqual({ kind: 'empty' });
});
