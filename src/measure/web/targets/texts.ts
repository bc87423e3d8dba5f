import { textsOf, type PlainKey } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type TargetMessage = PlainKey<typeof texts>;

/** Texts of targets and progress: pages, forms and events of the trail, in one language. */
export const targetText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
