import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Forms of places in a sentence, in one language. */
export const placeText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
