import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type IdeaMessage = PlainKey<typeof texts>;

/** Texts of ideas, in one language. */
export const ideaText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
