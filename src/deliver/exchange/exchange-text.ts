import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type Translate } from '../../foundation/message.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { nl, type ExchangeMessageKey } from './messages/nl.ts';
import { problemsEn } from './messages/problems-en.ts';
import { problemsFr } from './messages/problems-fr.ts';
import { problemsNl, type ProblemMessageKey } from './messages/problems-nl.ts';

const catalogue = { nl: { ...nl, ...problemsNl }, en: { ...en, ...problemsEn }, fr: { ...fr, ...problemsFr } };

const translators = inEveryLocale((locale) => translator(catalogue, locale));

/** Texts of files of projects in one language. */
export function exchangeText(locale: Locale): Translate<ExchangeMessageKey | ProblemMessageKey> {
  return translators[locale];
}
