import type { Child } from 'hono/jsx';

/** A short name of a kind, such as an indicator above a headline; a link when it has an address. */
export function Tag({ href, children }: { readonly href?: string; readonly children: Child }) {
  if (!href) return <span class="tag">{children}</span>;
  return (
    <a class="tag" href={href}>
      {children}
    </a>
  );
}
