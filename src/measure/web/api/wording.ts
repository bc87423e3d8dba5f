import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { nl, type ApiMessageKey } from './messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts about the API and the files in one language. */
export function apiText(locale: Locale): Translate<ApiMessageKey> {
  return translators[locale];
}
