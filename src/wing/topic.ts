import type { Locale, Localised } from '../foundation/locale.ts';

/** Something to follow. */
export interface Topic {
  /** Lasts as long as the topic, whatever it is called later. */
  readonly id: string;
  readonly name: Localised;
  /** Address of its page, without a language prefix. */
  readonly path: string;
}

/** What changed of a topic since a mark. */
export interface TopicNews {
  /** Where the topic stands now, in terms of its own: a release, a version. */
  readonly mark: string;
  /** What changed, in sentences; none when it is not worth a mail. */
  readonly lines: Localised<readonly string[]>;
}

/** What a wing brings so that its things of one kind can be followed. */
export interface TopicSource {
  /** Kept with what each follower follows, so it never changes: `indicator`. */
  readonly kind: string;
  /** Part of the address that names the kind: `indicatoren`, in `/indicatoren/…` and `/volgen/indicatoren/…`. */
  readonly folder: string;
  /** What they are called together, as a link to all of them. */
  readonly all: (locale: Locale) => string;
  /** What a follower gets, in a sentence. */
  readonly promise: (locale: Locale) => string;
  /** The topic with this id, or with this name in the address of its page; `undefined` when there is none. */
  readonly find: (idOrName: string) => Promise<Topic | undefined>;
  /** What changed since a mark; without one, only where it stands now. */
  readonly newsSince: (topic: Topic, mark?: string) => Promise<TopicNews>;
}
