import { textsOf, type PlainKey } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type TargetMessage = PlainKey<typeof texts>;

/** What can be wrong with a field: of a number that can be read in two ways, both are told. */
export type TargetFaultMessage = TargetMessage | 'fault.ambiguous';

/** Texts of targets and progress: pages, forms and events of the trail, in one language. */
export const targetText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
