import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type ReportMessage = PlainKey<typeof texts>;

/** What can be wrong with a field: of a number that can be read in two ways, both are told. */
export type ReportFaultMessage = ReportMessage | 'error.two-numbers';

/** Texts of reporting, in one language. */
export const reportText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
