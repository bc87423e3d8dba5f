import { formattingTag, inEveryLocale, type Locale } from './locale.ts';

/** Time zone in which a plan's clock runs: rounds open and close by it. */
const timeZone = 'Europe/Brussels';

const times = inEveryLocale(
  (locale) => new Intl.DateTimeFormat(formattingTag[locale], { hour: '2-digit', minute: '2-digit', timeZone }),
);
const moments = inEveryLocale(
  (locale) =>
    new Intl.DateTimeFormat(formattingTag[locale], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    }),
);
const days = new Intl.DateTimeFormat('en-CA', { timeZone });

/** The time on the clock: "10:32". */
export function formatTime(locale: Locale, moment: Date): string {
  return times[locale].format(moment);
}

/** Day and time: "25 november 2026 om 10:32". */
export function formatMoment(locale: Locale, moment: Date): string {
  return moments[locale].format(moment);
}

/** The day that a moment falls on, as ISO text. */
export function dayOf(moment: Date): string {
  return days.format(moment);
}

/**
 * The moment at which the clock shows a time on a day: "2026-11-25" and "17:00". Where it shows a time twice, on the night
 * on which summer time ends, the first; `undefined` where it shows it never, on the night on which that begins.
 */
export function momentAt(day: string, time: string): Date | undefined {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  // Of the offsets around a change of the clock, the one of the day before gives the earlier moment of the two.
  const guesses = [asIfUtc - dayMs, asIfUtc + dayMs].map((near) => asIfUtc - offsetAt(near));
  const moment = guesses.find((guess) => guess + offsetAt(guess) === asIfUtc);
  return moment === undefined ? undefined : new Date(moment);
}

const dayMs = 24 * 60 * 60_000;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** How many milliseconds the clock is ahead of UTC. */
function offsetAt(moment: number): number {
  const text = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  const shown = Date.parse(`${text['year']}-${text['month']}-${text['day']}T${text['hour']}:${text['minute']}:00Z`);
  return shown - Math.floor(moment / 60_000) * 60_000;
}

/** The time that the clock shows at a moment, as a field has it: "17:00". */
export function timeOf(moment: Date): string {
  return moment.toLocaleTimeString('nl-BE', { hour: '2-digit', minute: '2-digit', timeZone });
}
