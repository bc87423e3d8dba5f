import { expect, test } from 'vitest';
import { dayOf, formatMoment, momentAt, timeOf } from './clock-words.ts';

test.each([
  ['2026-11-25', '17:00', '2026-11-25T16:00:00.000Z'],
  ['2026-07-01', '17:00', '2026-07-01T15:00:00.000Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '23:59', '2026-10-25T22:59:00.000Z'],
])('%s at %s is a moment, whatever the season', (day, time, moment) => {
  expect(momentAt(day, time)?.toISOString()).toBe(moment);
  expect([dayOf(new Date(moment)), timeOf(new Date(moment))]).toEqual([day, time]);
});

test.each(['02:00', '02:30', '02:59'])('on the night on which summer time begins it is never %s', (time) => {
  expect(momentAt('2027-03-28', time)).toBeUndefined();
});

test('on the night on which summer time ends, a time that the clock shows twice is the first of the two', () => {
  expect(momentAt('2026-10-25', '02:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(momentAt('2026-10-25', '01:59')?.toISOString()).toBe('2026-10-24T23:59:00.000Z');
  expect(momentAt('2026-10-25', '03:00')?.toISOString()).toBe('2026-10-25T02:00:00.000Z');
});

test('a moment is told by the clock of the plan', () => {
  expect(formatMoment('nl', new Date('2026-11-25T23:30:00Z'))).toContain('26 november 2026');
});
