import type { Problem } from '../../foundation/problem.ts';
import { periodStart, type Period } from '../observation/period.ts';

/**
 * Whether a figure is about a time that had not begun when it was taken. A year ahead is let through: publishers put
 * 1 January on next year's name, and give provisional figures early.
 */
export function isInFuture(period: Period, retrieved: string): boolean {
  return Math.floor(periodStart(period)) > Number(retrieved.slice(0, 4)) + 1;
}

/** What is told of such a figure. */
export function futurePeriod(period: Period, at: string): Problem {
  const message = `There is a figure for ${period}, which lies in the future.`;
  return { code: 'future-period', message, at, hint: 'Check the column of the period, or tell the publisher.' };
}
