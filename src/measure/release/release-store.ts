import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { hashBytes, hashFile } from '../source/file-hash-store.ts';
import { parseReleaseId, type HashedFile, type Manifest, type ReleaseId } from './manifest.ts';

const pointerName = 'CURRENT';
const historyName = 'history.jsonl';
const manifestName = 'manifest.json';
const unfinishedPrefix = '.unfinished-';

/** A file of a release, as written into its folder by `write`. */
export interface ReleaseFile {
  readonly name: string;
  readonly write: (path: string) => Promise<void>;
}

export function jsonFile(name: string, content: unknown): ReleaseFile {
  return { name, write: (path) => writeFile(path, `${JSON.stringify(content, null, 1)}\n`) };
}

/** Names the release that code makes of inputs, which stand in order of name. */
export function releaseIdOf(code: string, inputs: readonly HashedFile[]): ReleaseId {
  const lines = inputs.map(({ name, sha256 }) => `${sha256}  ${name}`);
  return hashBytes([code, ...lines].join('\n')).slice(0, 16) as ReleaseId;
}

/** The release folder inside a data folder. */
export function releasesFolder(dataFolder: string): string {
  return join(dataFolder, 'releases');
}

export function releaseFolder(dataFolder: string, id: ReleaseId): string {
  return join(releasesFolder(dataFolder), id);
}

/** A new name for what a build of this process leaves unfinished; `removeUnfinished` clears it away after a stop. */
export function unfinishedFolder(dataFolder: string): string {
  return join(releasesFolder(dataFolder), `${unfinishedPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
}

/**
 * Writes a release into a folder of its own and gives it its name only when every byte is on disk. A release that is
 * there already and intact is left as it is; a damaged one is replaced.
 */
export async function writeRelease(
  dataFolder: string,
  draft: Omit<Manifest, 'files'>,
  files: readonly ReleaseFile[],
): Promise<Manifest> {
  const target = releaseFolder(dataFolder, draft.id);
  const known = await verifyRelease(dataFolder, draft.id);
  if (known.ok) return known.value;
  const parent = releasesFolder(dataFolder);
  const unfinished = unfinishedFolder(dataFolder);
  await mkdir(unfinished, { recursive: true });
  for (const file of files) await file.write(join(unfinished, file.name));
  const hashed = await Promise.all(
    files.map(async ({ name }): Promise<HashedFile> => ({ name, ...(await hashFile(join(unfinished, name))) })),
  );
  const manifest: Manifest = { ...draft, files: hashed };
  await jsonFile(manifestName, manifest).write(join(unfinished, manifestName));
  for (const name of [...files.map((file) => file.name), manifestName]) await syncToDisk(join(unfinished, name));
  await syncToDisk(unfinished);
  await moveDamagedAside(dataFolder, draft.id, `${unfinished}-replaced`);
  await takeName(unfinished, target, () => verifyRelease(dataFolder, draft.id));
  await syncToDisk(parent);
  await rm(`${unfinished}-replaced`, { recursive: true, force: true });
  return manifest;
}

/** Frees the name of a release that is damaged, unless another process has mended it in the meantime. */
async function moveDamagedAside(dataFolder: string, id: ReleaseId, aside: string): Promise<void> {
  if ((await verifyRelease(dataFolder, id)).ok) return;
  try {
    await rename(releaseFolder(dataFolder, id), aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Gives a finished folder its name; another process that finished the same release first has done no harm. */
async function takeName(unfinished: string, target: string, verify: () => Promise<Result<Manifest>>): Promise<void> {
  try {
    await rename(unfinished, target);
  } catch (cause) {
    if (!(await verify()).ok) throw new Error(`cannot name the release folder ${target}`, { cause });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Makes a release the one that is served: one atomic rename of the pointer. Then notes it in the history, also when
 * an earlier process was stopped between the two.
 */
export async function publishRelease(dataFolder: string, id: ReleaseId, at: Date): Promise<void> {
  const folder = releasesFolder(dataFolder);
  const before = await currentRelease(dataFolder);
  if (before === id && (await readHistory(folder)).has(id)) return;
  const pointer = join(folder, `${unfinishedPrefix}pointer-${process.pid}`);
  await writeFile(pointer, `${id}\n`);
  await syncToDisk(pointer);
  await rename(pointer, join(folder, pointerName));
  await syncToDisk(folder);
  const line = JSON.stringify({ id, published: at.toISOString() });
  await writeFile(join(folder, historyName), `${line}\n`, { flag: 'a' });
}

/** The release that is served; `undefined` before the first one. */
export async function currentRelease(dataFolder: string): Promise<ReleaseId | undefined> {
  const text = await readIfThere(join(releasesFolder(dataFolder), pointerName));
  return text === undefined ? undefined : parseReleaseId(text.trim());
}

/** A release at hand; `published` is the moment it last became the one that is served, absent if it never was. */
export interface ReleaseListing {
  readonly manifest: Manifest;
  readonly current: boolean;
  readonly published?: string;
}

/** All finished releases, the latest published first. */
export async function listReleases(dataFolder: string): Promise<readonly ReleaseListing[]> {
  const folder = releasesFolder(dataFolder);
  const names = existsSync(folder) ? await readdir(folder) : [];
  const current = await currentRelease(dataFolder);
  const history = await readHistory(folder);
  const listings = await Promise.all(
    names
      .map(parseReleaseId)
      .filter((id) => id !== undefined)
      .map((id) => listRelease(dataFolder, id, current, history)),
  );
  return listings
    .filter((listing) => listing !== undefined)
    .toSorted(
      (a, b) => (b.published ?? '').localeCompare(a.published ?? '') || (a.manifest.id < b.manifest.id ? -1 : 1),
    );
}

async function listRelease(
  dataFolder: string,
  id: ReleaseId,
  current: ReleaseId | undefined,
  history: ReadonlyMap<string, string>,
): Promise<ReleaseListing | undefined> {
  const manifest = await readManifest(dataFolder, id);
  const published = history.get(id);
  return manifest && { manifest, current: id === current, ...(published && { published }) };
}

async function readHistory(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = (await readIfThere(join(folder, historyName))) ?? '';
  // The last line can be cut off when the machine stopped while it was written; the pointer is what counts.
  const entries = text.split('\n').flatMap((line): readonly (readonly [string, string])[] => {
    try {
      const entry = JSON.parse(line) as { id: string; published: string };
      return [[entry.id, entry.published]];
    } catch {
      return [];
    }
  });
  return new Map(entries);
}

/** The manifest of a release; `undefined` when it is not there, cannot be read or is no manifest of this format. */
async function readManifest(dataFolder: string, id: ReleaseId): Promise<Manifest | undefined> {
  const text = await readIfThere(join(releaseFolder(dataFolder, id), manifestName));
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Partial<Manifest> | null;
    return manifest?.format === 1 && manifest.id === id && Array.isArray(manifest.files)
      ? (manifest as Manifest)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Recomputes the hash of every file of a release and lists those that are missing or differ. */
export async function verifyRelease(dataFolder: string, id: ReleaseId): Promise<Result<Manifest>> {
  const at = `releases/${id}`;
  const manifest = await readManifest(dataFolder, id);
  if (!manifest) {
    return failed([
      {
        code: 'release.absent',
        message: 'There is no finished release with this id.',
        at,
        hint: 'Run `ambitie release list` for the releases at hand.',
      },
    ]);
  }
  const problems = await Promise.all(manifest.files.map((file) => compareFile(dataFolder, id, file)));
  const found = problems.filter((problem) => problem !== undefined);
  return found.length > 0 ? failed(found) : ok(manifest);
}

async function compareFile(dataFolder: string, id: ReleaseId, expected: HashedFile): Promise<Problem | undefined> {
  const folder = releaseFolder(dataFolder, id);
  const at = `releases/${id}/${expected.name}`;
  const hint = 'Run `ambitie release build` to make it anew from the same inputs.';
  if (!existsSync(join(folder, expected.name))) {
    return { code: 'release.file-missing', message: 'This file of the release is missing.', at, hint };
  }
  const found = await hashFile(join(folder, expected.name));
  if (found.sha256 === expected.sha256) return undefined;
  const message = `Its hash is ${found.sha256.slice(0, 12)}…, the manifest says ${expected.sha256.slice(0, 12)}….`;
  return { code: 'release.file-changed', message, at, hint };
}

/** Removes what builds that were stopped midway left behind; those of running processes stay. Returns their names. */
export async function removeUnfinished(dataFolder: string): Promise<readonly string[]> {
  const folder = releasesFolder(dataFolder);
  const names = existsSync(folder) ? await readdir(folder) : [];
  const stale = names.filter((name) => name.startsWith(unfinishedPrefix) && !isRunning(Number(/\d+/.exec(name)?.[0])));
  for (const name of stale) await rm(join(folder, name), { recursive: true, force: true });
  return stale;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}
