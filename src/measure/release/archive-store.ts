import { LRUCache } from 'lru-cache';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { ClaimResult } from '../claim/claim.ts';
import type { ArchivedFile, PublishedRelease, ReleaseArchive, ReleaseChanges } from './archive.ts';
import { openRelease } from './build-store.ts';
import { compareFiles } from './diff-store.ts';
import { changedVerdicts, nothingChanged, type ReleaseComparison, type Revision } from './diff.ts';
import { observationFiles, observationsFile, withheldFile, type Manifest, type ReleaseId } from './manifest.ts';
import type { OpenRelease } from './open-release.ts';
import { listReleases, releaseFolder } from './release-store.ts';

const verdicts = 'claims.json';

/** Releases kept open for reading at a time; comparisons kept in memory. */
const openAtOnce = 4;
const comparisonsKept = 200;

/** Time that readers get to finish with a release that is no longer kept open, in milliseconds. */
const grace = 30_000;

/** The archive of the releases in a data folder. */
export function openArchive(dataFolder: string): ReleaseArchive {
  const opened = new LRUCache<ReleaseId, Promise<Result<OpenRelease>>>({
    max: openAtOnce,
    dispose: (release) => void setTimeout(() => void closeOpened(release), grace).unref(),
  });
  const compared = new LRUCache<string, Promise<ReleaseChanges>>({ max: comparisonsKept });
  const list = async (): Promise<readonly PublishedRelease[]> =>
    (await listReleases(dataFolder)).flatMap(({ manifest, published }) => (published ? [{ manifest, published }] : []));
  return {
    list,
    open: (id) => keep(opened, id, () => openRelease(dataFolder, id)),
    compare: async (from, to) => {
      const absent = [from, to].filter(
        (id) => id !== undefined && !existsSync(pathOf(dataFolder, id, observationsFile)),
      );
      if (absent.length > 0) return failed(absent.map(absentRelease));
      return ok(await keep(compared, `${from} ${to}`, () => compare(dataFolder, from, to)));
    },
    revisions: (from, to) =>
      revisionsBetween(pathOf(dataFolder, from, observationsFile), pathOf(dataFolder, to, observationsFile)),
    file: async (id, name) =>
      fileOf(
        dataFolder,
        (await list()).find(({ manifest }) => manifest.id === id),
        name,
      ),
    close: () => [...opened.values()].forEach((release) => void closeOpened(release)),
  };
}

function pathOf(dataFolder: string, id: ReleaseId, name: string): string {
  return join(releaseFolder(dataFolder, id), name);
}

async function closeOpened(release: Promise<Result<OpenRelease>>): Promise<void> {
  const result = await release;
  if (result.ok) result.value.close();
}

/** Gives what is kept, or makes it; what fails is not kept. */
async function keep<Key extends {}, Value>(
  cache: LRUCache<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  try {
    return await made;
  } catch (error) {
    cache.delete(key);
    throw error;
  }
}

function absentRelease(id: string | undefined): { code: string; message: string; at: string; hint: string } {
  return {
    code: 'release.absent',
    message: 'There is no finished release with this id.',
    at: `releases/${id}`,
    hint: 'Run `ambitie release list` for the releases at hand.',
  };
}

async function compare(dataFolder: string, from: ReleaseId | undefined, to: ReleaseId): Promise<ReleaseChanges> {
  const [before, after] = await Promise.all([from && manifestOf(dataFolder, from), manifestOf(dataFolder, to)]);
  const same = (...names: readonly string[]): boolean =>
    before !== undefined && names.every((name) => hashOf(before, name) === hashOf(after, name));
  const claims = same(verdicts) ? [] : await Promise.all([from, to].map((id) => claimsOf(dataFolder, id)));
  return {
    figures: same(observationsFile, withheldFile) ? nothingChanged : await compareFigures(dataFolder, before, after),
    // A first release changes no verdict: there was none before.
    verdicts: from ? changedVerdicts(claims[0] ?? [], claims[1] ?? []) : [],
  };
}

async function manifestOf(dataFolder: string, id: ReleaseId): Promise<Manifest> {
  return (await readJson(pathOf(dataFolder, id, 'manifest.json'))) as Manifest;
}

function hashOf({ files }: Manifest, name: string): string | undefined {
  return files.find((file) => file.name === name)?.sha256;
}

async function compareFigures(
  dataFolder: string,
  from: Manifest | undefined,
  to: Manifest,
): Promise<ReleaseComparison> {
  const { areas } = (await readJson(pathOf(dataFolder, to.id, 'plan.json'))) as { readonly areas: readonly Area[] };
  const municipalities = areas.filter(({ kind, validTo }) => kind === 'municipality' && !validTo);
  const pathsOf = (manifest: Manifest): readonly string[] =>
    observationFiles(manifest).map((name) => pathOf(dataFolder, manifest.id, name));
  const files = await compareFiles(from && pathsOf(from), pathsOf(to));
  try {
    return await files.summary(municipalities.map(({ code }): AreaCode => code));
  } finally {
    files.close();
  }
}

async function claimsOf(dataFolder: string, id: ReleaseId | undefined): Promise<readonly ClaimResult[]> {
  return id ? ((await readJson(pathOf(dataFolder, id, verdicts))) as readonly ClaimResult[]) : [];
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Of what may be passed on: revisions are told in a file. */
async function* revisionsBetween(before: string, after: string): AsyncIterable<readonly Revision[]> {
  const files = await compareFiles([before], [after]);
  try {
    yield* files.revisions();
  } finally {
    files.close();
  }
}

function fileOf(dataFolder: string, release: PublishedRelease | undefined, name: string): ArchivedFile | undefined {
  const file = release?.manifest.files.find((each) => each.name === name);
  if (!release || !file) return undefined;
  const path = pathOf(dataFolder, release.manifest.id, name);
  return {
    bytes: file.bytes,
    sha256: file.sha256,
    read: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  };
}
