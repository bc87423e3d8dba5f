import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** The least and the most characters of a password. Source: NIST SP 800-63B-4, section 3.1.1.2. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What is wrong with a password. */
export type PasswordFault = 'short' | 'long' | 'guessable';

/** From this score on a guesser with 10 billion tries has no chance online. Source: zxcvbn, Wheeler 2016. */
const leastScore = 3;

/** A guesser does not get further than this, and the estimate takes time. */
const lookedAt = 64;

let estimator: ZxcvbnFactory | undefined;

/**
 * Says whether a password is long enough and hard to guess: not among those that leaked before, no name, date, row of
 * keys, or `known` word such as the person's own name. Looks at bundled lists only; nothing leaves the machine.
 */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const length = [...password].length;
  if (length < passwordLength.least) return 'short';
  if (length > passwordLength.most) return 'long';
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known
    .flatMap((text) => [text, text.split('@')[0]!, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  return estimator.check(password.slice(0, lookedAt), ['ambitie', ...words]).score < leastScore
    ? 'guessable'
    : undefined;
}
