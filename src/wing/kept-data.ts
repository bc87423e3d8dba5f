import type { Locale } from '../foundation/locale.ts';

/** Of whom something is kept: anybody who visits, whoever has an account, whoever works on ideas and projects. */
export const keptOf = ['visitor', 'account', 'work'] as const;

/** One kind of thing that is kept about people, as the page about privacy tells it. */
export interface KeptData {
  readonly of: (typeof keptOf)[number];
  /** Tables of the database in which it stands; none for what stands elsewhere. */
  readonly tables: readonly string[];
  readonly say: (locale: Locale) => KeptWords;
}

export interface KeptWords {
  /** What it is and what for, as a sentence. */
  readonly what: string;
  /** Until when it is kept, as a sentence. */
  readonly until: string;
}
