import { folded } from './folded-text.ts';

/** What a text that somebody typed or pasted says as one of some choices; `ambiguous` when it is a name of two. */
export type WrittenChoice<Choice extends string> =
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [Choice, Choice] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-choice' };

/**
 * Reads a choice by its code, or by any of the names that it has in the languages of the site. Capitals, accents and
 * the width of spaces do not matter; a code comes before a name.
 */
export function readWrittenChoice<Choice extends string>(
  text: string,
  namesOf: Readonly<Record<Choice, readonly string[]>>,
): WrittenChoice<Choice> {
  const asked = folded(text);
  if (asked === '') return { kind: 'empty' };
  const choices = Object.keys(namesOf) as Choice[];
  const coded = choices.find((choice) => folded(choice) === asked);
  if (coded) return { kind: 'choice', choice: coded };
  const [first, second] = choices.filter((choice) => namesOf[choice].some((name) => folded(name) === asked));
  if (!first) return { kind: 'not-a-choice' };
  return second ? { kind: 'ambiguous', readings: [first, second] } : { kind: 'choice', choice: first };
}
