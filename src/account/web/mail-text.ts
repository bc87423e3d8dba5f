import type { Locale } from '../../foundation/locale.ts';
import type { Recipient } from '../sign-in/auth-store.ts';
import type { Letter } from '../../job/mail.ts';
import { accountText } from '../texts.ts';

/** Messages that accounts send. */
export type MailKind = 'verify' | 'recover' | 'known' | 'changed' | 'wayIn' | 'invite';

/** What happened to somebody's ways of signing in. */
export type WayInChange =
  'passkey_added' | 'passkey_removed' | 'two_step_started' | 'two_step_stopped' | 'two_step_renewed';

/** What a message tells besides whom it is for: `token` opens its link, and names may be anything. */
export interface MailValues {
  readonly site: string;
  readonly url: string;
  readonly token?: string;
  readonly who?: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly what?: WayInChange;
}

/** Writes a message to a person, in her language. */
export function writeMail(kind: MailKind, locale: Locale, { email, name }: Recipient, values: MailValues): Letter {
  const t = accountText(locale);
  const { site, url, token = '', role = '', organisation, who, what = '' } = values;
  const said = {
    site,
    url,
    token,
    role,
    organisation: plain(organisation) || 'none',
    name: plain(name),
    who: plain(who),
    what,
  };
  return { to: email, subject: t(`mail.${kind}.subject`, said), text: t(`mail.${kind}.text`, said) };
}

/** A name is chosen freely: without line ends and links it cannot be used to write letters in our name. */
function plain(name = ''): string {
  return name
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/\S*(:\/\/|www\.)\S*|\S+\.[a-z]{2,}\b\S*/gu, '')
    .slice(0, 80)
    .trim();
}
