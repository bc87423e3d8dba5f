import { textsOf } from '../../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of releases and what they changed, in one language. */
export const revisionText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
