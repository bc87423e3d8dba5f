import type { Child } from 'hono/jsx';

/**
 * Terms with what they mean, side by side where there is room.
 *
 * Accessibility: it is a description list in which each term stands in one group with what it means; its text has the
 * contrast of WCAG AA in light and in dark.
 */
export function DefinitionList({
  items,
}: {
  readonly items: readonly { readonly term: string; readonly description: Child }[];
}) {
  return (
    <dl class="definition-list">
      {items.map(({ term, description }) => (
        <div>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
