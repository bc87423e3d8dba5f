import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** Links to the parts of a long page. */
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
