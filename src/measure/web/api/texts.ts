import { textsOf, type PlainKey } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type ApiMessage = PlainKey<typeof texts>;

/** Texts of the API and the files of open data, in one language. */
export const apiText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
