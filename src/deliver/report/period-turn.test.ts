import { expect, test } from 'vitest';
import { isReminderDue, lastDay, turnOf } from './period-turn.ts';

const end = '2025-12-31';

test('a period opens the day after its end, and can be reported for 90 days', () => {
  expect(turnOf({ state: 'waiting', end }, '2025-12-31')).toBe(undefined);
  expect(turnOf({ state: 'waiting', end }, '2026-01-01')).toBe('open');
  expect(lastDay({ end })).toBe('2026-03-31');
  expect(turnOf({ state: 'open', end }, '2026-03-31')).toBe(undefined);
  expect(turnOf({ state: 'open', end }, '2026-04-01')).toBe('locked');
  expect(turnOf({ state: 'waiting', end }, '2026-04-01')).toBe('locked');
});

test('what was sent back or approved locks too, what was sent in waits for an answer', () => {
  expect(turnOf({ state: 'returned', end }, '2026-04-01')).toBe('locked');
  expect(turnOf({ state: 'approved', end }, '2026-03-31')).toBe(undefined);
  expect(turnOf({ state: 'approved', end }, '2026-04-01')).toBe('locked');
  expect(turnOf({ state: 'submitted', end }, '2030-01-01')).toBe(undefined);
});

test('a period that was opened again stays open until the day that was given', () => {
  const reopened = { state: 'open', end, openUntil: '2026-09-30' } as const;
  expect(turnOf(reopened, '2026-09-30')).toBe(undefined);
  expect(turnOf(reopened, '2026-10-01')).toBe('locked');
});

test('who reports is reminded when it opens, a month before the last day and a week before it, once each', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-03-01', '2026-03-02', '2026-03-24', '2026-03-31', '2026-04-01'];
  let remindedOn: string | undefined;
  const reminded = days.filter((today) => {
    const isDue = isReminderDue({ state: 'open', end, ...(remindedOn && { remindedOn }) }, today);
    if (isDue) remindedOn = today;
    return isDue;
  });
  expect(reminded).toEqual(['2026-01-01', '2026-03-01', '2026-03-24']);
});

test('nobody is reminded of what was sent in, or is over', () => {
  expect(isReminderDue({ state: 'submitted', end }, '2026-03-30')).toBe(false);
  expect(isReminderDue({ state: 'open', end }, '2026-04-02')).toBe(false);
});
