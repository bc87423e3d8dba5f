import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of figures: what they say, of whom, and how sure, in one language. */
export const wordingText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
