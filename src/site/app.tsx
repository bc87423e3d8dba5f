import { Hono, type Context } from 'hono';
import { locales, type Locale } from '../foundation/locale.ts';
import { localePath, localTarget, parseAddress } from './address.ts';
import { inAddressOrder } from './address-order.ts';
import { cachedAnswer, createAnswerCache, type CachedAnswer } from './answer-cache.ts';
import { openToAll } from './cors.ts';
import { cost, makeCostTable, type Cost, type CostTable } from './cost.ts';
import { galleryPage } from './gallery/gallery.tsx';
import { favicon } from './layout.tsx';
import { limitBodies } from './body.ts';
import { addLivePage, addPost, type LiveRender, type PostAct } from './live.ts';
import { chosenMunicipality, registerMunicipalityChoice } from './municipality-choice.ts';
import type { PageAnswer, PageContext, PageRender, ResourceRender } from './page.ts';
import { originOf } from './origin.ts';
import { noteKept, rateLimit } from './rate-limit.ts';
import { noneRead, partRead, watched, type ReadParameters } from './read-parameters.ts';
import { securityHeaders } from './security.ts';
import { send, type Keeping } from './send.ts';
import { isSignedIn } from './signed-in.ts';
import { makingFor } from './worker/making.ts';
import { isByProxy } from './untrusted-proxy.ts';
import { WorkerPool } from './worker/worker-pool.ts';
import {
  awayPage,
  errorPage,
  makeTooOftenPage,
  notFoundPage,
  refusedPage,
  writePage,
  type Frame,
  type SiteOptions,
} from './written-page.tsx';

/**
 * A site to which pages are added; `app` answers requests. From its first answer on nothing can be added. Fixed addresses
 * come before those that take any name, whichever were added first.
 */
export interface Site {
  readonly app: Hono;
  /**
   * Adds a page in every language; `path` has no language prefix. Kept in memory until the next release, unless it shows
   * something that changes in between (`isKept: false`). Other sites may show it within theirs only where it is made for
   * that (`isFramable`). Whoever asks pays `cost`, of one point when absent, unless the answer was kept.
   */
  readonly page: (
    path: string,
    render: PageRender,
    serving?: { readonly isKept?: boolean; readonly isFramable?: boolean; readonly cost?: Cost },
  ) => void;
  /** Adds a file made on demand at one address for all languages, kept in memory likewise. */
  readonly resource: (path: string, render: ResourceRender, serving?: { readonly cost?: Cost }) => void;
  /** Adds a page in every language that is made for whoever asks: never kept, by nobody on the way either. */
  readonly live: (path: string, render: LiveRender, serving?: { readonly cost?: Cost }) => void;
  /** Adds what a form at this address, in every language, does. */
  readonly post: (
    path: string,
    act: PostAct,
    sending?: { readonly takesFiles?: boolean; readonly cost?: Cost },
  ) => void;
  /** Says what a GET costs of what was added to `app` itself, by its pattern. */
  readonly weigh: (pattern: string, cost: Cost) => void;
}

/** For pages that are made anew each time. */
const nothingKept: Frame['cache'] = { get: () => undefined, set: () => undefined };

const html = 'text/html; charset=utf-8';
const pageKeeping = { cacheControl: 'no-cache', vary: 'Accept-Encoding, Cookie' };
const resourceKeeping = { cacheControl: 'no-cache', vary: 'Accept-Encoding' };

/** What the rules in front of every address know of each. */
interface Addresses {
  readonly costs: CostTable;
  /** Those that other sites may show within theirs. */
  readonly framable: Set<string>;
  /** Those to which files are sent. */
  readonly forFiles: Set<string>;
}

/** Makes a site with its frame, assets, error pages and the visitor's choice of municipality, still without pages. */
export function createSite(options: SiteOptions): Site {
  const byPlace = (a: { readonly place: number }, b: { readonly place: number }): number => a.place - b.place;
  const menu = (options.menu ?? []).toSorted(byPlace);
  const footer = (options.footer ?? []).toSorted(byPlace);
  const frame: Frame = {
    ...options,
    menu,
    footer,
    cache: createAnswerCache(),
    regionStyle: regionStyleOf(options),
    pool: new WorkerPool(options.filePool),
  };
  const app = new Hono();
  const addresses: Addresses = { costs: makeCostTable(), framable: new Set(), forFiles: new Set() };
  addSecurityHeaders(app, frame, addresses.framable);
  addLimit(app, frame, addresses.costs);
  app.use(
    '*',
    limitBodies(
      (path) => addresses.forFiles.has(path),
      (c) => refusedPage(c, frame, 'large'),
    ),
  );
  registerAssets(app, frame, addresses.costs);
  registerMunicipalityChoice(app, {
    reach: frame,
    municipalities: frame.municipalities,
    refuse: (c, reason) => refusedPage(c, frame, reason),
  });
  app.notFound((c) => (frame.isIncomplete ? awayPage(c, frame) : notFoundPage(c, frame, { kind: 'not-found' })));
  app.onError((error, c) => errorPage(c, frame, error));
  const site = addingTo(app, frame, addresses);
  site.page('/stijl', ({ locale }) => galleryPage(locale));
  return site;
}

function addingTo(app: Hono, frame: Frame, { costs, framable, forFiles }: Addresses): Site {
  const add = addingInOrder(app);
  const weigh = (method: 'GET' | 'POST', path: string, points: Cost | undefined): void => {
    for (const locale of locales) if (points !== undefined) costs.set(method, localePath(locale, path), points);
  };
  return {
    app,
    page: (path, render, { isKept = true, isFramable = false, cost: points } = {}) => {
      weigh('GET', path, points);
      if (isFramable) framable.add(path);
      const serving = isKept ? frame : { ...frame, cache: nothingKept };
      const read = noneRead();
      add(path, () => {
        for (const locale of locales)
          app.get(localePath(locale, path), (c) => servePage(c, serving, { locale, render, read }));
      });
    },
    resource: (path, render, { cost: points = cost.page } = {}) => {
      costs.set('GET', path, points);
      const read = noneRead();
      add(path, () => void app.get(path, (c) => serveResource(c, frame, { render, read })));
    },
    live: (path, render, { cost: points } = {}) => {
      weigh('GET', path, points);
      add(path, () => addLivePage(app, frame, path, render));
    },
    post: (path, act, { takesFiles = false, cost: points = cost.search } = {}) => {
      weigh('POST', path, points);
      if (takesFiles) for (const locale of locales) forFiles.add(localePath(locale, path));
      add(path, () => addPost(app, frame, path, act));
    },
    weigh: (pattern, points) => costs.set('GET', pattern, points),
  };
}

/** Collects addresses until the first request, and gives them to the router in the order of `inAddressOrder`. */
function addingInOrder(app: Hono): (path: string, register: () => void) => void {
  const addresses: { readonly path: string; readonly register: () => void }[] = [];
  const answer = app.fetch;
  let isOpen = false;
  app.fetch = (...request) => {
    if (!isOpen) for (const { register } of inAddressOrder(addresses)) register();
    isOpen = true;
    return answer(...request);
  };
  return (path, register) => {
    if (isOpen) throw new Error(`${path} was added to a site that answers already`);
    addresses.push({ path, register });
  };
}

function regionStyleOf({ colours }: SiteOptions): string {
  if (!colours) return '';
  const dark = `@media screen and (prefers-color-scheme:dark){:root{--heather:${colours.focusDark}}}`;
  return `:root{--heather:${colours.focusLight}}${dark}`;
}

function addSecurityHeaders(app: Hono, frame: Frame, framable: ReadonlySet<string>): void {
  const styles = frame.regionStyle ? [frame.regionStyle] : [];
  const headers = Object.entries(securityHeaders(styles));
  const framableHeaders = Object.entries(securityHeaders(styles, 'anyone may frame it'));
  app.use('*', async (c: Context, next) => {
    const url = new URL(c.req.url);
    const early = await earlyAnswer(c, frame, url);
    if (!early) await next();
    const answer = early ?? c.res;
    const own = framable.has(parseAddress(url.pathname).path) ? framableHeaders : headers;
    for (const [name, value] of own) if (!answer.headers.has(name)) answer.headers.set(name, value);
    if (originOf(c, frame).startsWith('https:')) answer.headers.set('Strict-Transport-Security', 'max-age=31536000');
    return early;
  });
}

/** What is answered before any page: an address that is none, or that is written otherwise. */
async function earlyAnswer(c: Context, frame: Frame, url: URL): Promise<Response | undefined> {
  if (hasNul(url)) return refusedPage(c, frame, 'broken');
  const tidy = tidyAddress(url);
  return tidy ? c.redirect(tidy, 301) : undefined;
}

/** No page has a NUL in its address, and the database takes none. */
function hasNul({ pathname, search }: URL): boolean {
  return `${pathname}${search}`.includes('%00');
}

/** The one address a page has: no slash at its end, no prefix for the default language. */
function tidyAddress(url: URL): string | undefined {
  const { locale, path } = parseAddress(url.pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'));
  const tidy = localePath(locale, path);
  return tidy === url.pathname ? undefined : `${tidy}${url.search}`;
}

/** As long as this, whoever asks too often waits for every no. */
const holdMs = 1000;

/** Opens what is open to scripts of other sites, and counts what clients ask, before anything is done for them. */
function addLimit(app: Hono, frame: Frame, costs: CostTable): void {
  const { openData, pointsPerMinute, trustProxy = false } = frame;
  if (openData) app.use('*', openToAll(openData.isAt));
  watchForProxy(app, frame);
  if (pointsPerMinute === undefined) return;
  const tooOftenPage = makeTooOftenPage(frame);
  const refuse = (c: Context, seconds: number): Response | Promise<Response> => {
    const isForPeople = c.req.header('accept')?.includes('text/html') ?? false;
    return openData?.isAt(c.req.path) && !isForPeople ? openData.refuse(c, seconds) : tooOftenPage(c);
  };
  app.use('*', rateLimit({ pointsPerMinute, trustProxy, cost: costs.of, refuse, holdMs }));
}

function watchForProxy(app: Hono, { trustProxy = false, onUntrustedProxy }: Frame): void {
  if (trustProxy || !onUntrustedProxy) return;
  let isTold = false;
  app.use('*', (c: Context, next) => {
    if (!isTold && isByProxy(c)) {
      isTold = true;
      onUntrustedProxy();
    }
    return next();
  });
}

function registerAssets(app: Hono, frame: Frame, costs: CostTable): void {
  const kept = { cacheControl: 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' };
  for (const [path, file] of frame.assets.files) {
    const answer = cachedAnswer(file);
    costs.set('GET', path, cost.free);
    app.get(path, (c) => send(c, answer, kept));
  }
  for (const path of ['/favicon.svg', '/favicon.ico']) costs.set('GET', path, cost.free);
  const icon = cachedAnswer({ type: 'image/svg+xml', body: favicon });
  const daily = { cacheControl: 'public, max-age=86400', vary: 'Accept-Encoding' };
  app.get('/favicon.svg', (c) => send(c, icon, daily));
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));
}

/** A page or a file that is served, with what was read so far of the parameters that it is asked with. */
interface Served<Render> {
  readonly render: Render;
  readonly read: ReadParameters;
}

async function servePage(
  c: Context,
  frame: Frame,
  { locale, render, read }: Served<PageRender> & { readonly locale: Locale },
): Promise<Response> {
  const municipality = chosenMunicipality(c, frame.municipalities());
  const keyNow = (): string => cacheKey(frame, c, read, `${municipality?.id ?? ''} ${isSignedIn(c)}`);
  const cached = frame.cache.get(keyNow());
  if (cached) return sendKept(c, cached, pageKeeping);
  const context: PageContext = {
    locale,
    params: c.req.param(),
    ...watched(new URL(c.req.url).searchParams, read),
    origin: originOf(c, frame),
    ...(municipality && { municipality: municipality.id }),
    href: (path) => localePath(locale, path),
  };
  const answer: PageAnswer = await render(context);
  if (answer.kind === 'not-found') return notFoundPage(c, frame, answer);
  if (answer.kind === 'redirect')
    return c.redirect(localTarget(context.href(answer.path), '/'), answer.permanent ? 301 : 302);
  const search = partRead(new URL(c.req.url).searchParams, read).toString();
  const made = cachedAnswer({ type: html, body: await writePage(c, frame, locale, answer, search && `?${search}`) });
  frame.cache.set(keyNow(), made);
  return send(c, made, pageKeeping);
}

async function serveResource(c: Context, frame: Frame, { render, read }: Served<ResourceRender>): Promise<Response> {
  const keyNow = (): string => cacheKey(frame, c, read, '');
  const cached = frame.cache.get(keyNow());
  if (cached) return sendKept(c, cached, resourceKeeping);
  const answer = await render({
    params: c.req.param(),
    ...watched(new URL(c.req.url).searchParams, read),
    origin: originOf(c, frame),
    make: makingFor(c, frame),
  });
  if (answer.kind === 'not-found') return notFoundPage(c, frame, answer);
  const made = cachedAnswer(answer);
  frame.cache.set(keyNow(), made);
  return send(c, made, resourceKeeping);
}

function sendKept(c: Context, cached: CachedAnswer, keeping: Keeping): Promise<Response> {
  noteKept(c);
  return send(c, cached, keeping);
}

/** What a page depends on; of its parameters only what pages of its address read, so that others do not pass the cache. */
function cacheKey(frame: Frame, c: Context, read: ReadParameters, visitor: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  const asked = partRead(searchParams, read);
  asked.sort();
  return [frame.releaseId(), frame.editionId?.() ?? '', originOf(c, frame), pathname, asked.toString(), visitor].join(
    ' ',
  );
}
