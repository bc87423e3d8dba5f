import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/**
 * Links to the parts of a long page.
 *
 * Accessibility: it is a navigation landmark with a name of its own; its links stand in a list, so that their number
 * is told; each link is at least 24 px high.
 */
export function AnchorList({
  locale,
  items,
}: {
  readonly locale: Locale;
  /** Ids of parts on this page. */
  readonly items: readonly { readonly id: string; readonly label: string }[];
}) {
  return (
    <nav class="anchor-list" aria-label={siteText(locale)('anchors.label')}>
      <ul>
        {items.map(({ id, label }) => (
          <li>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
