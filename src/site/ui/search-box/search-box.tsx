import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** A search by municipality. */
export interface SearchBoxProps {
  readonly locale: Locale;
  /** Unique on the page: label and field are tied by it. */
  readonly id: string;
  /** Address that answers the search. */
  readonly action: string;
  readonly query?: string;
  /** Small, with its label for screen readers only, as in the header; it is then the page's search landmark. */
  readonly compact?: boolean;
  /** A line that explains what is searched. */
  readonly hint?: string;
}

/**
 * A form that finds a municipality by name. Without JavaScript it sends the typed text; with it, `<place-search>`
 * offers names while typing (ARIA APG combobox with a list).
 *
 * Accessibility: its field has a label, in sight or for screen readers; a hint is read with the field; with JavaScript
 * it is a combobox that tells whether it is open and which name is chosen (ARIA APG); without, it is sent as a form.
 */
export function SearchBox({ locale, id, action, query, compact, hint }: SearchBoxProps) {
  const t = siteText(locale);
  return (
    <place-search
      class={compact ? 'search-box search-box--compact' : 'search-box'}
      data-source={`/gemeenten.json?taal=${locale}`}
      data-suggestions={t('search.suggestions')}
    >
      <form action={action} method="get" {...(compact && { role: 'search', 'aria-label': t('search.label') })}>
        <label for={id} class={compact ? 'sr-only' : undefined}>
          {t('search.label')}
        </label>
        {hint && (
          <p id={`${id}-uitleg`} class="search-box__hint">
            {hint}
          </p>
        )}
        <div class="search-box__row">
          <input
            id={id}
            name="zoek"
            type="search"
            autocomplete="off"
            autocapitalize="words"
            placeholder={t('search.placeholder')}
            value={query}
            aria-describedby={hint ? `${id}-uitleg` : undefined}
          />
          <button type="submit">{t('search.button')}</button>
        </div>
      </form>
    </place-search>
  );
}
