import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagedFolder, stagedPath } from './imports-store.ts';
import type { TableCheck } from './publisher.ts';
import { knownToPlan } from './table/known-to-plan.ts';
import { forPlan } from './table/mapping.ts';
import { stageTable } from './table/table-store.ts';

/**
 * Reads a table that was just fetched as the build of a release will, and leaves it staged in the data folder, so that
 * the build finds it there.
 */
export function tableCheck(dataFolder: string): TableCheck {
  return async (file, mapping, plan) => {
    const known = knownToPlan(plan);
    const retrieved = file.retrieved.slice(0, 10);
    const wanted = forPlan(mapping, known);
    const target = stagedPath(dataFolder, { mapping: wanted, retrieved, sha256: file.sha256 }, known);
    await mkdir(stagedFolder(dataFolder), { recursive: true });
    const folder = await mkdtemp(join(tmpdir(), 'ambitie-check-'));
    try {
      const path = join(folder, file.name);
      await writeFile(path, file.content);
      return await stageTable({ path, file: file.name }, wanted, known, retrieved, target);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
