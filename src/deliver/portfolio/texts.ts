import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of the explorer, the public page of a project and the portfolio, in one language. */
export const portfolioText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
