import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { writePlainNumber } from '../../foundation/plain-number.ts';
import type { Day, MoneySource } from '../project/project.ts';
import { knownTotal } from '../project/source-money.ts';
import { leadOf, registeredId } from './exchanged-project.ts';
import { givers } from './money-names.ts';
import type { PublicProject } from './publication.ts';

/**
 * Budgets by calendar year, for a budget of IATI spans a year at most: what is planned is spread evenly over the days.
 * Then what each source committed and paid, its total up to the day on which it was last brought up to date.
 */
export function addMoney(activity: XMLBuilder, project: PublicProject, updated: Day): void {
  const { budget } = project;
  const planned = knownTotal(budget.map((money) => money.planned));
  const days = budgetDays(project);
  if (days && planned !== undefined) {
    for (const year of spread(Math.round(planned * 100), ...days)) addBudget(activity, year, updated);
  }
  for (const { source, committed, paid } of budget.filter((money) => money.source !== 'own')) {
    // IATI code list TransactionType: 11 incoming commitment, 1 incoming funds.
    for (const [code, { amount }] of [['11', committed] as const, ['1', paid] as const]) {
      if (amount) addTransaction(activity, project, { code, amount, source, updated });
    }
  }
}

/** The days that the money is for: as planned, or else as it went. */
function budgetDays(project: PublicProject): readonly [start: Day, end: Day] | undefined {
  const { plannedStart, plannedEnd, actualStart, actualEnd } = project;
  if (plannedStart && plannedEnd) return [plannedStart, plannedEnd];
  return actualStart && actualEnd ? [actualStart, actualEnd] : undefined;
}

interface YearBudget {
  readonly start: Day;
  readonly end: Day;
  readonly cents: number;
}

/**
 * An amount over the years of a stretch of days, by how many days of it each year has; the cents add up. No part is a
 * single day, for a budget ends after it starts: one that would be takes its neighbour's nearest day along, and a stretch
 * of one day lasts until the next.
 */
export function spread(cents: number, start: Day, end: Day): readonly YearBudget[] {
  const last = end > start ? end : dayAfter(start, 1);
  const total = daysBetween(start, last);
  let given = 0;
  return yearParts(start, last).map((part) => {
    const until = Math.round((cents * daysBetween(start, part.end)) / total);
    const share = until - given;
    given = until;
    return { ...part, cents: share };
  });
}

function yearParts(start: Day, end: Day): readonly Pick<YearBudget, 'start' | 'end'>[] {
  // Around a new year, three days at most are too few to part.
  if (daysBetween(start, end) <= 3) return [{ start, end }];
  const years = Array.from({ length: yearOf(end) - yearOf(start) + 1 }, (_, at) => yearOf(start) + at);
  const ends = years.map((year) => (year === yearOf(end) ? end : `${year}-12-31`));
  if (ends.length > 1 && ends[0] === start) ends[0] = dayAfter(start, 1);
  if (ends.length > 1 && end === `${yearOf(end)}-01-01`) ends[ends.length - 2] = dayAfter(end, -2);
  return ends.map((each, at) => ({ start: at === 0 ? start : dayAfter(ends[at - 1]!, 1), end: each }));
}

function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Days from one to another, both included. */
function daysBetween(start: Day, end: Day): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
}

function addBudget(activity: XMLBuilder, { start, end, cents }: YearBudget, updated: Day): void {
  const budget = activity.ele('budget', { type: '1', status: '1' });
  budget.ele('period-start', { 'iso-date': start });
  budget.ele('period-end', { 'iso-date': end });
  budget.ele('value', { 'value-date': updated }).txt(writePlainNumber(cents / 100));
}

interface Transfer {
  readonly code: string;
  readonly amount: number;
  readonly source: MoneySource;
  readonly updated: Day;
}

function addTransaction(
  activity: XMLBuilder,
  project: PublicProject,
  { code, amount, source, updated }: Transfer,
): void {
  const transaction = activity.ele('transaction');
  transaction.ele('transaction-type', { code });
  transaction.ele('transaction-date', { 'iso-date': updated });
  transaction.ele('value', { 'value-date': updated }).txt(writePlainNumber(amount));
  transaction.ele('provider-org').ele('narrative').txt(givers[source]);
  const lead = leadOf(project);
  if (!lead) return;
  const ref = registeredId(lead);
  transaction
    .ele('receiver-org', ref ? { ref } : {})
    .ele('narrative')
    .txt(lead.name);
}
