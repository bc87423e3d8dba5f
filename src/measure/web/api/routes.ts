import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { nearestNames } from '../../../foundation/nearest-name.ts';
import { chooseEncoding, cachedAnswer } from '../../../site/answer-cache.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import { originOf } from '../../../site/origin.ts';
import type { OpenData } from '../../../site/written-page.tsx';
import type { ReleaseArchive } from '../../release/archive.ts';
import type { ObservationReader } from '../../release/observation-store.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { listings } from './listings.ts';
import { allFiguresAsCsv, listObservations } from './observations.ts';
import { openApiDocument } from './openapi.ts';
import { answerForms, apiRoot, mediaTypes, type AnswerForm, type Answered, type Operation } from './operation.ts';
import { readQuery } from './query.ts';
import { answerRefusal, apiProblem, refused, type Refusal } from './refusal.ts';
import { type OpenDataSettings } from './settings.ts';
import { sendStream } from './stream.ts';

/** What the API answers from. */
export interface ApiOptions {
  readonly release: () => OpenRelease;
  readonly settings: OpenDataSettings;
  readonly archive: ReleaseArchive;
  /** Told of every error that became a 500 answer. */
  readonly onError: (error: unknown, path: string) => void;
}

/** Every address of the API, in the order of the documentation. */
export const operations: readonly Operation[] = [listObservations, ...listings];

/** Addresses that scripts of other sites may read: the API and every file of figures, never a page, and nothing of people. */
export function isOpenData(path: string): boolean {
  if (/^\/(?:\w\w\/)?(assets|account|beheer|mijn-werk)\//.test(path)) return false;
  return /^\/api(\/|$)/.test(path) || /\.(csv|json|jsonld|ttl|xlsx|parquet|atom|xml|ndjson|svg|png)$/.test(path);
}

/** What other sites may read, and how a program is told that it asked too often. */
export const openData: OpenData = {
  isAt: isOpenData,
  refuse: (c, seconds) => {
    const message = 'This address was asked too often by one client.';
    const hint = `Wait ${seconds} seconds. For everything at once, take /data/observations.parquet.`;
    return answerRefusal(c, refused(429, apiProblem('too-many-requests', message, c.req.path, hint)));
  },
};

/** One answer is as cheap as a page, rows that nothing narrows down are a whole release. */
function costOf(c: Context): number {
  if (formOf(c.req.query('format'), c.req.header('accept')) === 'json') return cost.page;
  return c.req.query('indicator') || c.req.query('area') ? cost.figures : cost.release;
}

/** Adds the API, with its OpenAPI document, and the file of all figures. */
export function addApi({ app, weigh }: Pick<Site, 'app' | 'weigh'>, options: ApiOptions): void {
  const api = new Hono();
  api.onError((error, c) => {
    options.onError(error, c.req.path);
    const hint = 'Try again later. What went wrong was noted.';
    return answerRefusal(c, refused(500, apiProblem('internal-error', 'It is our fault.', c.req.path, hint)));
  });
  for (const each of operations) {
    const path = each.path.replaceAll(/\{(\w+)\}/g, ':$1');
    api.get(path, (c) => answer(c, each, options));
    api.all(path, wrongMethod);
    if (each.streams) weigh(`${apiRoot}${path}`, costOf);
  }
  api.get('/openapi.json', (c) => sendJson(c, options, openApiDocument(operations, 'en')));
  api.all('/openapi.json', wrongMethod);
  api.get('/', (c) => c.redirect('/data/api', 302));
  api.all('*', (c) => answerRefusal(c, unknownAddress(c.req.path)));
  app.get('/api', (c) => c.redirect('/data/api', 302));
  app.route(apiRoot, api);
  for (const path of ['/data/figures.csv', '/data/observations.parquet']) weigh(path, cost.release);
  app.get('/data/figures.csv', (c) => allFigures(c, options));
  app.get('/data/observations.parquet', (c) => wholeRelease(c, options));
}

async function answer(c: Context, asked: Operation, options: ApiOptions): Promise<Response> {
  describeService(c);
  const query = readQuery(asked.query, new URL(c.req.url).searchParams);
  if (!query.ok) return answerRefusal(c, refused(400, ...query.problems));
  const form = asked.streams ? formOf(query.value['format'], c.req.header('accept')) : 'json';
  const release = options.release();
  if (asked.isVolatile) c.header('Cache-Control', 'no-store');
  else if (isHeld(c, options, release, form)) return c.body(null, 304);
  const answered = await asked.respond({
    release,
    params: c.req.param() as Readonly<Record<string, string>>,
    query: query.value,
    origin: originOf(c, options.settings),
    form,
    reader: readerOf(release, options),
    archive: options.archive,
  });
  return sendAnswer(c, answered, form);
}

async function sendAnswer(c: Context, answered: Answered, form: AnswerForm): Promise<Response> {
  switch (answered.kind) {
    case 'refused':
      c.header('ETag', undefined);
      return answerRefusal(c, answered);
    case 'rows':
      c.header('Content-Type', `${mediaTypes[form]}; charset=utf-8`);
      c.header('Content-Disposition', `inline; filename="${answered.fileName}"`);
      return sendStream(c, answered.texts);
    case 'json':
      if (answered.next) c.header('Link', `<${answered.next}>; rel="next"`, { append: true });
      return packed(c, JSON.stringify(answered.body));
  }
}

async function sendJson(c: Context, options: ApiOptions, body: unknown): Promise<Response> {
  if (isHeld(c, options, options.release(), 'json')) return c.body(null, 304);
  return packed(c, JSON.stringify(body));
}

async function packed(c: Context, body: string): Promise<Response> {
  const content = cachedAnswer({ type: `${mediaTypes.json}; charset=utf-8`, body });
  const encoding = chooseEncoding(c.req.header('accept-encoding'), content.type);
  c.header('Content-Type', content.type);
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  const bytes = await content.bytes(encoding);
  c.header('Content-Length', String(bytes.byteLength));
  return c.req.method === 'HEAD' ? c.body(null) : c.body(bytes);
}

function allFigures(c: Context, options: ApiOptions): Response {
  const release = options.release();
  c.header('Link', '</data/figures.csv-metadata.json>; rel="describedby"; type="application/csvm+json"');
  if (isHeld(c, options, release, 'csv')) return c.body(null, 304);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="figures.csv"');
  return sendStream(c, allFiguresAsCsv(release, readerOf(release, options)));
}

/** The whole release as it stands on disk; made of one piece where there is no archive. */
async function wholeRelease(c: Context, { release, archive }: ApiOptions): Promise<Response> {
  const name = 'observations.parquet';
  const { manifest, readFile } = release();
  const file = manifest.files.find((each) => each.name === name);
  const etag = `"${file?.sha256 ?? manifest.id}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'no-cache');
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
  c.header('Content-Type', 'application/vnd.apache.parquet');
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  if (file) c.header('Content-Length', String(file.bytes));
  if (c.req.method === 'HEAD') return c.body(null);
  const stored = await archive.file(manifest.id, name);
  return c.body(stored ? stored.read() : await readFile(name));
}

/** A release's reader for as long as a stream lasts: a release that was replaced is opened from the archive. */
function readerOf(served: OpenRelease, { release, archive }: ApiOptions): () => Promise<ObservationReader> {
  return async () => {
    if (release() === served) return served.observations;
    const { id } = served.manifest;
    const kept = await archive.open(id);
    if (!kept.ok) throw new Error(`release ${id} cannot be read any more: ${kept.problems[0]?.message}`);
    return kept.value.observations;
  };
}

/**
 * Gives the answer its validator, and tells whether the client holds it already. An answer follows from the release
 * and the address alone, so that it need not be made to know. Weak, for packing changes the bytes.
 */
function isHeld(c: Context, { settings }: ApiOptions, release: OpenRelease, form: AnswerForm): boolean {
  const url = new URL(c.req.url);
  url.searchParams.sort();
  const named = [release.manifest.id, originOf(c, settings), url.pathname, url.search, form].join(' ');
  const etag = `W/"${createHash('sha256').update(named).digest('base64url').slice(0, 22)}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept, Accept-Encoding');
  return (c.req.header('if-none-match') ?? '').split(',').some((held) => held.trim() === etag);
}

/** The form a client asks for: by the parameter `format`, else by the first of its media types that we have. */
function formOf(format: unknown, accept: string | undefined): AnswerForm {
  const named = answerForms.find((form) => form === format);
  if (named) return named;
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]!.trim().toLowerCase());
  const asked = types.map((type) => answerForms.find((form) => mediaTypes[form] === type));
  return asked.find((form) => form !== undefined) ?? 'json';
}

function describeService(c: Context): void {
  const links = [`<${apiRoot}/openapi.json>; rel="service-desc"`, '</data/api>; rel="service-doc"'];
  for (const link of links) c.header('Link', link, { append: true });
}

function wrongMethod(c: Context): Response {
  c.header('Allow', 'GET, HEAD, OPTIONS');
  const message = `${c.req.method} is not possible here.`;
  const hint = 'Ask with GET: this API only reads.';
  return answerRefusal(c, refused(405, apiProblem('method-not-allowed', message, c.req.path, hint)));
}

function unknownAddress(path: string): Refusal {
  const known = [...operations.map((each) => apiRoot + each.path), `${apiRoot}/openapi.json`];
  const near = nearestNames(path, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`;
  return refused(404, apiProblem('unknown-address', `There is nothing at ${path}.`, path, hint));
}
