import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type MeasureMessage = PlainKey<typeof texts>;

/** Texts of the pages about figures, claims and municipalities, in one language. */
export const measureText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
