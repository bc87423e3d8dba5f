import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** The way from the home page to here. */
export interface BreadcrumbsProps {
  readonly locale: Locale;
  /** Pages above this one, the highest first. */
  readonly items: readonly { readonly href: string; readonly label: string }[];
}

/**
 * Links to the pages above this one; the page itself is named by its heading.
 *
 * Accessibility: it is a navigation landmark with a name of its own; its links stand in an ordered list, the highest
 * page first; each link is at least 24 px high.
 */
export function Breadcrumbs({ locale, items }: BreadcrumbsProps) {
  return (
    <nav class="breadcrumbs" aria-label={siteText(locale)('breadcrumbs.label')}>
      <ol>
        {items.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
