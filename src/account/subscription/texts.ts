import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type SubscriptionMessage = PlainKey<typeof texts>;

/** Texts of following by mail, in one language. */
export const subscriptionText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
