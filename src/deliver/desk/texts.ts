import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type DeskMessage = PlainKey<typeof texts>;

/** Texts of what waits for somebody and what they may do, in one language. */
export const deskText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
