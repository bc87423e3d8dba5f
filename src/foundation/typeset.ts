import type { Locale } from './locale.ts';

/** Languages that are not set as they are typed. */
const typesetters: ReadonlyMap<Locale, (text: string) => string> = new Map([['fr', typesetFrench]]);

/**
 * A text as it is set in a language, from one that was typed on an ordinary keyboard. In French no line breaks before
 * `?`, `!`, `;`, `:`, `%` or `»` nor after `«`, and an apostrophe between letters is round. Nothing else is touched, so
 * an ICU text stays the same text.
 */
export function typeset(locale: Locale, text: string): string {
  return typesetters.get(locale)?.(text) ?? text;
}

function typesetFrench(text: string): string {
  return text
    .replaceAll(/ (?=[?!;»%]|:(?!:))/g, '\u{A0}')
    .replaceAll('« ', '«\u{A0}')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’');
}
