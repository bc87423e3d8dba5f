import type { Locale } from '../foundation/locale.ts';

/** One kind of thing that is kept about people, as the page about privacy tells it. */
export interface KeptData {
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
