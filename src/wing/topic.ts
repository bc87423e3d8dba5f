import type { Localised } from '../foundation/locale.ts';

/** What somebody can follow, with the part of the address that names its kind. */
export const topicFolders = { indicator: 'indicatoren', municipality: 'gemeenten', project: 'projecten' } as const;

export type TopicKind = keyof typeof topicFolders;

/** The kind that a part of an address names. */
export function topicKindOf(folder: string): TopicKind | undefined {
  const kinds = Object.keys(topicFolders) as TopicKind[];
  return kinds.find((kind) => topicFolders[kind] === folder);
}

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

/** What a wing brings so that its things can be followed. */
export interface TopicSource {
  /** The topic with this id, or with this name in the address of its page; `undefined` when there is none. */
  readonly find: (idOrName: string) => Promise<Topic | undefined>;
  /** What changed since a mark; without one, only where it stands now. */
  readonly newsSince: (topic: Topic, mark?: string) => Promise<TopicNews>;
}

export type TopicSources = Readonly<Partial<Record<TopicKind, TopicSource>>>;
