import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl, type SubscriptionMessage } from './nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts about following by mail in one language. */
export function subscriptionText(locale: Locale): Translate<SubscriptionMessage> {
  return translators[locale];
}
