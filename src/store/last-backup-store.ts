import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';

/** Notes in the data folder when it was last backed up, and when a backup was last proven. */
export const lastBackupName = 'backup.json';

const lastBackup = z.object({
  /** Moments as ISO text. */
  madeAt: z.iso.datetime().optional(),
  folder: z.string().optional(),
  /** When a backup was restored to see that it can be. */
  provenAt: z.iso.datetime().optional(),
});

/** What is known of the last backup. */
export type LastBackup = z.infer<typeof lastBackup>;

/** Reads the note; `undefined` when there is none. Problem: it is broken. */
export async function readLastBackup(dataFolder: string): Promise<Result<LastBackup | undefined>> {
  const file = join(dataFolder, lastBackupName);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return ok(undefined);
  try {
    const read = lastBackup.safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : failed([broken(file)]);
  } catch {
    return failed([broken(file)]);
  }
}

/** Keeps the note, whole or not at all. */
export async function writeLastBackup(dataFolder: string, last: LastBackup): Promise<void> {
  const file = join(dataFolder, lastBackupName);
  await writeFile(`${file}.new`, `${JSON.stringify(last)}\n`);
  await rename(`${file}.new`, file);
}

function broken(file: string): Problem {
  const message = 'The note of the last backup cannot be read.';
  return { code: 'last-backup', message, at: file, hint: 'Delete it: the next `ambitie backup` writes it anew.' };
}
