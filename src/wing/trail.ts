import type { QueryExecutorProvider } from 'kysely';
import type { Locale } from '../foundation/locale.ts';
import type { Catalogue, MessageArguments, Texts } from '../foundation/message.ts';
import { wingText } from './texts.ts';

/** A thing of the house that something happens to: `{ kind: 'project', id: … }`. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Something that happened, to be kept. */
export interface Happening {
  /** Name of its sentence in its room's texts, where `event.` stands before it: `organisation.created`. */
  readonly event: string;
  readonly subject: Subject;
  /** The organisation whose thing it is: its people with `audit.read` see the entry. */
  readonly organisation?: string;
  /** The person whom it is about: that one sees the entry. */
  readonly about?: string;
  /** Values for the sentence. Never personal data, for these are not erased: names come from `about` and the actor. */
  readonly details?: MessageArguments;
}

/** Something that happened, as it was kept. */
export interface TrailEntry extends Required<Pick<Happening, 'event' | 'subject' | 'details'>> {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: 'person' | 'visitor' | 'program';
  /** Names as they are now; absent when erased, or when the reader may not know them. */
  readonly actorName?: string;
  readonly aboutName?: string;
}

/** A thing as a trail of many things names it, with the address of its page, without a language prefix. */
export interface NamedSubject {
  readonly name: string;
  readonly path: string;
}

/** Finds the things of one kind by their ids, as far as whoever reads may see them. */
export type SubjectNames = (
  database: QueryExecutorProvider,
  ids: readonly string[],
  locale: Locale,
) => Promise<ReadonlyMap<string, NamedSubject>>;

/** A trail entry with the thing it is about, where that is still there to be seen. */
export interface NamedEntry extends TrailEntry {
  readonly named?: NamedSubject;
}

/** Puts the things that entries are about beside them, one question for each kind; `sources` know a kind each. */
export async function withSubjects(
  database: QueryExecutorProvider,
  entries: readonly TrailEntry[],
  sources: ReadonlyMap<string, SubjectNames>,
  locale: Locale,
): Promise<readonly NamedEntry[]> {
  const byKind = Map.groupBy(entries, ({ subject }) => subject.kind);
  const found = new Map<string, NamedSubject>();
  for (const [kind, ofKind] of byKind) {
    const ids = [...new Set(ofKind.map(({ subject }) => subject.id))];
    const named = await sources.get(kind)?.(database, ids, locale);
    for (const [id, each] of named ?? []) found.set(`${kind} ${id}`, each);
  }
  return entries.map((entry) => {
    const named = found.get(`${entry.subject.kind} ${entry.subject.id}`);
    return { ...entry, ...(named && { named }) };
  });
}

/**
 * A room's texts. What happens in it stands there as sentences, under the event's name after `event.`; they may use
 * `{who}`, `{about}` and the details of the event.
 */
export type EventTexts = Pick<Texts<Catalogue>, 'keys' | 'find'>;

/** Writes an entry as a sentence. */
export type WriteEntry = (entry: TrailEntry, locale: Locale) => string;

const prefix = 'event.';

/**
 * Gives the writer of every room's events.
 *
 * @throws {Error} when two rooms use the same event.
 */
export function trailWriter(rooms: readonly EventTexts[]): WriteEntry {
  const keys = rooms.flatMap((room) => room.keys.filter((key) => key.startsWith(prefix)));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) throw new Error(`two rooms bring the event "${twice.slice(prefix.length)}"`);
  return (entry, locale) => {
    const who = entry.actorName ?? wingText(locale)(`nameless.${entry.actorKind}`);
    const about = entry.aboutName ?? wingText(locale)('nameless.person');
    const key = prefix + entry.event;
    const room = rooms.find((each) => each.keys.includes(key));
    const sentence = room?.find(locale, key, { ...entry.details, who, about });
    return sentence ? sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1) : entry.event;
  };
}
