import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { writePlainNumber } from '../../foundation/plain-number.ts';
import type { Day } from '../project/project.ts';
import { leadOf, type ExchangedProject } from './exchanged-project.ts';
import { giverOf } from './money-names.ts';
import { xmlText } from './xml-text.ts';

/**
 * Budgets by calendar year, for a budget of IATI spans a year at most: what is planned is spread evenly over the days.
 * Then what is committed and paid, each line's total up to the day on which it was last brought up to date.
 */
export function addMoney(activity: XMLBuilder, project: ExchangedProject, updated: Day): void {
  const { plannedStart, plannedEnd, budget } = project;
  const planned = budget.flatMap((line) => (line.planned === undefined ? [] : [line.planned]));
  if (plannedStart && plannedEnd && planned.length > 0) {
    const cents = planned.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
    for (const year of spread(cents, plannedStart, plannedEnd)) addBudget(activity, year, updated);
  }
  for (const line of budget.filter(({ source }) => source !== 'own')) {
    // IATI code list TransactionType: 11 incoming commitment, 1 incoming funds.
    if (line.committed)
      addTransaction(activity, project, { code: '11', amount: line.committed, giver: giverOf(line), updated });
    if (line.paid) addTransaction(activity, project, { code: '1', amount: line.paid, giver: giverOf(line), updated });
  }
}

interface YearBudget {
  readonly start: Day;
  readonly end: Day;
  readonly cents: number;
}

/** An amount over the years of a stretch of days, by how many days of it each year has; the cents add up. */
export function spread(cents: number, start: Day, end: Day): readonly YearBudget[] {
  const years = Array.from({ length: yearOf(end) - yearOf(start) + 1 }, (_, at) => yearOf(start) + at);
  const total = daysBetween(start, end);
  let given = 0;
  return years.map((year) => {
    const first = year === yearOf(start) ? start : `${year}-01-01`;
    const last = year === yearOf(end) ? end : `${year}-12-31`;
    const until = Math.round((cents * daysBetween(start, last)) / total);
    const part = { start: first, end: last, cents: until - given };
    given = until;
    return part;
  });
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Days from one to another, both included. */
function daysBetween(start: Day, end: Day): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
}

function addBudget(activity: XMLBuilder, { start, end, cents }: YearBudget, updated: Day): void {
  // A budget of a single day would end when it starts, which the rules do not take.
  if (start === end) return;
  const budget = activity.ele('budget', { type: '1', status: '1' });
  budget.ele('period-start', { 'iso-date': start });
  budget.ele('period-end', { 'iso-date': end });
  budget.ele('value', { 'value-date': updated }).txt(writePlainNumber(cents / 100));
}

interface Transfer {
  readonly code: string;
  readonly amount: number;
  readonly giver: string;
  readonly updated: Day;
}

function addTransaction(
  activity: XMLBuilder,
  project: ExchangedProject,
  { code, amount, giver, updated }: Transfer,
): void {
  const transaction = activity.ele('transaction');
  transaction.ele('transaction-type', { code });
  transaction.ele('transaction-date', { 'iso-date': updated });
  transaction.ele('value', { 'value-date': updated }).txt(writePlainNumber(amount));
  transaction.ele('provider-org').ele('narrative').txt(xmlText(giver));
  const lead = leadOf(project);
  if (lead) transaction.ele('receiver-org').ele('narrative').txt(xmlText(lead.name));
}
