import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the reports, and of the page where one is chosen, in one language. */
export const reportText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
