import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the page about the state of the sources, in one language. */
export const sourcesText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
