import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Problem } from '../../src/foundation/problem.ts';
import { isFigureFile, planFileNames } from '../../src/measure/plan-folder.ts';
import { figureColumns } from '../../src/measure/source/figures.ts';
import { buildRelease, openRelease } from '../../src/measure/release/build-store.ts';
import type { Manifest } from '../../src/measure/release/manifest.ts';
import type { OpenRelease } from '../../src/measure/release/open-release.ts';
import { publishRelease, releasesFolder } from '../../src/measure/release/release-store.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export const limburgFolder = join(projectFolder, 'plans', 'limburg');

export const tinyPlanFolder = join(projectFolder, 'test', 'cases', 'tiny-plan', 'input');

/** What has to be put away when the test file is done. */
const endings: (() => void)[] = [];
afterAll(() => endings.forEach((end) => end()));

/** A folder that is gone when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ambitie-test-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Texts of a plan's files by name, to be changed before they are written elsewhere. */
export function planTexts(folder: string): Map<string, string> {
  const tables = existsSync(join(folder, 'figures')) ? readdirSync(join(folder, 'figures')) : [];
  const there = [
    ...planFileNames.filter((name) => existsSync(join(folder, name))),
    ...tables.map((name) => `figures/${name}`).filter(isFigureFile),
  ];
  return new Map(there.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Writes a plan's files into a folder of their own. */
export function writePlan(texts: ReadonlyMap<string, string>, folder = temporaryFolder()): string {
  for (const [name, text] of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A copy of a plan with one of its files changed. */
export function planWith(folder: string, name: string, change: (text: string) => string): string {
  const texts = planTexts(folder);
  return writePlan(texts.set(name, change(texts.get(name) ?? '')));
}

/** A copy of a plan with rows of figures added, in a file of their own. */
export function planWithFigures(folder: string, rows: readonly string[]): string {
  return planWith(folder, 'figures/added.csv', () => `${[figureColumns.join(','), ...rows].join('\n')}\n`);
}

/** Builds a release offline and publishes it. */
export async function publishPlan(planFolder: string, dataFolder: string): Promise<Manifest> {
  const built = await buildRelease({ planFolder, dataFolder, code: 'test', offline: true });
  if (!built.ok) throw new Error(built.problems.map((problem) => problem.message).join('\n'));
  await publishRelease(dataFolder, built.value.id, new Date('2026-02-01T00:00:00Z'));
  return built.value;
}

/** The problems that stand in the way of a release; none when it was built. */
export async function problemsOfBuild(planFolder: string, dataFolder: string): Promise<readonly Problem[]> {
  const built = await buildRelease({ planFolder, dataFolder, code: 'test', offline: true });
  return built.ok ? [] : built.problems;
}

/** A plan's release, built in a folder of its own and opened until the test file is done. */
export async function openedPlan(planFolder: string): Promise<OpenRelease> {
  const dataFolder = temporaryFolder();
  const { id } = await publishPlan(planFolder, dataFolder);
  const opened = await openRelease(dataFolder, id);
  if (!opened.ok) throw new Error(opened.problems.map((problem) => problem.message).join('\n'));
  endings.push(opened.value.close);
  return opened.value;
}

/** SHA-256 of every file in a folder, by its path within. */
export function fileHashes(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** What builds that were stopped left behind. */
export function leftovers(dataFolder: string): readonly string[] {
  return readdirSync(releasesFolder(dataFolder)).filter((name) => name.startsWith('.unfinished-'));
}
