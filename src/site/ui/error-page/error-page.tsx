import type { Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../address.ts';
import { SearchBox } from '../search-box/search-box.tsx';
import { siteText } from '../../texts.ts';

/** What a visitor sees when there is no page. */
export interface ErrorPageProps {
  readonly locale: Locale;
  readonly title: string;
  readonly text: string;
  readonly nearest?: readonly { readonly href: string; readonly label: string }[];
  /** Address of the municipality search, where searching helps. */
  readonly search?: string;
}

/**
 * Says what is wrong, then offers ways on: pages that may have been meant, a search, the home page.
 *
 * Accessibility: what is wrong is the heading of the page; pages that may have been meant are a section named by its
 * heading; the search has a label.
 */
export function ErrorPage({ locale, title, text, nearest = [], search }: ErrorPageProps) {
  const t = siteText(locale);
  return (
    <div class="error-page">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {nearest.length > 0 && (
        <section aria-labelledby="nabij">
          <h2 id="nabij">{t('notFound.nearest')}</h2>
          <ul class="plain-list">
            {nearest.map(({ href, label }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {search && <SearchBox locale={locale} id="zoek-hier" action={search} />}
      <p>
        <a href={localePath(locale, '/')}>{t('notFound.home')}</a>
      </p>
    </div>
  );
}
