import type { Child } from 'hono/jsx';

/** A gap told as a count of people. */
export interface PersonsGapProps {
  /** The count as read: "5.862". */
  readonly persons: string;
  /** What is counted: "mensen". */
  readonly unit: string;
  /** What it means: "meer aan het werk, en Limburg staat waar Vlaanderen staat." */
  readonly children: Child;
  /** Whether people are missing (the gap is to the region's harm) or it is ahead. */
  readonly kind: 'missing' | 'ahead';
}

/**
 * A gap in persons, large, with the sentence that explains it.
 *
 * Accessibility: count and sentence are one paragraph, read in one go; its text has the contrast of WCAG AA in light
 * and in dark.
 */
export function PersonsGap({ persons, unit, children, kind }: PersonsGapProps) {
  return (
    <p class={`persons-gap persons-gap--${kind}`}>
      <strong class="persons-gap__count">
        {persons} {unit}
      </strong>{' '}
      <span class="persons-gap__text">{children}</span>
    </p>
  );
}
