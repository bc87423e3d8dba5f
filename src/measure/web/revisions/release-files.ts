import type { Context } from 'hono';
import { toCsvText } from '../../../foundation/csv-file.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import { csvColumns, toCsvRows } from '../../export/csv.ts';
import type { ObservationName } from '../../observation/observation.ts';
import { releaseBefore, type PublishedRelease, type ReleaseArchive } from '../../release/archive.ts';
import type { Revision } from '../../release/diff.ts';
import type { ReleaseId } from '../../release/manifest.ts';
import { releaseFiles } from './release-page.tsx';

const csv = 'text/csv; charset=utf-8';
const json = 'application/json; charset=utf-8';

/** Figures written at a time, so that a release of any size is sent in little memory. */
const batchSize = 20_000;

/** A release never changes, so its files may be kept for ever. */
const forEver = 'public, max-age=31536000, immutable';

/**
 * Adds the files of every release, streamed from where they stand: those of its manifest, all figures as CSV, and the
 * revisions against another release (`verschil.csv?met=`).
 */
export function addReleaseFiles(site: Site, archive: ReleaseArchive): void {
  site.weigh('/uitgaven/:id/figures.csv', cost.release);
  site.weigh('/uitgaven/:id/observations.parquet', cost.release);
  site.weigh('/uitgaven/:id/verschil.csv', cost.figures);
  site.app.get('/uitgaven/:id/figures.csv', (c) => figures(c, archive));
  site.app.get('/uitgaven/:id/verschil.csv', (c) => revisions(c, archive));
  site.app.get('/uitgaven/:id/manifest.json', (c) => manifest(c, archive));
  for (const name of Object.keys(releaseFiles)) {
    site.app.get(`/uitgaven/:id/${name}`, (c) => storedFile(c, archive, name));
  }
}

async function find(c: Context, archive: ReleaseArchive): Promise<PublishedRelease | undefined> {
  const id = c.req.param('id');
  return (await archive.list()).find((release) => release.manifest.id === id);
}

async function storedFile(c: Context, archive: ReleaseArchive, name: string): Promise<Response> {
  const release = await find(c, archive);
  const file = release && (await archive.file(release.manifest.id, name));
  if (!release || !file) return c.notFound();
  return sent(c, { name: nameOf(release, name), type: typeOf(name), tag: file.sha256, bytes: file.bytes }, file.read);
}

function typeOf(name: string): string {
  return name.endsWith('.json') ? json : 'application/vnd.apache.parquet';
}

async function manifest(c: Context, archive: ReleaseArchive): Promise<Response> {
  const release = await find(c, archive);
  if (!release) return c.notFound();
  const body = new TextEncoder().encode(`${JSON.stringify(release.manifest, null, 1)}\n`);
  const about = { name: nameOf(release, 'manifest.json'), type: json, tag: `manifest-${release.manifest.id}` };
  return sent(c, { ...about, bytes: body.byteLength }, () => new Blob([body]).stream());
}

async function figures(c: Context, archive: ReleaseArchive): Promise<Response> {
  const release = await find(c, archive);
  if (!release) return c.notFound();
  const about = { name: nameOf(release, 'figures.csv'), type: csv, tag: `figures-${release.manifest.id}` };
  return sent(c, about, () => streamed(figureLines(archive, release.manifest.id)));
}

/** Asks the archive anew for every batch, so that a slow reader never holds a closed release. */
async function* figureLines(archive: ReleaseArchive, id: ReleaseId): AsyncGenerator<string> {
  yield toCsvText([csvColumns]);
  let after: ObservationName | undefined;
  for (;;) {
    const release = await archive.open(id);
    if (!release.ok) throw new Error(`release ${id} cannot be read: ${release.problems[0]?.message}`);
    const batch = await release.value.observations.page({ reusable: true }, after, batchSize);
    if (batch.length > 0) yield toCsvRows(batch);
    if (batch.length < batchSize) return;
    after = batch.at(-1);
  }
}

async function revisions(c: Context, archive: ReleaseArchive): Promise<Response> {
  const all = await archive.list();
  const to = all.find((release) => release.manifest.id === c.req.param('id'));
  const asked = c.req.query('met');
  const from = asked ? all.find((release) => release.manifest.id === asked) : to && releaseBefore(all, to.manifest.id);
  if (!from || !to) return c.notFound();
  const ids = [from.manifest.id, to.manifest.id] as const;
  const about = { name: `verschil-${ids.join('-')}.csv`, type: csv, tag: `revisions-${ids.join('-')}` };
  return sent(c, about, () => streamed(revisionLines(archive.revisions(...ids))));
}

const revisionColumns = ['indicator', 'area', 'period', 'breakdown', 'from', 'to', 'by'] as const;

async function* revisionLines(batches: AsyncIterable<readonly Revision[]>): AsyncGenerator<string> {
  yield toCsvText([revisionColumns]);
  for await (const batch of batches) {
    yield toCsvText(
      batch.map(({ indicator, area, period, breakdown, from, to, by }) => {
        const values = [from, to, by].map((value) => value ?? '');
        return [indicator, area, period, breakdown, ...values];
      }),
    );
  }
}

function nameOf({ manifest: { id } }: PublishedRelease, name: string): string {
  return `${id}-${name}`;
}

interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly tag: string;
  /** Unknown for what is written while it is sent. */
  readonly bytes?: number;
}

function sent(c: Context, { name, type, tag, bytes }: SentFile, read: () => ReadableStream<Uint8Array>): Response {
  const headers = { 'Cache-Control': forEver, ETag: `"${tag}"` };
  if (c.req.header('if-none-match')?.includes(`"${tag}"`)) return c.body(null, 304, headers);
  const about = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` };
  const length = bytes === undefined ? {} : { 'Content-Length': String(bytes) };
  const all: Record<string, string> = { ...headers, ...about, ...length };
  return c.req.method === 'HEAD' ? c.body(null, 200, all) : c.body(read(), 200, all);
}

/** Texts as a stream of bytes; what makes them stops when the reader goes away. */
function streamed(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
}
