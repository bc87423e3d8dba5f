import { periodKind, type Period } from '../../observation/period.ts';

/** First and last day of a period, as ISO dates. A school year runs from 1 September to 31 August. */
export function daysOf(period: Period): { readonly first: string; readonly last: string } {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case 'year':
      return { first: `${year}-01-01`, last: `${year}-12-31` };
    case 'quarter': {
      const quarter = Number(period.slice(6));
      return { first: monthStart(year, quarter * 3 - 2), last: monthEnd(year, quarter * 3) };
    }
    case 'month': {
      const month = Number(period.slice(5));
      return { first: monthStart(year, month), last: monthEnd(year, month) };
    }
    case 'school-year':
      return { first: `${year}-09-01`, last: `${period.slice(5)}-08-31` };
  }
}

/** How often figures of such periods come, in the EU's list of frequencies, and how long a period lasts. */
export function rhythmOf(period: Period): { readonly frequency: string; readonly duration: string } {
  switch (periodKind(period)) {
    case 'year':
    case 'school-year':
      return { frequency: 'ANNUAL', duration: 'P1Y' };
    case 'quarter':
      return { frequency: 'QUARTERLY', duration: 'P3M' };
    case 'month':
      return { frequency: 'MONTHLY', duration: 'P1M' };
  }
}

function monthStart(year: string, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function monthEnd(year: string, month: number): string {
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}
