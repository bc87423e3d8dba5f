import type { Plan } from '../../plan/plan.ts';
import type { Site } from '../../site/app.tsx';
import type { Locale } from '../../foundation/locale.ts';
import type { FooterEntry, PageContent, PageLink } from '../../site/page.ts';
import type { SearchSource } from '../../site/search/search-entry.ts';
import type { PublicPage } from '../../wing/public-page.ts';
import type { KeptData } from '../../wing/kept-data.ts';
import { aboutPage } from './about-page.tsx';
import { accessibilityPage } from './accessibility-page.tsx';
import { contactPage } from './contact-page.tsx';
import { helpPage } from './help-page.tsx';
import { privacyPage } from './privacy-page.tsx';
import type { Room } from './room.tsx';
import { aboutText } from './texts.ts';

const rooms = [
  { path: '/over', title: 'over.title', page: aboutPage },
  { path: '/contact', title: 'contact.title', page: contactPage },
  { path: '/hulp', title: 'help.title', page: helpPage },
  { path: '/privacy', title: 'privacy.title', page: privacyPage },
  { path: '/toegankelijkheid', title: 'accessibility.title', page: accessibilityPage },
] as const satisfies readonly { path: string; title: string; page: (room: Room) => PageContent }[];

/** Links to the pages about the site itself, at the foot of every page. */
export const roomFooter: readonly FooterEntry[] = rooms.map(({ path, title }, at) => ({
  group: 'site',
  path,
  place: 10 * (at + 1),
  label: (locale) => aboutText(locale)(title),
}));

/** The same for mistyped addresses. */
export function roomLinks(locale: Locale): readonly PageLink[] {
  return rooms.map(({ path, title }) => ({ path, label: aboutText(locale)(title) }));
}

/** The same for the search of the site. */
export const roomSearch: SearchSource = {
  version: () => '',
  entries: (locale) => roomLinks(locale).map(({ path, label }) => ({ kind: 'pages', path, title: label })),
};

/** The same for the map of the site. */
export const roomPages: readonly PublicPage[] = rooms.map(({ path }) => ({ path }));

/** What the pages about the site itself are made from, asked when one is made. */
export interface RoomSource {
  readonly plan: () => Plan;
  readonly keeps: () => readonly KeptData[];
}

/** Adds the pages about the site itself: who publishes it, whom to ask, how to use it, what is kept, who can use it. */
export function addRooms(site: Site, { plan, keeps }: RoomSource): void {
  for (const { path, page } of rooms) {
    site.page(path, ({ locale, href }) => page({ locale, href, plan: plan(), keeps: keeps() }));
  }
}
