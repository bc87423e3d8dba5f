import { textsOf } from '../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the frame and its components, in one language. */
export const siteText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
