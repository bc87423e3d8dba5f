import { formatDate } from '../../../foundation/number.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** Where figures come from. */
export interface SourceLineProps {
  readonly locale: Locale;
  readonly sources: readonly {
    /** Publisher and dataset. */
    readonly name: string;
    readonly href?: string;
  }[];
  readonly licence?: { readonly name: string; readonly href?: string };
  /** ISO date on which the figures were fetched. */
  readonly retrieved?: string;
  /** Further links, such as the definition. */
  readonly links?: readonly { readonly href: string; readonly label: string }[];
}

/**
 * One quiet line that says where figures come from, under which licence, and when they were fetched.
 *
 * Accessibility: links are told from the text around them by more than colour; each is named by what it leads to; its
 * text has the contrast of WCAG AA in light and in dark.
 */
export function SourceLine({ locale, sources, licence, retrieved, links = [] }: SourceLineProps) {
  const t = siteText(locale);
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  return (
    <p class="source-line">
      {t('source.source')}
      {colon}{' '}
      {sources.map((source, index) => (
        <>
          {index > 0 && '; '}
          <MaybeLink {...source} />
        </>
      ))}
      {retrieved && `, ${t('source.retrieved', { date: formatDate(locale, retrieved) })}`}.{' '}
      {licence && (
        <>
          {t('source.licence')}
          {colon} <MaybeLink {...licence} />.{' '}
        </>
      )}
      {links.map(({ href, label }) => (
        <>
          <a href={href}>{label}</a>{' '}
        </>
      ))}
    </p>
  );
}

function MaybeLink({ name, href }: { name: string; href?: string }) {
  return href ? <a href={href}>{name}</a> : <>{name}</>;
}
