import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';

/** Why there is no figure to show. */
export type StateKind = 'empty' | 'notMeasured' | 'suppressed' | 'partial' | 'failed';

/** What stands where figures would have stood. */
export interface StateProps {
  readonly locale: Locale;
  readonly kind: StateKind;
  /** What is missing, who could publish it, what can be done. */
  readonly children?: Child;
  readonly headingLevel?: 2 | 3;
}

/**
 * Says plainly that there is nothing to show and why; an empty grid of people stands in for the figure.
 *
 * Accessibility: its title is a heading of the level that the page asks for and says in words why there is no figure;
 * the drawing is hidden from screen readers.
 */
export function State({ locale, kind, children, headingLevel = 3 }: StateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div class={`state state--${kind}`}>
      <svg class="state__dots" viewBox="0 0 92 28" width="92" height="28" aria-hidden="true">
        {[14, 46, 78].map((x) => (
          <circle cx={x} cy="14" r="11" />
        ))}
      </svg>
      <div>
        <Heading class="state__title">{siteText(locale)(`state.${kind}`)}</Heading>
        {children && <div class="state__text">{children}</div>}
      </div>
    </div>
  );
}
