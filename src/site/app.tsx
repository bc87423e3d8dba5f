import { Hono, type Context } from 'hono';
import type { Child } from 'hono/jsx';
import { locales, type Locale, type Localised } from '../foundation/locale.ts';
import { hasLocalePrefix, localePath, parseAddress, preferredLocale } from './address.ts';
import { cachedAnswer, createAnswerCache, type CachedAnswer } from './answer-cache.ts';
import type { SiteAssets } from './assets.ts';
import { galleryPage } from './gallery/gallery.tsx';
import { favicon, Layout } from './layout.tsx';
import { siteText } from './messages/catalogue.ts';
import { chosenMunicipality, registerMunicipalityChoice, type Municipality } from './municipality-choice.ts';
import { nearestPages } from './nearest.ts';
import type {
  NotFound,
  PageAnswer,
  PageContent,
  PageContext,
  PageLink,
  PageRender,
  ResourceRender,
  Section,
} from './page.ts';
import { isEmbeddable, securityHeaders } from './security.ts';
import { send } from './send.ts';
import { ErrorPage } from './ui/error-page/error-page.tsx';

/** What a site is made of, besides its pages. */
export interface SiteOptions {
  readonly assets: SiteAssets;
  readonly region: Localised;
  /** Id of the release that pages show; when it changes, every page is made anew. */
  readonly releaseId: () => string;
  /** Municipalities a visitor can choose. */
  readonly municipalities: () => readonly Municipality[];
  /** Pages that may be meant by a mistyped address. */
  readonly links?: (locale: Locale) => readonly PageLink[];
  /** Sections in the menu; all when absent. */
  readonly sections?: readonly Section[];
  /** The region's own focus colour, on light and dark paper; its contrast was checked with the plan. */
  readonly colours?: { readonly focusLight: string; readonly focusDark: string };
  readonly sourceCode?: string;
  /** Told of every error that became a 500 page. */
  readonly onError: (error: unknown, path: string) => void;
}

/** A site to which pages are added; `app` answers requests. */
export interface Site {
  readonly app: Hono;
  /**
   * Adds a page in every language; `path` has no language prefix. Kept in memory until the next release, unless it shows
   * something that changes in between (`isKept: false`).
   */
  readonly page: (path: string, render: PageRender, keeping?: { readonly isKept: boolean }) => void;
  /** Adds a file made on demand at one address for all languages, kept in memory likewise. */
  readonly resource: (path: string, render: ResourceRender) => void;
}

interface Frame extends SiteOptions {
  readonly cache: {
    readonly get: (key: string) => CachedAnswer | undefined;
    readonly set: (key: string, answer: CachedAnswer) => unknown;
  };
  readonly regionStyle: string;
}

/** For pages that are made anew each time. */
const nothingKept: Frame['cache'] = { get: () => undefined, set: () => undefined };

const html = 'text/html; charset=utf-8';
const pageKeeping = { cacheControl: 'no-cache', vary: 'Accept-Encoding, Cookie' };
const resourceKeeping = { cacheControl: 'no-cache', vary: 'Accept-Encoding' };

/** Makes a site with its frame, assets, error pages and the visitor's choice of municipality, still without pages. */
export function createSite(options: SiteOptions): Site {
  const frame: Frame = { ...options, cache: createAnswerCache(), regionStyle: regionStyleOf(options) };
  const app = new Hono();
  addSecurityHeaders(app, frame);
  registerAssets(app, frame);
  registerMunicipalityChoice(app, { municipalities: frame.municipalities, refuse: (c) => refusedPage(c, frame) });
  app.notFound((c) => notFoundPage(c, frame, { kind: 'not-found' }));
  app.onError((error, c) => errorPage(c, frame, error));
  const page: Site['page'] = (path, render, { isKept } = { isKept: true }) => {
    const serving = isKept ? frame : { ...frame, cache: nothingKept };
    for (const locale of locales) app.get(localePath(locale, path), (c) => servePage(c, serving, locale, render));
  };
  page('/stijl', ({ locale }) => galleryPage(locale));
  return {
    app,
    page,
    resource: (path, render) => void app.get(path, (c) => serveResource(c, frame, render)),
  };
}

function regionStyleOf({ colours }: SiteOptions): string {
  if (!colours) return '';
  const dark = `@media screen and (prefers-color-scheme:dark){:root{--heather:${colours.focusDark}}}`;
  return `:root{--heather:${colours.focusLight}}${dark}`;
}

function addSecurityHeaders(app: Hono, frame: Frame): void {
  const styles = frame.regionStyle ? [frame.regionStyle] : [];
  const headers = Object.entries(securityHeaders(styles));
  const embeddedHeaders = Object.entries(securityHeaders(styles, 'anyone may frame it'));
  app.use('*', async (c, next) => {
    const url = new URL(c.req.url);
    const tidy = tidyAddress(url);
    if (tidy) return c.redirect(tidy, 301);
    await next();
    const own = isEmbeddable(parseAddress(url.pathname).path) ? embeddedHeaders : headers;
    for (const [name, value] of own) c.res.headers.set(name, value);
    return undefined;
  });
}

/** The one address a page has: no slash at its end, no prefix for the default language. */
function tidyAddress(url: URL): string | undefined {
  const { locale, path } = parseAddress(url.pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'));
  const tidy = localePath(locale, path);
  return tidy === url.pathname ? undefined : `${tidy}${url.search}`;
}

function registerAssets(app: Hono, frame: Frame): void {
  const kept = { cacheControl: 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' };
  for (const [path, file] of frame.assets.files) {
    const answer = cachedAnswer(file);
    app.get(path, (c) => send(c, answer, kept));
  }
  const icon = cachedAnswer({ type: 'image/svg+xml', body: favicon });
  const daily = { cacheControl: 'public, max-age=86400', vary: 'Accept-Encoding' };
  app.get('/favicon.svg', (c) => send(c, icon, daily));
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));
  const robots = cachedAnswer({ type: 'text/plain; charset=utf-8', body: 'User-agent: *\nAllow: /\n' });
  app.get('/robots.txt', (c) => send(c, robots, daily));
}

async function servePage(c: Context, frame: Frame, locale: Locale, render: PageRender): Promise<Response> {
  const municipality = chosenMunicipality(c, frame.municipalities());
  const key = cacheKey(frame, c, municipality?.id ?? '');
  const cached = frame.cache.get(key);
  if (cached) return send(c, cached, pageKeeping);
  const context: PageContext = {
    locale,
    params: c.req.param(),
    query: c.req.query(),
    search: new URL(c.req.url).searchParams,
    origin: originOf(c),
    ...(municipality && { municipality: municipality.id }),
    href: (path) => localePath(locale, path),
  };
  const answer: PageAnswer = await render(context);
  if (answer.kind === 'not-found') return notFoundPage(c, frame, answer);
  if (answer.kind === 'redirect') return c.redirect(context.href(answer.path), answer.permanent ? 301 : 302);
  const made = cachedAnswer({ type: html, body: await writePage(c, frame, locale, answer) });
  frame.cache.set(key, made);
  return send(c, made, pageKeeping);
}

async function serveResource(c: Context, frame: Frame, render: ResourceRender): Promise<Response> {
  const key = cacheKey(frame, c, '');
  const cached = frame.cache.get(key);
  if (cached) return send(c, cached, resourceKeeping);
  const answer = await render({
    params: c.req.param(),
    query: c.req.query(),
    search: new URL(c.req.url).searchParams,
    origin: originOf(c),
  });
  if (answer.kind === 'not-found') return notFoundPage(c, frame, answer);
  const made = cachedAnswer(answer);
  frame.cache.set(key, made);
  return send(c, made, resourceKeeping);
}

function cacheKey(frame: Frame, c: Context, municipality: string): string {
  const url = new URL(c.req.url);
  url.searchParams.sort();
  return [frame.releaseId(), originOf(c), url.pathname, url.search, municipality].join(' ');
}

/** A proxy in front that speaks https says so in `X-Forwarded-Proto`. */
function originOf(c: Context): string {
  const { host, protocol } = new URL(c.req.url);
  return `${c.req.header('x-forwarded-proto') === 'https' ? 'https:' : protocol}//${host}`;
}

/** Writes a whole page: the frame with the page's own part in it. */
async function writePage(
  c: Context,
  frame: Frame,
  locale: Locale,
  content: PageContent,
  found = true,
): Promise<string> {
  const url = new URL(c.req.url);
  const municipality = chosenMunicipality(c, frame.municipalities());
  const page = (
    <Layout
      locale={locale}
      path={parseAddress(url.pathname).path}
      search={found ? url.search : ''}
      translated={found}
      title={content.title}
      description={content.description}
      {...(content.section && { section: content.section })}
      {...(content.feed && { feed: content.feed })}
      {...(content.alternates && { alternates: content.alternates })}
      {...(frame.sections && { sections: frame.sections })}
      region={frame.region[locale]}
      assets={frame.assets}
      regionStyle={frame.regionStyle}
      {...(municipality && { municipality: { name: municipality.name[locale], path: municipality.path } })}
      {...(frame.sourceCode && { sourceCode: frame.sourceCode })}
      releaseId={frame.releaseId()}
      {...(content.isBare && { isBare: true })}
    >
      {content.body}
    </Layout>
  );
  const element: { readonly toString: () => string | Promise<string> } = page;
  return `<!doctype html>${await element.toString()}`;
}

function visitorLocale(c: Context): Locale {
  const { pathname } = new URL(c.req.url);
  if (hasLocalePrefix(pathname)) return parseAddress(pathname).locale;
  return preferredLocale(c.req.header('accept-language'));
}

async function notFoundPage(c: Context, frame: Frame, answer: NotFound): Promise<Response> {
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

/** Tells the visitor no more than that it is our fault; what went wrong goes to the log. */
function errorPage(c: Context, frame: Frame, error: unknown): Promise<Response> {
  frame.onError(error, new URL(c.req.url).pathname);
  const locale = visitorLocale(c);
  const t = siteText(locale);
  const body = <ErrorPage locale={locale} title={t('error.title')} text={t('error.text')} />;
  const lean = { ...frame, municipalities: () => [], releaseId: () => '' };
  return statusPage(c, lean, 500, t('error.title'), body);
}

function refusedPage(c: Context, frame: Frame): Promise<Response> {
  const locale = visitorLocale(c);
  const t = siteText(locale);
  const body = <ErrorPage locale={locale} title={t('forbidden.title')} text={t('forbidden.text')} />;
  return statusPage(c, frame, 403, t('forbidden.title'), body);
}

async function statusPage(
  c: Context,
  frame: Frame,
  status: 403 | 404 | 500,
  title: string,
  body: Child,
): Promise<Response> {
  const content = { kind: 'page', title, description: title, body } as const;
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept-Language, Cookie');
  return c.html(await writePage(c, frame, visitorLocale(c), content, false), status);
}
