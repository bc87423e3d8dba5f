import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { hashBytes, hashFile } from './file-hash-store.ts';
import type { DatedProblem, FileStatus, SourceStatus } from './freshness.ts';
import { fieldOf, parseJson, textField } from './json-text.ts';
import { rawFileName, type RawFile, type RawRecord, type RawStore } from './raw-file.ts';

/**
 * Opens the raw files of a data folder: `raw/<source>/<name>-<first 12 of sha256>.<ext>`, each with a record of the
 * same name and `.record.json`, and beside them `status.json`, what is known of the fetching. Nothing is written until
 * a file is kept or an attempt is noted.
 *
 * @throws {Error} when the disk refuses (full, not permitted), with the system's own cause.
 */
export function openRawStore(dataFolder: string): RawStore {
  const folderOf = (source: string): string => join(dataFolder, 'raw', safeName(source));
  const pathOf = (record: RawRecord): string => join(folderOf(record.source), rawFileName(record));
  return {
    recordOf,
    keep: (record, content) => keepFile(folderOf(record.source), record, content),
    latest: (source) => latestRecords(folderOf(source)),
    read: (record) => readVerified(pathOf(record), record),
    verify: (record) => verify(pathOf(record), record),
    pathOf,
    status: (source) => readStatus(folderOf(source), source),
    noteStatus: (status) => writeStatus(folderOf(status.source), status),
  };
}

const recordEnding = '.record.json';
const statusFile = 'status.json';

function safeName(name: string): string {
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) throw new Error(`invalid name of a raw file: ${name}`);
  return name;
}

async function keepFile(folder: string, record: RawRecord, content: Uint8Array): Promise<void> {
  const path = join(folder, rawFileName(record));
  await mkdir(folder, { recursive: true });
  if ((await verify(path, record)).length > 0) await writeWhole(path, content);
  await writeWhole(path + recordEnding, new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`));
  await syncFolder(folder);
}

/** A note that cannot be read is no reason to stop: the next attempt writes a new one. */
async function readStatus(folder: string, source: string): Promise<SourceStatus> {
  const path = join(folder, statusFile);
  const text = await readFile(path, 'utf8').catch(() => '');
  const parsed = parseJson(text, path);
  const files = parsed.ok ? fieldOf(parsed.value, 'files') : undefined;
  return { source, files: Array.isArray(files) ? files.flatMap(fileStatus) : [] };
}

function fileStatus(value: unknown): readonly FileStatus[] {
  const name = textField(value, 'name');
  const moment = (field: string): Record<string, string> => {
    const text = textField(value, field);
    return Number.isNaN(Date.parse(text)) ? {} : { [field]: text };
  };
  const problem = datedProblem(fieldOf(value, 'problem'));
  const moments = { ...moment('lastFetched'), ...moment('lastChanged'), ...moment('nextExpected') };
  return name === '' ? [] : [{ name, ...moments, ...(problem && { problem }) }];
}

function datedProblem(value: unknown): DatedProblem | undefined {
  const text = (field: string): string => textField(value, field);
  const problem = {
    code: text('code'),
    message: text('message'),
    at: text('at'),
    hint: text('hint'),
    when: text('when'),
  };
  return problem.code === '' || Number.isNaN(Date.parse(problem.when)) ? undefined : problem;
}

async function writeStatus(folder: string, status: SourceStatus): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, statusFile), new TextEncoder().encode(`${JSON.stringify(status, null, 2)}\n`));
  await syncFolder(folder);
}

function recordOf({ source, name, extension, url, retrieved, content }: RawFile): RawRecord {
  const bytes = content.length;
  return {
    source: safeName(source),
    name: safeName(name),
    extension: safeName(extension),
    url,
    sha256: hashBytes(content),
    retrieved,
    bytes,
  };
}

/** A reader sees the whole file or none of it, whenever the machine stops. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  const handle = await open(unfinished, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function latestRecords(folder: string): Promise<Result<readonly RawRecord[]>> {
  const names = await namesIn(folder);
  const read = await Promise.all(
    names.filter((name) => name.endsWith(recordEnding)).map((name) => readRecord(folder, name)),
  );
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return failed(problems);
  const records = read.flatMap((result) => (result.ok ? [result.value] : []));
  const newest = new Map(records.toSorted(compareRecords).map((record) => [record.name, record]));
  return ok([...newest.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)));
}

/** By the moment of fetching; two of the same moment by their content, so that the order is always the same. */
function compareRecords(a: RawRecord, b: RawRecord): number {
  return Date.parse(a.retrieved) - Date.parse(b.retrieved) || (a.sha256 < b.sha256 ? -1 : 1);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  return exists ? (await readdir(folder)).toSorted() : [];
}

async function readRecord(folder: string, name: string): Promise<Result<RawRecord>> {
  const path = join(folder, name);
  const parsed = parseJson(await readFile(path, 'utf8'), path);
  if (!parsed.ok) return failed(parsed.problems.map((problem) => ({ ...problem, hint: removeHint })));
  const text = (field: string): string => textField(parsed.value, field);
  const record: RawRecord = {
    source: text('source'),
    name: text('name'),
    extension: text('extension'),
    url: text('url'),
    sha256: text('sha256'),
    retrieved: text('retrieved'),
    bytes: Number(fieldOf(parsed.value, 'bytes')),
  };
  if (rawFileName(record) + recordEnding === name && !Number.isNaN(Date.parse(record.retrieved))) return ok(record);
  return failed([
    { code: 'record-damaged', message: 'The record does not describe its file.', at: path, hint: removeHint },
  ]);
}

const removeHint = 'Remove this record and fetch the source again.';

async function readVerified(path: string, record: RawRecord): Promise<Result<Uint8Array>> {
  const content = await readFile(path).catch(() => undefined);
  const problems = faultsOf(path, record, content && hashBytes(content));
  return content && problems.length === 0 ? ok(content) : failed(problems);
}

async function verify(path: string, record: RawRecord): Promise<readonly Problem[]> {
  const found = await hashFile(path).catch(() => undefined);
  return faultsOf(path, record, found?.sha256);
}

/** What is wrong with a kept file whose content has this hash; it is gone when there is none. */
function faultsOf(path: string, { name, sha256 }: RawRecord, found: string | undefined): readonly Problem[] {
  const hint = 'Fetch the source again.';
  if (found === undefined) {
    return [{ code: 'raw-file-gone', message: `The kept file of ${name} is gone.`, at: path, hint }];
  }
  if (found === sha256) return [];
  const message = `The kept file of ${name} was changed since it was fetched.`;
  return [{ code: 'raw-file-damaged', message, at: path, hint }];
}
