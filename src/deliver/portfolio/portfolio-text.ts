import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type Translate } from '../../foundation/message.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { nl, type PortfolioMessageKey } from './messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts of the explorer, the public page of a project and the portfolio in one language. */
export function portfolioText(locale: Locale): Translate<PortfolioMessageKey> {
  return translators[locale];
}
