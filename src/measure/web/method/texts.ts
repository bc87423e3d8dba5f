import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Running text of the pages about how this is made, in one language. */
export const methodText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
