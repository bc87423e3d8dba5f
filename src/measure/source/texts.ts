import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** What each source is called, and what it brings, in one language. */
export const sourceText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
