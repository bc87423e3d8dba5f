import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the explorer, in one language. */
export const exploreText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
