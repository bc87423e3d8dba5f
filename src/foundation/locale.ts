/** Languages of the site, the first one being the default. */
export const locales = ['nl', 'en', 'fr'] as const;

export type Locale = (typeof locales)[number];

/** The same text in every language of the site. */
export type Localised<T = string> = Readonly<Record<Locale, T>>;

/** BCP 47 tag by which numbers and dates are written in a language of the site. */
export const formattingTag: Localised = { nl: 'nl-BE', en: 'en-GB', fr: 'fr-BE' };

/** What each language calls itself. */
export const languageNames: Localised = { nl: 'Nederlands', en: 'English', fr: 'Français' };

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** Builds the same thing in every language. */
export function inEveryLocale<T>(build: (locale: Locale) => T): Localised<T> {
  return { nl: build('nl'), en: build('en'), fr: build('fr') };
}
