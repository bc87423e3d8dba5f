import { locales } from '../foundation/locale.ts';
import { localePath } from '../site/address.ts';
import { cachedAnswer } from '../site/answer-cache.ts';
import type { Site } from '../site/app.tsx';
import { cost } from '../site/cost.ts';
import { originOf, type Reach } from '../site/origin.ts';
import { send } from '../site/send.ts';
import type { PublicPage } from '../wing/public-page.ts';

/** Addresses that one file may hold. Source: sitemaps.org, protocol 0.9. */
const mostAddresses = 50_000;
const pagesPerFile = Math.floor(mostAddresses / locales.length);

const kept = { cacheControl: 'public, max-age=3600', vary: 'Accept-Encoding' };
const xml = 'application/xml; charset=utf-8';

/** What the map of the site is made from. */
export interface SitemapSource {
  /** Every public page as it is now. */
  readonly pages: () => Promise<readonly PublicPage[]>;
  readonly reach: Reach;
}

/**
 * Adds `/sitemap.xml`: every public page in every language, each with the same page in the others. Where one file does not
 * hold them all it lists `/sitemap-1.xml` and so on instead.
 */
export function addSitemap({ app, weigh }: Site, { pages, reach }: SitemapSource): void {
  const part = '/:file{sitemap-[0-9]+\\.xml}';
  for (const path of ['/sitemap.xml', part]) weigh(path, cost.figures);
  app.get('/sitemap.xml', async (c) => {
    const all = await pages();
    const origin = originOf(c, reach);
    const body = all.length > pagesPerFile ? writeIndex(origin, fileCount(all)) : writeSitemap(origin, all);
    return send(c, cachedAnswer({ type: xml, body }), kept);
  });
  app.get(part, async (c) => {
    const all = await pages();
    const number = Number(/\d+/.exec(c.req.param('file') ?? '')?.[0]);
    if (all.length <= pagesPerFile || number < 1 || number > fileCount(all)) return c.notFound();
    const body = writeSitemap(originOf(c, reach), all.slice((number - 1) * pagesPerFile, number * pagesPerFile));
    return send(c, cachedAnswer({ type: xml, body }), kept);
  });
}

function fileCount(pages: readonly PublicPage[]): number {
  return Math.ceil(pages.length / pagesPerFile);
}

function writeIndex(origin: string, files: number): string {
  const parts = Array.from(
    { length: files },
    (_, at) => `<sitemap><loc>${origin}/sitemap-${at + 1}.xml</loc></sitemap>`,
  );
  return `${declaration}<sitemapindex xmlns="${namespace}">\n${parts.join('\n')}\n</sitemapindex>\n`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function writeSitemap(origin: string, pages: readonly PublicPage[]): string {
  const entries = pages.flatMap((page) => entriesOf(origin, page));
  return `${declaration}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

/** One entry a language; the schema wants `loc`, then `lastmod`, then what is of other namespaces. */
function entriesOf(origin: string, { path, changed }: PublicPage): readonly string[] {
  const addresses = locales.map((locale) => ({ locale, address: escaped(origin + localePath(locale, path)) }));
  const links = addresses
    .map(({ locale, address }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address}"/>`)
    .join('');
  const lastmod = changed ? `<lastmod>${changed}</lastmod>` : '';
  return addresses.map(({ address }) => `<url><loc>${address}</loc>${lastmod}${links}</url>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
