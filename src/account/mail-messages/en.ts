import type { MailMessageKey } from './nl.ts';

/** Messages about accounts in English. */
export const en: Readonly<Record<MailMessageKey, string>> = {
  'verify.subject': 'Confirm your e-mail address for {site}',
  'verify.text':
    'Hello {name}\n\nYou created an account on {site}. Open this link to confirm that this e-mail address is yours:\n\n{url}/en/bevestigen?code={token}\n\nThe link works for one day. If you did not create an account, you need not do anything.\n',
  'recover.subject': 'Choose a new password for {site}',
  'recover.text':
    'Hello {name}\n\nOpen this link to choose a new password:\n\n{url}/en/wachtwoord-instellen?code={token}\n\nThe link works for one hour and once. If you did not ask for it, you need not do anything: your password stays as it is.\n',
  'known.subject': 'You already have an account on {site}',
  'known.text':
    'Hello {name}\n\nSomebody, perhaps you, wanted to create an account on {site} with this e-mail address. There is one already.\n\nSign in: {url}/en/aanmelden\nForgotten your password? {url}/en/wachtwoord-vergeten\n\nIf it was not you, you need not do anything.\n',
  'changed.subject': 'Your password for {site} was changed',
  'changed.text':
    'Hello {name}\n\nYour password for {site} was just changed. Was that not you? Choose a new password at once: {url}/en/wachtwoord-vergeten\n',
  'invite.subject': '{who} invites you to {site}',
  'invite.text':
    'Hello\n\n{who} asks you to be {role}{organisation, select, none {} other { at {organisation}}} on {site}. Open this link to see the invitation:\n\n{url}/en/uitnodiging?code={token}\n\nThe link works for fourteen days.\n',
};
