import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { nl, type IdeaMessage } from '../messages/nl.ts';

const writers = inEveryLocale((locale) => translator<IdeaMessage>({ nl, en, fr }, locale));

/** The writer of the texts about ideas in a language. */
export function ideaText(locale: Locale): Translate<IdeaMessage> {
  return writers[locale];
}
