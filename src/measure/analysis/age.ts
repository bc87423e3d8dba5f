import type { Period } from '../observation/period.ts';

/** A figure that is older than this, in years, is called dated; surveys of two years old are usual. */
export const datedAfterYears = 3;

/** How old a figure is on the day that the release's figures are of (ISO date), in whole years. */
export function ageInYears(period: Period, figuresOf: string): number {
  return Math.max(0, Number(figuresOf.slice(0, 4)) - Number(period.slice(0, 4)));
}

/** Whether a figure is so old that its age has to stand wherever it does. */
export function isDated(period: Period, figuresOf: string): boolean {
  return ageInYears(period, figuresOf) > datedAfterYears;
}
