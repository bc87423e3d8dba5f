import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
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

const rowSchema = z.record(z.string(), z.string()).optional();
const stepsSchema = z.array(
  z
    .object({ kpi: z.string(), indicator: z.string(), area: z.string(), row: rowSchema, before: rowSchema })
    .transform(({ row, before, ...key }): TargetStep => ({ ...key, ...(row && { row }), ...(before && { before }) })),
);

/** The edits that the data folder knows; none when nobody made any. Problem: a file that is broken. */
export async function readTargetChanges(dataFolder: string): Promise<Result<readonly TargetStep[]>> {
  const file = join(dataFolder, fileName);
  try {
    const steps = stepsSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return steps.success ? ok(steps.data) : failed([broken(file)]);
  } catch (error) {
    if (error instanceof SyntaxError) return failed([broken(file)]);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
    throw error;
  }
}

function broken(file: string): Problem {
  const hint = 'Delete it: the next start writes it anew from the database, where the edits are kept.';
  return { code: 'target-changes', message: 'The edits of targets cannot be read.', at: file, hint };
}
