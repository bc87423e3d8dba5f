import { translator, type Catalogue, type MessageArguments } from '../foundation/message.ts';
import { inEveryLocale, locales, type Locale } from '../foundation/locale.ts';

/** A thing of the house that something happens to: `{ kind: 'project', id: … }`. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Something that happened, to be kept. */
export interface Happening {
  /** Key of its sentence in the wing's event texts: `organisation.created`. */
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
export interface AuditEntry extends Required<Pick<Happening, 'event' | 'subject' | 'details'>> {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: 'person' | 'visitor' | 'program';
  /** Names as they are now; absent when erased, or when the reader may not know them. */
  readonly actorName?: string;
  readonly aboutName?: string;
}

/**
 * What happened, as sentences. Each wing brings a catalogue of its events; a text may use `{who}`, `{about}` and the
 * details of its event.
 */
export type EventTexts = Catalogue<string>;

/** Words for those who have no name. */
export type NamelessTexts = Catalogue<'person' | 'visitor' | 'program'>;

/** Writes an entry as a sentence. */
export type WriteEntry = (entry: AuditEntry, locale: Locale) => string;

/**
 * Gives the writer of every wing's events.
 *
 * @throws {Error} when two wings use the same event, or a text is missing in a language.
 */
export function auditWriter(texts: readonly EventTexts[], nameless: NamelessTexts): WriteEntry {
  const events = inEveryLocale((locale) => translator(joinEvents(texts), locale));
  const others = inEveryLocale((locale) => translator(nameless, locale));
  const known = new Set(texts.flatMap((catalogue) => Object.keys(catalogue.nl)));
  return (entry, locale) => {
    if (!known.has(entry.event)) return entry.event;
    const who = entry.actorName ?? others[locale](entry.actorKind);
    const about = entry.aboutName ?? others[locale]('person');
    const sentence = events[locale](entry.event, { ...entry.details, who, about });
    return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1);
  };
}

/**
 * Puts the events of several rooms together.
 *
 * @throws {Error} when two use the same event, or a text is missing in a language.
 */
export function joinEvents(texts: readonly EventTexts[]): EventTexts {
  const names = texts.flatMap((catalogue) => Object.keys(catalogue.nl));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two wings bring the event "${twice}"`);
  const missing = names.find((name) => locales.some((locale) => texts.every((each) => !(name in each[locale]))));
  if (missing) throw new Error(`the event "${missing}" lacks a text in a language`);
  return inEveryLocale((locale) => Object.assign({}, ...texts.map((each) => each[locale])) as Record<string, string>);
}
