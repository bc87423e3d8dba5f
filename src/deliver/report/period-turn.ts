import type { Day, PeriodState } from '../project/project.ts';

/** Days after the end of a period in which it can be reported. */
const reportingDays = 90;

/** Days that a programme manager gives by opening a period again. */
export const reopenDays = 30;

/** What the calendar needs to know of a period. */
export interface DatedPeriod {
  readonly state: PeriodState;
  readonly end: Day;
  /** Until when it stays open although its time has passed. */
  readonly openUntil?: Day;
}

/** The last day on which a period can be reported. */
export function lastDay({ end, openUntil }: Pick<DatedPeriod, 'end' | 'openUntil'>): Day {
  const usual = daysAfter(end, reportingDays);
  return openUntil && openUntil > usual ? openUntil : usual;
}

/**
 * The state into which a period turns by itself on a day; `undefined` when it stays as it is.
 *
 * 1. One that waits opens the day after its end.
 * 2. One that is open, sent back or approved locks after its last day. What was sent in waits for a programme manager,
 *    however long that takes.
 */
export function turnOf(period: DatedPeriod, today: Day): 'open' | 'locked' | undefined {
  const { state, end } = period;
  const isOver = today > lastDay(period);
  switch (state) {
    case 'waiting':
      if (isOver) return 'locked';
      return today > end ? 'open' : undefined;
    case 'open':
    case 'returned':
    case 'approved':
      return isOver ? 'locked' : undefined;
    case 'submitted':
    case 'locked':
      return undefined;
  }
}

/** Days before the last one on which who reports is reminded; first of all when it opens. */
const remindersBefore = [reportingDays - 1, 30, 7];

/**
 * Whether whoever reports a period is to be reminded on a day: a day of reminding has come since the last reminder.
 * After days without reminding, one reminder stands for all that were missed.
 */
export function isReminderDue(period: DatedPeriod & { readonly remindedOn?: Day }, today: Day): boolean {
  const { state, remindedOn = '' } = period;
  const last = lastDay(period);
  if ((state !== 'open' && state !== 'returned') || today > last) return false;
  return remindersBefore.map((days) => daysAfter(last, -days)).some((day) => day <= today && day > remindedOn);
}

/** The day so many days after another one. */
export function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
