import type { Child } from 'hono/jsx';

/**
 * A short name of a kind, such as an indicator above a headline; a link when it has an address.
 *
 * Accessibility: as a link it is named by its words; its text has the contrast of WCAG AA in light and in dark.
 */
export function Tag({ href, children }: { readonly href?: string; readonly children: Child }) {
  if (!href) return <span class="tag">{children}</span>;
  return (
    <a class="tag" href={href}>
      {children}
    </a>
  );
}
