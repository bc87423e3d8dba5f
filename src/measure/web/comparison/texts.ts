import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of regions elsewhere in Europe that resemble the plan’s own, in one language. */
export const comparisonText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
