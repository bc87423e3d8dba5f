import { textsOf, type PlainKey } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of those that take no argument. */
export type ProjectMessage = PlainKey<typeof texts>;

/** Texts of writing a project, in one language. */
export const projectText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
