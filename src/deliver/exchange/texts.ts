import { textsOf } from '../../foundation/message.ts';
import type { texts } from './messages/nl.ts';

/** Texts of files of projects, and what can be wrong with them, in one language. */
export const exchangeText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));

/** Names of what can be wrong with a file of projects. */
export type CellProblemCode = keyof typeof texts extends infer Key
  ? Key extends `problem.${infer Code}`
    ? Code
    : never
  : never;

/** Names of what can be left out of a file of projects. */
export type LeftOutCode = keyof typeof texts extends infer Key
  ? Key extends `left-out.${infer Code}`
    ? Code
    : never
  : never;
