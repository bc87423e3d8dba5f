import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** Files that can be saved. */
export interface DownloadListProps {
  readonly locale: Locale;
  readonly files: readonly {
    readonly href: string;
    /** "CSV", "Excel". */
    readonly format: string;
    /** As read: "12 kB". */
    readonly size?: string;
    /** What is in it, where the format alone does not tell. */
    readonly description?: string;
  }[];
  /** For files that robots have no need to fetch, as there is no end of them. */
  readonly rel?: 'nofollow';
}

/**
 * Links that save figures, one per format.
 *
 * Accessibility: its links stand in a list, so that their number is told; each says in its own words that it saves a
 * file, and in which format; each link is at least 24 px high.
 */
export function DownloadList({ locale, files, rel }: DownloadListProps) {
  const t = siteText(locale);
  return (
    <div class="downloads">
      <span class="downloads__label" aria-hidden="true">
        {t('downloads.label')}
      </span>
      <ul>
        {files.map(({ href, format, size, description }) => (
          <li>
            <a href={href} download rel={rel}>
              <span class="sr-only">{t('downloads.label')}: </span>
              {size ? t('downloads.size', { format, size }) : format}
            </a>
            {description && <span class="downloads__description"> {description}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
