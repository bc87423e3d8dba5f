import { mailQueue } from '../../job/mail.ts';
import { keptWordsDays } from '../../site/kept-words-days.ts';
import { municipalityCookie } from '../../site/municipality-choice.ts';
import type { KeptData } from '../../wing/kept-data.ts';
import { sentFormDays } from '../../wing/sent-form-store.ts';
import { unsentFormHours } from '../../wing/unsent-form-store.ts';
import { aboutText } from './texts.ts';

/** What is kept about people that belongs to no wing: of the frame, of forms, of mail and of the trail. */
export const houseKeeps: readonly KeptData[] = [
  {
    of: 'visitor',
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.cookie', { name: municipalityCookie.name }),
      until: aboutText(locale)('keeps.cookie.until', { days: municipalityCookie.days }),
    }),
  },
  {
    of: 'account',
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.words'),
      until: aboutText(locale)('keeps.words.until', { days: keptWordsDays }),
    }),
  },
  {
    of: 'account',
    tables: ['unsent_form'],
    say: (locale) => ({
      what: aboutText(locale)('keeps.unsent'),
      until: aboutText(locale)('keeps.unsent.until', { hours: unsentFormHours }),
    }),
  },
  {
    of: 'account',
    tables: ['sent_form'],
    say: (locale) => ({
      what: aboutText(locale)('keeps.sent'),
      until: aboutText(locale)('keeps.sent.until', { days: sentFormDays }),
    }),
  },
  {
    of: 'account',
    tables: [],
    say: (locale) => ({
      what: aboutText(locale)('keeps.letter'),
      until: aboutText(locale)('keeps.letter.until', { hours: mailQueue.keptSeconds / 3600 }),
    }),
  },
  {
    of: 'account',
    tables: ['audit_entry'],
    say: (locale) => ({ what: aboutText(locale)('keeps.trail'), until: aboutText(locale)('keeps.trail.until') }),
  },
  {
    of: 'visitor',
    tables: [],
    say: (locale) => ({ what: aboutText(locale)('keeps.log'), until: aboutText(locale)('keeps.log.until') }),
  },
];
