import { IntlMessageFormat } from 'intl-messageformat';
import { formattingTag, inEveryLocale, locales, type Locale, type Localised } from './locale.ts';
import { typeset } from './typeset.ts';

/** Values put into a message. */
export type MessageArguments = Readonly<Record<string, string | number>>;

/** A message catalogue of one language: ICU MessageFormat texts by key. */
export type Catalogue = Readonly<Record<string, string>>;

/** Keys of the texts that take no argument. */
export type PlainKey<Texts extends Catalogue> = {
  [Key in keyof Texts & string]: Texts[Key] extends `${string}{${string}` ? never : Key;
}[keyof Texts & string];

/**
 * Writes the message of a key in one language. The arguments that it asks for are read from its text, so that a call
 * without one of them, or with another, does not compile. A key that may be one of several asks for those of all.
 */
export type Translate<Texts extends Catalogue> = <Key extends keyof Texts & string>(
  key: Key,
  ...args: ArgumentsOf<Texts[Key]>
) => string;

type ArgumentsOf<Text extends string> = string extends Text
  ? [args?: MessageArguments]
  : [InText<Text>] extends [never]
    ? []
    : [args: Values<InText<Text>>];

/** A number for each argument that the text counts, text or a number for the others. */
type Values<Argument extends string> = {
  readonly [Each in Argument as NameOf<Each>]: `${NameOf<Each>}, plural` extends Argument ? number : string | number;
};

type NameOf<Argument extends string> = Argument extends `${infer Name},${string}` ? Name : Argument;

/**
 * The arguments of an ICU text: `name`, or `count, plural` where it counts. Every brace, opening or closing, leads from
 * text into an argument or from an argument into text, so one step takes one brace; one that opens in text begins an
 * argument.
 */
type InText<Text extends string, Found = never> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InArgument<`${Rest}{${After}`, Found>
    : InArgument<After, Found | Beginning<After>>
  : Text extends `${string}}${infer After}`
    ? InArgument<After, Found>
    : Found;

type InArgument<Text extends string, Found> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InText<`${Rest}{${After}`, Found>
    : InText<After, Found>
  : Text extends `${string}}${infer After}`
    ? InText<After, Found>
    : Found;

type Beginning<Text extends string> = Text extends `${infer Argument}}${string}`
  ? Argument extends `${infer Name},${infer Kind}`
    ? Kind extends ` plural,${string}`
      ? `${Name}, plural`
      : Name
    : Argument
  : never;

/** The texts of a room. */
export interface Texts<Dutch extends Catalogue> {
  /** The writer of its texts in a language. */
  (locale: Locale): Translate<Dutch>;
  /** Its keys, which are those of the Dutch texts. */
  readonly keys: readonly string[];
  /** Writes a text whose arguments were collected elsewhere, so that only running shows whether they are right. */
  readonly write: (locale: Locale, key: keyof Dutch & string, args: MessageArguments) => string;
  /** Writes the text of a key that came from elsewhere, such as a code in a file; `undefined` when there is none. */
  readonly find: (locale: Locale, key: string, args?: MessageArguments) => string | undefined;
}

/**
 * Loads the catalogues of a room, one for each language of the site:
 *
 *     export const ideaText = await textsOf<typeof texts>((locale) => import(`./messages/${locale}.ts`));
 *
 * @throws {Error} when a language has no catalogue.
 */
export async function textsOf<Dutch extends Catalogue>(
  load: (locale: Locale) => Promise<{ readonly texts: Catalogue }>,
): Promise<Texts<Dutch>> {
  const loaded = await Promise.all(locales.map(async (locale) => [locale, (await load(locale)).texts] as const));
  const catalogues = Object.fromEntries(loaded) as Localised<Catalogue>;
  const writers = inEveryLocale((locale) => translator(catalogues[locale], locale));
  const keys = Object.keys(catalogues[locales[0]]);
  return Object.assign((locale: Locale): Translate<Dutch> => writers[locale], {
    keys,
    write: (locale: Locale, key: keyof Dutch & string, args: MessageArguments) => writers[locale](key, args),
    find: (locale: Locale, key: string, args?: MessageArguments) =>
      Object.hasOwn(catalogues[locale], key) ? writers[locale](key, args) : undefined,
  });
}

/**
 * Gives the writer of a catalogue's messages in one language. Texts are parsed once, at first use.
 *
 * @throws {Error} when a text is not valid ICU MessageFormat or a value it needs is absent: both are bugs.
 */
export function translator(
  catalogue: Catalogue,
  locale: Locale,
): (key: string, ...args: [args?: MessageArguments]) => string {
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, ...args) => {
    let format = parsed.get(key);
    if (!format) {
      const text = typeset(locale, catalogue[key] ?? missing(key));
      format = new IntlMessageFormat(text, formattingTag[locale], undefined, { ignoreTag: true });
      parsed.set(key, format);
    }
    return String(format.format(...args));
  };
}

function missing(key: string): never {
  throw new Error(`there is no text "${key}"`);
}
