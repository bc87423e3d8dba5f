import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TargetStep } from './target-edit.ts';

const fileName = 'target-changes.json';

/**
 * Keeps the edits of targets in the data folder, for builds that know no database. Rows only: who made them and why stays
 * in the database. The file is there whole or not at all.
 */
export async function writeTargetChanges(dataFolder: string, changes: readonly TargetStep[]): Promise<void> {
  const steps = changes.map(({ kpi, indicator, area, row, before }) => ({ kpi, indicator, area, row, before }));
  await mkdir(dataFolder, { recursive: true });
  const unfinished = join(dataFolder, `.${fileName}-${process.pid}`);
  await writeFile(unfinished, `${JSON.stringify(steps, null, 1)}\n`);
  await rename(unfinished, join(dataFolder, fileName));
}

/** The edits that the data folder knows; none when nobody made any. */
export async function readTargetChanges(dataFolder: string): Promise<readonly TargetStep[]> {
  try {
    return JSON.parse(await readFile(join(dataFolder, fileName), 'utf8')) as readonly TargetStep[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
