import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** The pages before and after this one. */
export interface PagerProps {
  readonly locale: Locale;
  readonly previous?: { readonly href: string; readonly label: string };
  readonly next?: { readonly href: string; readonly label: string };
}

/**
 * Links to the page before and the page after, each with its name.
 *
 * Accessibility: it is a navigation landmark with a name of its own; each link says the direction and the name of its
 * page; each link is at least 24 px high.
 */
export function Pager({ locale, previous, next }: PagerProps) {
  const t = siteText(locale);
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      {previous && (
        <a class="pager__previous" rel="prev" href={previous.href}>
          <span class="pager__way">{t('pager.previous')}</span> {previous.label}
        </a>
      )}
      {next && (
        <a class="pager__next" rel="next" href={next.href}>
          <span class="pager__way">{t('pager.next')}</span> {next.label}
        </a>
      )}
    </nav>
  );
}
