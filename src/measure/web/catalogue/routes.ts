import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { inEveryLocale, locales, type Localised } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { originOf } from '../../../site/origin.ts';
import { cachedAnswer, type CachedAnswer } from '../../../site/answer-cache.ts';
import type { Site } from '../../../site/app.tsx';
import { send } from '../../../site/send.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { describeCsv, type CsvFile } from '../../export/csvw.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { apiRoot } from '../api/operation.ts';
import { type OpenDataSettings } from '../api/settings.ts';
import { catalogueTriples } from './triples.ts';
import { toJsonLd, toTurtle } from './writing.ts';
import { apiText } from '../api/texts.ts';

/** What the catalogue is made from. */
export interface CatalogueOptions {
  readonly release: () => OpenRelease;
  readonly settings: OpenDataSettings;
}

/** Where the catalogue stands, by its media type. */
export const cataloguePaths = {
  'text/turtle': '/data/catalogus.ttl',
  'application/ld+json': '/data/catalogus.jsonld',
} as const;

const kept = { cacheControl: 'no-cache', vary: 'Accept-Encoding' };
const csvw = 'application/csvm+json; charset=utf-8';

/** Adds the catalogue as Turtle and as JSON-LD, and the descriptions of the CSV files. */
export function addCatalogue({ app, resource }: Site, { release, settings }: CatalogueOptions): void {
  const answers = new Map<string, CachedAnswer>();
  const serve = async (
    c: Context,
    type: string,
    write: (release: OpenRelease, origin: string) => Promise<string>,
  ): Promise<Response> => {
    const current = release();
    const origin = originOf(c, settings);
    const key = createHash('sha256').update([current.manifest.id, origin, type].join(' ')).digest('base64');
    const made = answers.get(key) ?? cachedAnswer({ type, body: await write(current, origin) });
    // Few are kept, for the address in a request is up to the client.
    if (answers.size > 8) answers.clear();
    answers.set(key, made);
    return send(c, made, kept);
  };
  app.get(cataloguePaths['text/turtle'], (c) =>
    serve(c, 'text/turtle; charset=utf-8', async (current, origin) => toTurtle(await triplesOf(current, origin))),
  );
  app.get(cataloguePaths['application/ld+json'], (c) =>
    serve(c, 'application/ld+json', async (current, origin) => toJsonLd(await triplesOf(current, origin))),
  );
  for (const locale of locales) {
    app.use(localePath(locale, '/data'), async (c: Context, next) => {
      await next();
      nameForPrograms(c);
    });
  }
  addCsvDescriptions({ app, resource }, release);
}

/** Tells programs that come upon the page of open data where the catalogue and the API are described. */
function nameForPrograms(c: Context): void {
  for (const [type, path] of Object.entries(cataloguePaths)) {
    c.header('Link', `<${path}>; rel="alternate"; type="${type}"`, { append: true });
  }
  c.header('Link', `<${apiRoot}/openapi.json>; rel="service-desc"; type="application/json"`, { append: true });
}

async function triplesOf(release: OpenRelease, origin: string): Promise<ReturnType<typeof catalogueTriples>> {
  return catalogueTriples({ release, contents: await release.observations.contents(), origin });
}

function addCsvDescriptions({ app, resource }: Pick<Site, 'app' | 'resource'>, release: () => OpenRelease): void {
  resource('/data/figures.csv-metadata.json', () => ({ kind: 'resource', type: csvw, body: describeWhole(release()) }));
  resource('/indicatoren/:file{[a-z0-9-]+\\.csv-metadata\\.json}', ({ params }) => {
    const indicator = release().findIndicator((params['file'] ?? '').replace(/\.csv-metadata\.json$/, ''));
    if (!indicator) return { kind: 'not-found' };
    return { kind: 'resource', type: csvw, body: describeIndicator(indicator, release()) };
  });
  app.use('/indicatoren/*', async (c, next) => {
    await next();
    if (!/^\/indicatoren\/[a-z0-9-]+\.csv$/.test(c.req.path) || c.res.status !== 200) return;
    c.header('Link', `<${c.req.path}-metadata.json>; rel="describedby"; type="application/csvm+json"`, {
      append: true,
    });
  });
}

function describeWhole({ plan, manifest }: OpenRelease): string {
  const said = (key: 'catalogue.whole.title' | 'catalogue.whole.text'): Localised =>
    inEveryLocale((locale) => apiText(locale)(key, { region: plan.region[locale] }));
  const texts = { title: said('catalogue.whole.title'), description: said('catalogue.whole.text') };
  return describeFile({ url: 'figures.csv', ...texts, modified: manifest.figuresOf });
}

function describeIndicator({ id, text }: Indicator, { manifest }: OpenRelease): string {
  return describeFile({
    url: `${id}.csv`,
    title: inEveryLocale((locale) => text[locale].name),
    description: inEveryLocale((locale) => `${text[locale].measure}. ${text[locale].definition}`),
    modified: manifest.figuresOf,
  });
}

function describeFile(file: Omit<CsvFile, 'columnTitle'>): string {
  return JSON.stringify(
    describeCsv({ ...file, columnTitle: (name, locale) => apiText(locale)(`of.${name}`) }),
    null,
    1,
  );
}
