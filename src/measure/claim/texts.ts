import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Keys of these texts. */
export type ClaimMessage = keyof typeof texts;

/** Texts of claims: what a test found, in one language. */
export const claimText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
