import { sql, type Kysely } from 'kysely';
import type { Locale } from '../../foundation/locale.ts';
import { program } from '../../wing/actor.ts';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import type { Day, PeriodState } from '../project/project.ts';
import { isReminderDue, turnOf } from './period-turn.ts';
import { writeReminder, type Reminder, type ReminderPeriod } from './reminder.ts';
import { noteTurned, turnedPeriods, type TurnedPeriod } from './turned-period-store.ts';

type Database = Kysely<unknown>;

/**
 * Opens and locks the periods whose day has come, with an entry in the trail for each. Done again on the same day it
 * finds nothing to do. Gives how many opened and locked.
 */
export async function turnPeriods(
  store: Store,
  today: Day,
): Promise<{ readonly opened: number; readonly locked: number }> {
  return store.as<unknown, { opened: number; locked: number }>(systemAccess, async (database) => {
    const { rows } = await sql<{ id: string; state: PeriodState; endDay: Day; openUntil: Day | null }>`
      select id, state, end_day, open_until from result_period
      where state in ('waiting', 'open', 'returned', 'approved') and end_day < ${today}
      order by id for update`.execute(database);
    const turned = rows.map(({ id, state, endDay, openUntil }) => ({
      id,
      to: turnOf({ state, end: endDay, ...(openUntil && { openUntil }) }, today),
    }));
    const opened = turned.filter(({ to }) => to === 'open').map(({ id }) => id);
    const locked = turned.filter(({ to }) => to === 'locked').map(({ id }) => id);
    await turn(database, opened, 'open');
    await turn(database, locked, 'locked');
    return { opened: opened.length, locked: locked.length };
  });
}

async function turn(database: Database, ids: readonly string[], to: 'open' | 'locked'): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<TurnedPeriod>`
    with turned as (
      update result_period set state = ${to}, version = version + 1 where id = any(${ids}::uuid[])
      returning id, project_id, indicator_id, end_day)
    ${turnedPeriods}`.execute(database);
  await noteTurned(database, program, to === 'open' ? 'period.opened' : 'period.locked', rows);
}

/** A message to one person. */
export interface ReminderMail {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
}

/** What reminders are sent with. */
export interface ReminderTools {
  /** Puts a message in the queue, in the transaction that notes the reminder. */
  readonly queueMail: (mail: ReminderMail, within: Database) => Promise<void>;
  /** A page's whole address, in a language. */
  readonly address: (locale: Locale, path: string) => string;
}

/** Reminds those who work on projects of the periods they have to report, one message each. Gives how many messages. */
export async function sendReminders(store: Store, today: Day, { queueMail, address }: ReminderTools): Promise<number> {
  return store.as<unknown, number>(systemAccess, async (database) => {
    const periods = await duePeriods(database, today);
    if (periods.length === 0) return 0;
    const reminders = await recipientsOf(database, periods);
    for (const reminder of reminders) {
      const link = address(reminder.locale, '/mijn-werk/rapporten');
      await queueMail({ to: reminder.email, locale: reminder.locale, ...writeReminder(reminder, link) }, database);
    }
    await sql`
      update result_period set reminded_on = ${today} where id = any(${periods.map(({ id }) => id)}::uuid[])`.execute(
      database,
    );
    return reminders.length;
  });
}

async function duePeriods(database: Database, today: Day): Promise<readonly ReminderPeriod[]> {
  const { rows } = await sql<
    Omit<ReminderPeriod, 'openUntil'> & { readonly openUntil: Day | null; readonly remindedOn: Day | null }
  >`
    select period.id, period.state, period.end_day as "end", period.open_until, period.reminded_on,
      period.project_id as project, project.title as project_title, indicator.title as indicator
    from result_period period join result_indicator indicator on indicator.id = period.indicator_id
      join project on project.id = period.project_id
    where period.state in ('open', 'returned') and project.stage = 'labelled' and project.stopped_on is null
    order by period.end_day, period.id for update of period`.execute(database);
  return rows
    .map(({ openUntil, remindedOn, ...row }) => ({
      ...row,
      ...(openUntil && { openUntil }),
      ...(remindedOn && { remindedOn }),
    }))
    .filter((period) => isReminderDue(period, today));
}

/** Who reports a project: its authors, and the promoters of the organisation that leads it. */
async function recipientsOf(database: Database, periods: readonly ReminderPeriod[]): Promise<readonly Reminder[]> {
  const projects = [...new Set(periods.map(({ project }) => project))];
  const { rows } = await sql<{ email: string; name: string; locale: Locale; projects: readonly string[] }>`
    select person.email, person.name, person.locale, array_agg(distinct works.project) as projects
    from (
      select project.id as project, unnest(project.authors) as person_id from project
        where project.id = any(${projects}::uuid[])
      union
      select project_partner.project_id, membership.person_id
        from project_partner join membership on membership.organisation_id = project_partner.organisation_id
        where project_partner.project_id = any(${projects}::uuid[]) and project_partner.role = 'lead'
          and membership.role = 'promoter') as works
      join person on person.id = works.person_id
    where person.email_verified
    group by person.id order by person.email`.execute(database);
  return rows.map(({ projects: own, ...person }) => ({
    ...person,
    periods: periods.filter(({ project }) => own.includes(project)),
  }));
}
