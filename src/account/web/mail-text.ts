import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator } from '../../foundation/message.ts';
import type { Recipient } from '../sign-in/auth-store.ts';
import type { Letter } from '../../job/mail.ts';
import { en } from '../mail-messages/en.ts';
import { fr } from '../mail-messages/fr.ts';
import { nl } from '../mail-messages/nl.ts';

/** Messages that accounts send. */
export type MailKind = 'verify' | 'recover' | 'known' | 'changed' | 'invite';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Writes a message to a person, in her language. */
export function writeMail(
  kind: MailKind,
  locale: Locale,
  { email, name }: Recipient,
  values: Readonly<Record<string, string>>,
): Letter {
  const t = translators[locale];
  const all = {
    ...values,
    organisation: plain(values['organisation']) || 'none',
    name: plain(name),
    who: plain(values['who']),
  };
  return { to: email, subject: t(`${kind}.subject`, all), text: t(`${kind}.text`, all) };
}

/** A name is chosen freely: without line ends and links it cannot be used to write letters in our name. */
function plain(name = ''): string {
  return name
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/\S*(:\/\/|www\.)\S*|\S+\.[a-z]{2,}\b\S*/gu, '')
    .slice(0, 80)
    .trim();
}
