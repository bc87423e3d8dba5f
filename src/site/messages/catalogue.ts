import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type Translate } from '../../foundation/message.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl, type SiteMessage } from './nl.ts';

const writers = inEveryLocale((locale) => translator<SiteMessage>({ nl, en, fr }, locale));

/** The writer of the frame's own texts in a language. */
export function siteText(locale: Locale): Translate<SiteMessage> {
  return writers[locale];
}
