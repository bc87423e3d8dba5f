import type { Child } from 'hono/jsx';

/** How something is coming along: as wished, too slowly, the wrong way, or not to be said. */
export type RatingTone = 'good' | 'slow' | 'bad' | 'open';

const signs: Readonly<Record<RatingTone, string>> = {
  good: 'M3,12.5 12.5,3M6,3H12.5V9.5',
  slow: 'M2.5,8H13M9,4 13,8 9,12',
  bad: 'M3,3.5 12.5,13M12.5,6.5V13H6',
  open: 'M4.9,5.6A3.1,3.1 0 1 1 8,8.6V10.1M8,13.2V13.6',
};

/**
 * A rating as sign, words and colour together, so that none of them has to be seen alone.
 *
 * Accessibility: words stand beside the sign and the colour; the sign is hidden from screen readers; its text has the
 * contrast of WCAG AA in light and in dark.
 */
export function Rating({ tone, children }: { readonly tone: RatingTone; readonly children: Child }) {
  return (
    <span class={`rating rating--${tone}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={signs[tone]} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
