import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFigureFile, planFileNames } from './plan-folder.ts';

/** The files of a plan folder as texts by name; those that are not there are left out for the loader to report. */
export async function readPlanFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const there = [...planFileNames.filter((name) => existsSync(join(folder, name))), ...(await figureTables(folder))];
  const texts = await Promise.all(there.map((name) => readFile(join(folder, name), 'utf8')));
  return new Map(there.map((name, at) => [name, texts[at] as string]));
}

async function figureTables(folder: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, 'figures'))) return [];
  const names = await readdir(join(folder, 'figures'));
  return names
    .map((name) => `figures/${name}`)
    .filter(isFigureFile)
    .toSorted();
}
