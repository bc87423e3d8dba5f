import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type ReportMessage = PlainKey<typeof texts>;

/** Texts of reporting, in one language. */
export const reportText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
