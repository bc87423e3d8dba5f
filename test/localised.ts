import { inEveryLocale, type Localised } from '../src/foundation/locale.ts';

/** A text of a test in every language of the site: Dutch where it names none, so that a new language changes no test. */
export function localised<T>(texts: Partial<Localised<T>> & { readonly nl: T }): Localised<T> {
  return inEveryLocale((locale) => texts[locale] ?? texts.nl);
}
