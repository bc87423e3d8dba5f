import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../foundation/problem.ts';

/** Younger than this, another process may be writing it. */
const settledMs = 2_000;

/** What is wrong with the file that keeps the secret, which was cut short when it was made or copied. */
export async function secretProblems(dataFolder: string): Promise<readonly Problem[]> {
  const file = join(dataFolder, 'secret');
  const found = await stat(file).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < settledMs || (await readFile(file, 'utf8')).trim() !== '') return [];
  const hint = 'Put it back from a backup; without one, delete it, and everybody signs in again.';
  return [{ code: 'empty-secret', message: 'The file that keeps the secret is empty.', at: file, hint }];
}
