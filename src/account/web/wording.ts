import { inEveryLocale, type Locale } from '../../foundation/locale.ts';
import { translator, type Translate } from '../../foundation/message.ts';
import type { EventTexts, NamelessTexts } from '../../wing/trail.ts';
import { en as eventsEn, namelessEn } from '../event-messages/en.ts';
import { fr as eventsFr, namelessFr } from '../event-messages/fr.ts';
import { namelessNl, nl as eventsNl } from '../event-messages/nl.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { nl, type AccountMessage } from '../messages/nl.ts';

export type { AccountMessage } from '../messages/nl.ts';

const translators = inEveryLocale((locale) => translator({ nl, en, fr }, locale));

/** Texts of the account pages in one language. */
export function accountText(locale: Locale): Translate<AccountMessage> {
  return translators[locale];
}

/** What happens to accounts and organisations, for the trail. */
export const eventTexts: EventTexts = { nl: eventsNl, en: eventsEn, fr: eventsFr };

export const namelessTexts: NamelessTexts = { nl: namelessNl, en: namelessEn, fr: namelessFr };
