import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Locale, Localised } from '../foundation/locale.ts';
import { hasLocalePrefix, localePath, parseAddress, preferredLocale } from './address.ts';
import type { CachedAnswer } from './answer-cache.ts';
import type { SiteAssets } from './assets.ts';
import { Layout } from './layout.tsx';
import { chosenMunicipality, type Municipality } from './municipality-choice.ts';
import { nearestPages } from './nearest.ts';
import { originOf, type Reach } from './origin.ts';
import type { FooterEntry, MenuEntry, NotFound, PageContent, PageLink } from './page.ts';
import { isSignedIn } from './signed-in.ts';
import { ErrorPage } from './ui/error-page/error-page.tsx';
import { KeptWords } from './ui/form/kept-words.tsx';
import { Notice } from './ui/notice/notice.tsx';
import { WriterContext } from './ui/form/writer-context.ts';
import { siteText } from './texts.ts';
import { AskerGone, PoolFull, type PoolSettings, type WorkerPool } from './worker/worker-pool.ts';

/** What a site is made of, besides its pages. */
export interface SiteOptions extends Reach {
  readonly assets: SiteAssets;
  readonly region: Localised;
  /** Id of the release that pages show; when it changes, every page is made anew. */
  readonly releaseId: () => string;
  /** What else kept pages depend on, as a short text; when it changes, every page is made anew. */
  readonly editionId?: () => string;
  /** Municipalities a visitor can choose. */
  readonly municipalities: () => readonly Municipality[];
  /** Pages that may be meant by a mistyped address. */
  readonly links?: (locale: Locale) => readonly PageLink[];
  /** Entries of the main menu; none when absent. */
  readonly menu?: readonly MenuEntry[];
  /** Links at the foot of each page; none when absent. */
  readonly footer?: readonly FooterEntry[];
  /** The latest day on which a figure of the release was taken (ISO date); the foot says it. */
  readonly figuresOf?: () => string;
  /** The region's own focus colour, on light and dark paper; its contrast was checked with the plan. */
  readonly colours?: { readonly focusLight: string; readonly focusDark: string };
  readonly sourceCode?: string;
  /** Whether people can sign in: the header leads them there. */
  readonly hasAccounts?: boolean;
  /** How much one client may ask in a minute, in points of `cost.ts`; without end when absent. */
  readonly pointsPerMinute?: number;
  /** Which addresses give data; none when absent. */
  readonly openData?: OpenData;
  /** How files are made apart from pages; as usual when absent. */
  readonly filePool?: PoolSettings;
  /** Whether an error passes by itself: whoever asked is told to come back in a minute. */
  readonly isPassing?: (error: unknown) => Promise<boolean>;
  /** Whether pages are missing for a while: an unknown address may be one of them. */
  readonly isIncomplete?: boolean;
  /** Told, once, that a proxy in front says who asks while it is not believed (`trustProxy`). */
  readonly onUntrustedProxy?: () => void;
  /** Told of every error that became a page of its own. */
  readonly onError: (error: unknown, path: string) => void;
}

/** Addresses of data: scripts of every site may read them. */
export interface OpenData {
  readonly isAt: (path: string) => boolean;
  /** Answers a program that has to wait, in seconds; browsers are shown a page. */
  readonly refuse: (c: Context, seconds: number) => Response | Promise<Response>;
}

/** A site's options with what is made of them once. */
export interface Frame extends SiteOptions {
  /** In the order of their places. */
  readonly menu: readonly MenuEntry[];
  readonly footer: readonly FooterEntry[];
  readonly cache: {
    readonly get: (key: string) => CachedAnswer | undefined;
    readonly set: (key: string, answer: CachedAnswer) => unknown;
  };
  readonly regionStyle: string;
  readonly pool: WorkerPool;
}

/**
 * Writes a whole page: the frame with the page's own part in it. `search` is what the same page in another language is
 * asked with, with its question mark; absent for a page that says no, which no other language has.
 */
export async function writePage(
  c: Context,
  frame: Frame,
  locale: Locale,
  content: PageContent,
  search?: string,
): Promise<string> {
  const url = new URL(c.req.url);
  const municipality = chosenMunicipality(c, frame.municipalities());
  const isUnsent = content.writer?.unsentFrom !== undefined;
  const page = (
    <Layout
      locale={locale}
      path={parseAddress(url.pathname).path}
      origin={originOf(c, frame)}
      search={search ?? ''}
      translated={search !== undefined}
      title={content.title}
      description={content.description}
      {...partsOf(content)}
      menu={frame.menu}
      footer={frame.footer}
      region={frame.region[locale]}
      assets={frame.assets}
      regionStyle={frame.regionStyle}
      {...(municipality && { municipality: { name: municipality.name[locale], path: municipality.path } })}
      {...(frame.sourceCode && { sourceCode: frame.sourceCode })}
      {...(frame.hasAccounts && { account: isSignedIn(c) ? 'signed in' : 'signed out' })}
      {...editionOf(frame)}
    >
      {isUnsent && (
        <Notice locale={locale} kind="warning" title={siteText(locale)('words.unsentTitle')}>
          <p>{siteText(locale)('words.unsent')}</p>
        </Notice>
      )}
      <WriterContext.Provider value={content.writer}>{content.body}</WriterContext.Provider>
      {content.writer && (
        <KeptWords locale={locale} writer={content.writer} isAnswer={isUnsent || c.req.method === 'POST'} />
      )}
    </Layout>
  );
  const element: { readonly toString: () => string | Promise<string> } = page;
  return `<!doctype html>${await element.toString()}`;
}

/** What a page says of itself to its frame, as far as it says it. */
function partsOf({ section, feed, image, alternates, isUnlisted, isBare }: PageContent) {
  return {
    ...(section && { section }),
    ...(feed && { feed }),
    ...(image && { image }),
    ...(alternates && { alternates }),
    ...(isUnlisted && { isUnlisted }),
    ...(isBare && { isBare }),
  };
}

/** The release that pages show, for the foot; nothing for pages that show none. */
function editionOf({ releaseId, figuresOf }: Frame): { readonly edition?: { id: string; figuresOf: string } } {
  const id = releaseId();
  return id && figuresOf ? { edition: { id, figuresOf: figuresOf() } } : {};
}

function visitorLocale(c: Context): Locale {
  const { pathname } = new URL(c.req.url);
  if (hasLocalePrefix(pathname)) return parseAddress(pathname).locale;
  return preferredLocale(c.req.header('accept-language'));
}

export async function notFoundPage(c: Context, frame: Frame, answer: NotFound): Promise<Response> {
  const locale = visitorLocale(c);
  const { path } = parseAddress(decodedPath(c));
  const known = [...(frame.links?.(locale) ?? []), ...municipalityLinks(frame, locale)];
  const nearest = answer.nearest ?? nearestPages(path, known, 5);
  const t = siteText(locale);
  const text = t('notFound.text', { path: decodedPath(c) });
  return statusPage(
    c,
    frame,
    404,
    t('notFound.title'),
    <ErrorPage
      locale={locale}
      title={t('notFound.title')}
      text={text}
      nearest={nearest.map((link) => ({ href: localePath(locale, link.path), label: link.label }))}
      search={localePath(locale, '/gemeenten')}
    />,
  );
}

function municipalityLinks(frame: Frame, locale: Locale): readonly PageLink[] {
  return frame.municipalities().map(({ path, name }) => ({ path, label: name[locale] }));
}

function decodedPath(c: Context): string {
  try {
    return decodeURIComponent(new URL(c.req.url).pathname);
  } catch {
    return new URL(c.req.url).pathname;
  }
}

/** Tells the visitor no more than that it is our fault, or passes by itself; what went wrong goes to the log. */
export async function errorPage(c: Context, frame: Frame, error: unknown): Promise<Response> {
  if (error instanceof PoolFull) return busyPage(c, frame);
  if (error instanceof AskerGone) return c.body(null, 503);
  frame.onError(error, new URL(c.req.url).pathname);
  const lean = { ...frame, municipalities: () => [], releaseId: () => '' };
  if (await frame.isPassing?.(error)) return awayPage(c, lean);
  const t = siteText(visitorLocale(c));
  const body = <ErrorPage locale={visitorLocale(c)} title={t('error.title')} text={t('error.text')} />;
  return statusPage(c, lean, 500, t('error.title'), body);
}

const retrySeconds = 60;

/** Asks the visitor to come back in a minute. */
export function awayPage(c: Context, frame: Frame): Promise<Response> {
  const locale = visitorLocale(c);
  const t = siteText(locale);
  c.header('Retry-After', String(retrySeconds));
  const body = <ErrorPage locale={locale} title={t('away.title')} text={t('away.text')} />;
  return statusPage(c, frame, 503, t('away.title'), body);
}

/** About as long as the files that wait already take. */
const busySeconds = 10;

function busyPage(c: Context, frame: Frame): Promise<Response> {
  const locale = visitorLocale(c);
  const t = siteText(locale);
  c.header('Retry-After', String(busySeconds));
  const body = <ErrorPage locale={locale} title={t('busy.title')} text={t('busy.text')} />;
  return statusPage(c, frame, 503, t('busy.title'), body);
}

const refusals = {
  origin: { status: 403, title: 'forbidden.title', text: 'forbidden.text' },
  permission: { status: 403, title: 'noPermission.title', text: 'noPermission.text' },
  broken: { status: 400, title: 'brokenForm.title', text: 'brokenForm.text' },
  large: { status: 413, title: 'tooLarge.title', text: 'tooLarge.text' },
} as const;

/**
 * Says no: to a form that another site sent, that broke off on the way or sent too much, or to somebody who may not
 * see or do this.
 */
export function refusedPage(c: Context, frame: Frame, reason: keyof typeof refusals = 'origin'): Promise<Response> {
  const locale = visitorLocale(c);
  const t = siteText(locale);
  const { status, title, text } = refusals[reason];
  return statusPage(c, frame, status, t(title), <ErrorPage locale={locale} title={t(title)} text={t(text)} />);
}

/**
 * Makes what is answered to who asks too often: one page in each language, the same for everybody and made once, for it is
 * asked most when there is least time.
 */
export function makeTooOftenPage(frame: Frame): (c: Context) => Promise<Response> {
  const made = new Map<Locale, Promise<string>>();
  const write = (c: Context, locale: Locale): Promise<string> => {
    const title = siteText(locale)('tooOften.title');
    const body = <ErrorPage locale={locale} title={title} text={siteText(locale)('tooOften.text')} />;
    const lean = { ...frame, municipalities: () => [], releaseId: () => '' };
    return writePage(c, lean, locale, { kind: 'page', title, description: title, isBare: true, body });
  };
  return async (c) => {
    const locale = visitorLocale(c);
    const text = made.get(locale) ?? write(c, locale);
    made.set(locale, text);
    c.header('Cache-Control', 'no-store');
    c.header('Vary', 'Accept-Language');
    return c.html(await text, 429);
  };
}

async function statusPage(
  c: Context,
  frame: Frame,
  status: 400 | 403 | 404 | 413 | 500 | 503,
  title: string,
  body: Child,
): Promise<Response> {
  const content = { kind: 'page', title, description: title, body } as const;
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept-Language, Cookie');
  return c.html(await writePage(c, frame, visitorLocale(c), content), status);
}
