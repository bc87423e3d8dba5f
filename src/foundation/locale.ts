/**
 * Languages of the site, the first one being the default. A language is added here and nowhere else in the code; its
 * texts come beside those of the others (docs/how-to/add-a-language.md).
 */
export const locales = ['nl', 'en', 'fr'] as const;

export type Locale = (typeof locales)[number];

/** The same text in every language of the site. */
export type Localised<T = string> = Readonly<Record<Locale, T>>;

/** The language of the plan's own region: what has no text in another one is read in this one. */
export const defaultLocale: Locale = locales[0];

/** BCP 47 tag by which numbers and dates are written in a language of the site. */
export const formattingTag: Localised = { nl: 'nl-BE', en: 'en-GB', fr: 'fr-BE' };

/** What each language calls itself. */
export const languageNames: Localised = { nl: 'Nederlands', en: 'English', fr: 'Français' };

/** Code of each language in ISO 639-3, in which catalogues of data name it. */
export const languageCodes: Localised = { nl: 'nld', en: 'eng', fr: 'fra' };

/** Which way each language is written. */
export const textDirections: Localised<'ltr' | 'rtl'> = { nl: 'ltr', en: 'ltr', fr: 'ltr' };

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** Builds the same thing in every language. */
export function inEveryLocale<T>(build: (locale: Locale) => T): Localised<T> {
  return Object.fromEntries(locales.map((locale) => [locale, build(locale)])) as Localised<T>;
}

/** Columns of a file in which something stands in every language: `name_nl`, `name_en`, … */
export function columnsInEveryLocale<Name extends string>(name: Name): readonly `${Name}_${Locale}`[] {
  return locales.map((locale) => `${name}_${locale}` as const);
}

/** What a language is called in another one: "French" for `fr` in English. */
export function languageName(of: Locale, locale: Locale): string {
  return new Intl.DisplayNames(formattingTag[locale], { type: 'language' }).of(of) ?? languageNames[of];
}
