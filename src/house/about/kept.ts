import { mailQueue } from '../../job/mail.ts';
import { keptWordsDays } from '../../site/kept-words-days.ts';
import { municipalityCookie } from '../../site/municipality-choice.ts';
import type { KeptData } from '../../wing/kept-data.ts';
import { sentFormDays } from '../../wing/sent-form-store.ts';
import { unsentFormHours } from '../../wing/unsent-form-store.ts';
import { aboutText } from './texts.ts';

/** What is kept of visitors, without an account too. */
export const visitorKeeps: readonly KeptData[] = [
  {
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.cookie', { name: municipalityCookie.name }),
      until: aboutText(locale)('keeps.cookie.until', { days: municipalityCookie.days }),
    }),
  },
];

/** What is kept of people who work here and belongs to no wing: of forms, of mail and of the trail. */
export const workKeeps: readonly KeptData[] = [
  {
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.words'),
      until: aboutText(locale)('keeps.words.until', { days: keptWordsDays }),
    }),
  },
  {
    tables: ['unsent_form'],
    say: (locale) => ({
      what: aboutText(locale)('keeps.unsent'),
      until: aboutText(locale)('keeps.unsent.until', { hours: unsentFormHours }),
    }),
  },
  {
    tables: ['sent_form'],
    say: (locale) => ({
      what: aboutText(locale)('keeps.sent'),
      until: aboutText(locale)('keeps.sent.until', { days: sentFormDays }),
    }),
  },
  {
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.letter'),
      until: aboutText(locale)('keeps.letter.until', { hours: mailQueue.keptSeconds / 3600 }),
    }),
  },
  {
    tables: ['audit_entry'],
    say: (locale) => ({ what: aboutText(locale)('keeps.trail'), until: aboutText(locale)('keeps.trail.until') }),
  },
  {
    tables: [],
    say: (locale) => ({ what: aboutText(locale)('keeps.log'), until: aboutText(locale)('keeps.log.until') }),
  },
];
