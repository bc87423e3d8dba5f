import type { Locale } from '../../../foundation/locale.ts';
import { fieldId } from '../form-field/form-field.tsx';
import { siteText } from '../../texts.ts';

/** Everything that is wrong with a form that was sent. */
export interface ErrorSummaryProps {
  readonly locale: Locale;
  /** What is wrong by the name of the field, in the order of the form; '' for the form as a whole. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  /** Whether it leaves the focus where it is, as in a gallery. */
  readonly isShownOnly?: boolean;
}

/**
 * What is wrong, above the form, each line a link to its field. It gets the focus when the page opens, so that who
 * cannot see the page hears it first.
 *
 * Accessibility: it is an alert named by its heading; each line about a field is a link to that field; its text has
 * the contrast of WCAG AA in light and in dark.
 */
export function ErrorSummary({ locale, errors, isShownOnly = false }: ErrorSummaryProps) {
  const told = Object.entries(errors).filter(([, error]) => error);
  if (told.length === 0) return <></>;
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus={!isShownOnly} aria-labelledby="fouten">
      <h2 id="fouten">{siteText(locale)('form.errors', { count: told.length })}</h2>
      <ul>
        {told.map(([name, error]) => (
          <li>{name ? <a href={`#${fieldId(name)}`}>{error}</a> : error}</li>
        ))}
      </ul>
    </div>
  );
}
