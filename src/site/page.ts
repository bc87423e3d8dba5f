import type { Child } from 'hono/jsx';
import type { MakeFile } from '../foundation/file-order.ts';
import type { Locale } from '../foundation/locale.ts';

/** An entry of the main menu. */
export interface MenuEntry {
  /** What pages of this section call it: `indicators`. */
  readonly section: string;
  /** Address that it opens, without a language prefix. */
  readonly path: string;
  readonly label: (locale: Locale) => string;
  /** Where it stands: entries are in the order of their places. */
  readonly place: number;
}

/** What the foot of each page groups its links by, in this order. */
export const footerGroups = ['plan', 'figures', 'part', 'site'] as const;
export type FooterGroup = (typeof footerGroups)[number];

/** A link at the foot of each page. */
export interface FooterEntry extends Pick<MenuEntry, 'path' | 'label' | 'place'> {
  readonly group: FooterGroup;
}

/** A link to a page, its path without a language prefix. */
export interface PageLink {
  readonly path: string;
  readonly label: string;
}

/** What a page is made from: nothing else may decide what it shows, or the page cache would serve it wrongly. */
export interface PageContext {
  readonly locale: Locale;
  /** Parts of the address named in the page's route (`/indicatoren/:id`). */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The same with every value of a parameter that stands in the address more than once. */
  readonly search: URLSearchParams;
  /** Where the visitor reached the site, for addresses that leave it: `https://ambitie.example`. */
  readonly origin: string;
  /** Id of the municipality that the visitor chose to see everywhere. */
  readonly municipality?: string;
  /** The address of another page in the same language. */
  readonly href: (path: string) => string;
}

/** What a shared link shows: an address on this site, and what is to be seen there. */
export interface SharedImage {
  readonly href: string;
  readonly alt: string;
}

/** A page's own part: the frame draws the rest. */
export interface PageContent {
  readonly kind: 'page';
  readonly title: string;
  readonly description: string;
  /** The entry of the main menu that it belongs to. */
  readonly section?: string;
  /** A feed that follows what the page shows; its address has a language prefix. */
  readonly feed?: { readonly href: string; readonly title: string };
  /** The same in other forms, for programs. */
  readonly alternates?: readonly { readonly href: string; readonly type: string }[];
  /** Whether it stands alone, without header and footer, to be shown within other sites. */
  readonly isBare?: boolean;
  /** Whether search engines leave it out. */
  readonly isUnlisted?: boolean;
  /** A picture of what it says, for links to it that are shared; its address has no origin. */
  readonly image?: SharedImage;
  readonly body: Child;
  /** For live pages: 422 when what was sent cannot be taken, 409 when somebody else changed it meanwhile. */
  readonly status?: 200 | 409 | 422 | 429;
  readonly headers?: AnswerHeaders;
  /** Who is signed in, where the page was made for that one. */
  readonly writer?: Writer;
}

/** Somebody who is signed in and writes in the forms of a page. */
export interface Writer {
  readonly person: string;
  /** Makes the token of one more form. */
  readonly newToken: () => string;
  /** Where forms go that say nothing of it, for a page that shows, elsewhere, a form that comes back unsent. */
  readonly unsentFrom?: string;
}

/** Headers that a live answer brings besides the usual ones, such as `Set-Cookie`, which may occur more than once. */
export type AnswerHeaders = readonly (readonly [name: string, value: string])[];

/** Says that the address means nothing; `nearest` are pages that may have been meant. */
export interface NotFound {
  readonly kind: 'not-found';
  readonly nearest?: readonly PageLink[];
}

/** Sends the visitor to another page of the site; `path` has no language prefix. */
export interface Redirect {
  readonly kind: 'redirect';
  readonly path: string;
  readonly permanent?: boolean;
  /** What a form did, as one word that the page it leads to knows; absent when no form did anything. */
  readonly done?: string;
  readonly headers?: AnswerHeaders;
}

/** Says that whoever asks may not see or do this. */
export interface Forbidden {
  readonly kind: 'forbidden';
}

/** What a page answers. */
export type PageAnswer = PageContent | NotFound | Redirect;

/** Makes a page from its context. */
export type PageRender = (context: PageContext) => PageAnswer | Promise<PageAnswer>;

/** A file made on demand, such as a download, the same in every language. */
export interface Resource {
  readonly kind: 'resource';
  /** Media type with its character set. */
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Name under which a browser saves it; absent for what is read in place. */
  readonly fileName?: string;
}

/** What a file is made from, and with. */
export interface ResourceContext extends Pick<PageContext, 'params' | 'query' | 'search' | 'origin'> {
  readonly make: MakeFile;
}

/** Makes a resource from the parts of its address. */
export type ResourceRender = (context: ResourceContext) => Resource | NotFound | Promise<Resource | NotFound>;
