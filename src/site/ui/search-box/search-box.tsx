import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** A search by municipality, or of the whole site. */
export interface SearchBoxProps {
  readonly locale: Locale;
  /** Unique on the page: label and field are tied by it. */
  readonly id: string;
  /** Address that answers the search. */
  readonly action: string;
  readonly query?: string;
  /** Small, with its label for screen readers only, as in the header; it is then the page's search landmark. */
  readonly compact?: boolean;
  /** What it finds; municipalities when absent. */
  readonly finds?: 'everything';
  /** A line that explains what is searched. */
  readonly hint?: string;
}

/**
 * A form that finds a municipality by name, or anything on the site. Without JavaScript it sends the typed text; with it, `<place-search>`
 * offers names of municipalities while typing (ARIA APG combobox with a list).
 *
 * Accessibility: its field has a label, in sight or for screen readers; a hint is read with the field; with JavaScript
 * it is a combobox that tells whether it is open and which name is chosen (ARIA APG); without, it is sent as a form.
 */
export function SearchBox({ locale, id, action, query, compact, finds, hint }: SearchBoxProps) {
  const t = siteText(locale);
  const isForAll = finds === 'everything';
  const label = t(isForAll ? 'find.label' : 'search.label');
  return (
    <place-search
      class={compact ? 'search-box search-box--compact' : 'search-box'}
      data-source={`/gemeenten.json?taal=${locale}`}
      data-suggestions={t('search.suggestions')}
    >
      <form action={action} method="get" {...(compact && { role: 'search', 'aria-label': label })}>
        <label for={id} class={compact ? 'sr-only' : undefined}>
          {label}
        </label>
        {hint && (
          <p id={`${id}-uitleg`} class="search-box__hint">
            {hint}
          </p>
        )}
        <div class="search-box__row">
          <input
            id={id}
            name={isForAll ? 'q' : 'zoek'}
            type="search"
            autocomplete="off"
            autocapitalize={isForAll ? 'none' : 'words'}
            placeholder={t(isForAll ? 'find.placeholder' : 'search.placeholder')}
            value={query}
            aria-describedby={hint ? `${id}-uitleg` : undefined}
          />
          <button type="submit">{t('search.button')}</button>
        </div>
      </form>
    </place-search>
  );
}
