import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

export const aboutText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
