import type { Child } from 'hono/jsx';

/** A panel that stands on its own. */
export interface CardProps {
  /** Small line above the title. */
  readonly kicker?: string;
  readonly title: string;
  /** Makes the title a link that covers the whole card. */
  readonly href?: string;
  readonly headingLevel?: 2 | 3;
  readonly children?: Child;
}

/**
 * A panel with a title; with an address, all of it can be pressed and the title alone is read as the link.
 *
 * Accessibility: its title is a heading of the level that the page asks for; where all of it can be pressed it holds
 * one link, named by the title alone; focus on that link is seen.
 */
export function Card({ kicker, title, href, headingLevel = 3, children }: CardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article class={href ? 'card card--link' : 'card'}>
      {kicker && <p class="card__kicker">{kicker}</p>}
      <Heading class="card__title">{href ? <a href={href}>{title}</a> : title}</Heading>
      {children}
    </article>
  );
}
