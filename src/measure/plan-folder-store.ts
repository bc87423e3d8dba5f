import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planFileNames } from './plan-folder.ts';

/** The files of a plan folder as texts by name; those that are not there are left out for the loader to report. */
export async function readPlanFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const there = planFileNames.filter((name) => existsSync(join(folder, name)));
  const texts = await Promise.all(there.map((name) => readFile(join(folder, name), 'utf8')));
  return new Map(there.map((name, at) => [name, texts[at] as string]));
}
