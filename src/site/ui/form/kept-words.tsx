import type { Locale } from '../../../foundation/locale.ts';
import type { Writer } from '../../page.ts';
import { siteText } from '../../texts.ts';

interface KeptWordsProps {
  readonly locale: Locale;
  readonly writer: Writer;
  /** Whether the page answers a form, and so shows what was typed in it. */
  readonly isAnswer: boolean;
}

/** What keeps the words of every form of a page on the device of whoever writes there, until they are saved. */
export function KeptWords({ locale, writer, isAnswer }: KeptWordsProps) {
  const t = siteText(locale);
  return (
    <kept-words
      data-person={writer.person}
      data-restored={t('words.restored')}
      data-discard={t('words.discard')}
      {...(isAnswer && { 'data-answer': '' })}
    />
  );
}
