import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type RoundMessage = PlainKey<typeof texts>;

/** Texts of rounds, in one language. */
export const roundText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
