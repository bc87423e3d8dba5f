import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { nl, type ProjectMessage } from '../messages/nl.ts';
import type { WrittenText } from '../project.ts';
import { writtenIn } from '../../written-text.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts of writing a project in one language. */
export function projectText(locale: Locale): Translate<ProjectMessage> {
  return translators[locale];
}

/** A written text in the reader's language, or in the first one it was written in. */
export function written(text: WrittenText, locale: Locale): string {
  return writtenIn(text, locale).text;
}
