import type { KeptData } from '../wing/kept-data.ts';
import { invitationDays } from './organisation/invitation-store.ts';
import { sessionDays } from './sign-in/auth-store.ts';
import { deviceDays } from './sign-in/device-store.ts';
import { throttleRules } from './sign-in/throttle-store.ts';
import { confirmDays } from './subscription/subscription-store.ts';
import { accountText } from './texts.ts';

const longestTryMinutes = Math.max(...throttleRules.map(({ windowSeconds }) => windowSeconds)) / 60;

/** What accounts keep about people. */
export const accountKeeps: readonly KeptData[] = [
  {
    of: 'account',
    tables: ['person', 'profile', 'credential', 'two_factor', 'passkey'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.account'), until: t('keeps.account.until') };
    },
  },
  {
    of: 'account',
    tables: ['membership', 'plan_role', 'organisation'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.roles'), until: t('keeps.roles.until') };
    },
  },
  {
    of: 'account',
    tables: ['session'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.session'), until: t('keeps.session.until', { days: sessionDays }) };
    },
  },
  {
    of: 'account',
    tables: ['known_device'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.device'), until: t('keeps.device.until', { days: deviceDays }) };
    },
  },
  {
    of: 'visitor',
    tables: ['sign_in_attempt'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.attempt'), until: t('keeps.attempt.until', { minutes: longestTryMinutes }) };
    },
  },
  {
    of: 'account',
    tables: ['invitation'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.invitation'), until: t('keeps.invitation.until', { days: invitationDays }) };
    },
  },
  {
    of: 'visitor',
    tables: ['subscription'],
    say: (locale) => {
      const t = accountText(locale);
      return { what: t('keeps.subscription'), until: t('keeps.subscription.until', { days: confirmDays }) };
    },
  },
];
