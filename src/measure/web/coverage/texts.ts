import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the coverage page, in one language. */
export const coverageText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
