import { z } from 'zod';

/**
 * A text as it stands on one line, in a title, a header of a mail or an attribute: line ends, tabs and control characters
 * are spaces, and what turns the direction of the text around it is taken out. Marks of right-to-left languages stay.
 */
export function oneLine(text: string): string {
  return withoutTurns(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')).trim();
}

/**
 * The same text without what turns the direction of everything after it, such as U+202E: it would reorder words of others.
 *
 * Source: Unicode Standard Annex #9, explicit directional embeddings, overrides and isolates.
 */
export function withoutTurns(text: string): string {
  return text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** An answer of one line, with what is said of one that was not sent; limits to its length are `pipe`d behind it. */
export function oneLineText(absent?: string) {
  return z.string(absent).transform(oneLine);
}
