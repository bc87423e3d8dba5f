import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';

const fileEntry = z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() });

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Version of the program with a hash of its sources. */
  program: z.string(),
  madeAt: z.string(),
  /** Steps of the database's shape that were done. */
  steps: z.array(z.string()),
  /** Rows stand in `database/NAME.copy` as PostgreSQL's COPY writes them; computed columns are left out. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string(), isUsed: z.boolean() })),
  /** Lists that are no tables of ours, such as waiting jobs: `database/NAME.jsonl`. */
  lists: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  /** Every file but the manifest and its hash, in order. */
  files: z.array(fileEntry),
});

/** What a backup holds. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof fileEntry>;

const manifestName = 'manifest.json';
/** In the form of `sha256sum`, so that it can be checked without this program. */
const manifestHashName = 'manifest.json.sha256';

/** Writes the manifest of a complete backup, with its own hash beside it. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  await writeFile(join(folder, manifestName), text, { flush: true });
  await writeFile(join(folder, manifestHashName), `${hashText(text)}  ${manifestName}\n`, { flush: true });
}

/** Whether there is a backup in a folder, whatever it is worth. */
export async function holdsBackup(folder: string): Promise<boolean> {
  return (await readBoth(folder)) !== undefined;
}

/**
 * Reads a backup's manifest and checks every file against it.
 *
 * Problems: no backup; one of another format; each file that is missing, is not as it was written, or came later.
 */
export async function readBackup(folder: string): Promise<Result<BackupManifest>> {
  const texts = await readBoth(folder);
  if (!texts) return failed([noBackup(folder)]);
  const [text, hash] = texts;
  if (hash !== `${hashText(text)}  ${manifestName}\n`) return failed([changed(folder, manifestName)]);
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success) return failed([otherFormat(folder)]);
  const problems: Problem[] = [];
  for (const file of manifest.data.files) {
    const found = await hashedFile(folder, file.path).catch(() => undefined);
    if (found?.sha256 !== file.sha256) problems.push(changed(folder, file.path));
  }
  const known = new Set([manifestName, manifestHashName, ...manifest.data.files.map(({ path }) => path)]);
  for (const path of await filesBelow(folder)) if (!known.has(path)) problems.push(extra(folder, path));
  return problems.length > 0 ? failed(problems) : ok(manifest.data);
}

/** A file of a backup with its size and hash. */
export async function hashedFile(folder: string, path: string): Promise<BackupFile> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(join(folder, path))) hash.update(part as Buffer);
  return { path, bytes: (await stat(join(folder, path))).size, sha256: hash.digest('hex') };
}

/** Every file of a folder and the folders in it, in order, as paths with `/`. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

async function readBoth(folder: string): Promise<readonly [string, string] | undefined> {
  try {
    return [await readFile(join(folder, manifestName), 'utf8'), await readFile(join(folder, manifestHashName), 'utf8')];
  } catch {
    return undefined;
  }
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function noBackup(folder: string): Problem {
  const hint = 'Name the folder that `ambitie backup` made, with manifest.json in it.';
  return { code: 'no-backup', message: 'There is no backup here.', at: folder, hint };
}

function otherFormat(folder: string): Problem {
  const hint = 'Restore it with the version of the program that made it.';
  return { code: 'backup-format', message: 'This backup was made by another version.', at: folder, hint };
}

function changed(folder: string, path: string): Problem {
  const message = 'This file is missing or is not as it was written.';
  return { code: 'backup-damaged', message, at: join(folder, path), hint: 'Use another backup.' };
}

function extra(folder: string, path: string): Problem {
  const message = 'This file was not in the backup when it was made.';
  const hint = 'Find out who put it there; the backup is whole again without it.';
  return { code: 'backup-extra', message, at: join(folder, path), hint };
}
