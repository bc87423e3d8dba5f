import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableCheck } from './publisher.ts';
import { knownToPlan } from './table/known-to-plan.ts';
import { forPlan } from './table/mapping.ts';
import { stageTable } from './table/table-store.ts';

/** Reads a table that was just fetched as the build of a release will, in a temporary folder that is put away after. */
export const checkTable: TableCheck = async (file, mapping, plan) => {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-check-'));
  try {
    const path = join(folder, file.name);
    await writeFile(path, file.content);
    const known = knownToPlan(plan);
    const day = file.retrieved.slice(0, 10);
    return await stageTable(
      { path, file: file.name },
      forPlan(mapping, known),
      known,
      day,
      join(folder, 'staged.parquet'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
