import { inEveryLocale, locales, type Locale, type Localised } from '../../foundation/locale.ts';

/** What the search knows of the words of a language. */
export interface LanguageWords {
  /** What all forms of a word have in common. Source: the Snowball algorithms, snowballstem.org. */
  readonly stem: (word: string) => string;
  /** Words that stand everywhere and tell nothing apart, without accents, a space between them. */
  readonly passedOver: string;
}

/** A language of which nothing is known is searched as it is written. */
const asWritten: LanguageWords = { stem: (word) => word, passedOver: '' };

const loaded = new Map<Locale, LanguageWords>(
  await Promise.all(
    locales.map(async (locale): Promise<[Locale, LanguageWords]> => {
      try {
        const file = (await import(`./words/${locale}.ts`)) as { readonly words: LanguageWords };
        return [locale, file.words];
      } catch {
        // In the built product a file that is not there is an error at once, not a promise that fails.
        return [locale, asWritten];
      }
    }),
  ),
);

const passedOver: Localised<ReadonlySet<string>> = inEveryLocale(
  (locale) => new Set(loaded.get(locale)?.passedOver.split(' ')),
);

/** Text as its words without capitals and accents. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** What a word is found by, the same for all its forms; `undefined` for one that tells nothing apart. */
export function searchTerm(locale: Locale, word: string): string | undefined {
  return passedOver[locale].has(word) ? undefined : (loaded.get(locale) ?? asWritten).stem(word);
}
