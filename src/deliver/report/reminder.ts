import { formatDate } from '../../foundation/number.ts';
import type { Locale } from '../../foundation/locale.ts';
import type { Day, PeriodState, WrittenText } from '../project/project.ts';
import { writtenIn } from '../written-text.ts';
import { lastDay } from './period-turn.ts';
import { reportText } from './texts.ts';

/** A period of which somebody is reminded. */
export interface ReminderPeriod {
  readonly id: string;
  readonly state: PeriodState;
  readonly end: Day;
  readonly openUntil?: Day;
  readonly remindedOn?: Day;
  readonly project: string;
  readonly projectTitle: WrittenText;
  readonly indicator: string;
}

/** What one person is reminded of. */
export interface Reminder {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly periods: readonly ReminderPeriod[];
}

/** Lines in a message at most: the page has them all. */
const mostLines = 20;

/** Writes a reminder: which periods wait, until when, and where to report them. */
export function writeReminder(
  { locale, name, periods }: Reminder,
  link: string,
): { readonly subject: string; readonly text: string } {
  const t = reportText(locale);
  const lines = periods.slice(0, mostLines).map((period) =>
    t('mail.line', {
      project: writtenIn(period.projectTitle, locale).text,
      indicator: period.indicator,
      end: formatDate(locale, period.end),
      last: formatDate(locale, lastDay(period)),
    }),
  );
  const more = periods.length - lines.length;
  return {
    subject: t('mail.subject', { count: periods.length }),
    text: [
      t('mail.hello', { name }),
      t('mail.about', { count: periods.length }),
      [...lines, ...(more > 0 ? [t('mail.more', { count: more })] : [])].join('\n'),
      t('mail.where', { link }),
    ].join('\n\n'),
  };
}
