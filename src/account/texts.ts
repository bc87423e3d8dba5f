import { textsOf, type PlainKey } from '../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type AccountMessage = PlainKey<typeof texts>;

/** Texts of accounts: pages, mails and events of the trail, in one language. */
export const accountText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
