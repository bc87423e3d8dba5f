import { formattingTag, type Locale } from './locale.ts';

/** A sentence with a capital at its beginning, whatever was put first in it. */
export function sentenceCase(text: string, locale: Locale): string {
  const [first = ''] = text;
  return `${first.toLocaleUpperCase(formattingTag[locale])}${text.slice(first.length)}`;
}
