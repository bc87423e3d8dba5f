import { IntlMessageFormat } from 'intl-messageformat';
import { formattingTag, type Locale, type Localised } from './locale.ts';

/** Values put into a message. */
export type MessageArguments = Readonly<Record<string, string | number>>;

/** A message catalogue: ICU MessageFormat texts by key, the Dutch one deciding which keys exist. */
export type Catalogue<Key extends string> = Localised<Readonly<Record<Key, string>>>;

/** Writes the message of a key in one language. */
export type Translate<Key extends string> = (key: Key, args?: MessageArguments) => string;

/**
 * Gives the writer of a catalogue's messages in one language. Texts are parsed once, at first use.
 *
 * @throws {Error} when a text is not valid ICU MessageFormat or a value it needs is absent: both are bugs.
 */
export function translator<Key extends string>(catalogue: Catalogue<Key>, locale: Locale): Translate<Key> {
  const parsed = new Map<Key, IntlMessageFormat>();
  return (key, args) => {
    let format = parsed.get(key);
    if (!format) {
      format = new IntlMessageFormat(catalogue[locale][key], formattingTag[locale], undefined, { ignoreTag: true });
      parsed.set(key, format);
    }
    return String(format.format(args));
  };
}
