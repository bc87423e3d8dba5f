import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type Translate } from '../../foundation/message.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { nl, type ReportMessageKey } from './messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts of reporting in one language. */
export function reportText(locale: Locale): Translate<ReportMessageKey> {
  return translators[locale];
}
