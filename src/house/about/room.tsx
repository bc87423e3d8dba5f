import type { Child } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PageContent } from '../../site/page.ts';
import { AnchorList } from '../../site/ui/anchor-list/anchor-list.tsx';
import { Breadcrumbs } from '../../site/ui/breadcrumbs/breadcrumbs.tsx';
import type { KeptData } from '../../wing/kept-data.ts';

/** What a page about the site itself is made from. */
export interface Room {
  readonly locale: Locale;
  readonly href: (path: string) => string;
  readonly plan: Plan;
  /** What the wings keep about people. */
  readonly keeps: readonly KeptData[];
}

export interface RoomPage {
  readonly title: string;
  readonly lead?: string;
  readonly sections: readonly RoomSection[];
}

interface RoomSection {
  /** For its anchor. */
  readonly id: string;
  readonly title: string;
  readonly body: Child;
}

/** Draws a page in running text, with a list of its sections on top. */
export function roomPage({ locale, href, plan }: Room, { title, lead, sections }: RoomPage): PageContent {
  return {
    kind: 'page',
    title,
    description: lead ?? title,
    body: (
      <div class="prose">
        <div class="page-head">
          <Breadcrumbs locale={locale} items={[{ href: href('/'), label: plan.name[locale] }]} />
          <h1>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        <AnchorList locale={locale} items={sections.map(({ id, title: label }) => ({ id, label }))} />
        {sections.map(({ id, title: heading, body }) => (
          <section class="prose__section" id={id} aria-labelledby={`${id}-kop`}>
            <h2 id={`${id}-kop`}>{heading}</h2>
            {body}
          </section>
        ))}
      </div>
    ),
  };
}

/** The paragraphs of a text, an empty line between them. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split('\n\n').map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </>
  );
}

/** Links to pages of the site, one a line. */
export function PageLinks({
  room,
  links,
}: {
  room: Room;
  links: readonly { readonly path: string; readonly label: string }[];
}) {
  return (
    <ul class="plain-list">
      {links.map(({ path, label }) => (
        <li>
          <a href={room.href(path)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
