import { formattingTag, inEveryLocale, type Locale } from './locale.ts';

/** Time zone in which a plan's clock runs: rounds open and close by it. */
export const timeZone = 'Europe/Brussels';

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
