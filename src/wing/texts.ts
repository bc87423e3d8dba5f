import { textsOf } from '../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Words that the pages of several wings use, in one language. */
export const wingText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
