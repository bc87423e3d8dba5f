import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { loadPlanFolder, type PlanFolder } from '../plan-folder.ts';
import { readPlanFiles } from '../plan-folder-store.ts';
import type { Boundaries } from '../source/boundaries.ts';
import { hashBytes } from '../source/file-hash-store.ts';
import { readFigureFiles, type FigureFile } from '../source/figures.ts';
import { importInputs, listImports, stageTables, type Imports } from '../source/imports-store.ts';
import { listKeptFiles, readKeptFiles } from '../source/kept-files.ts';
import type { RawRecord, RawStore } from '../source/raw-file.ts';
import type { ReleaseLayer } from '../../wing/release-layer.ts';
import { targetFileName } from '../target/target-file.ts';
import type { HashedFile } from './manifest.ts';
import type { Layer } from './workbench-store.ts';

/** Where the inputs of a build stand. */
export interface InputFolders {
  readonly planFolder: string;
  readonly dataFolder: string;
  /** Leaves fetched files out, so that only what ships with the plan counts. */
  readonly offline: boolean;
  /** Puts the targets that were edited on the site into the text of `targets.csv`, empty when the plan has none. */
  readonly editTargets?: (file: string) => string;
  /** What wings add. */
  readonly layers?: readonly ReleaseLayer[];
}

/**
 * What a release is made from: every file, listed and hashed once. The name of the release follows from it; nothing is
 * parsed before it is known that there is none of that name.
 */
export interface BuildInputs {
  /** In order of name. A kept file is known by its record, its content still unseen. */
  readonly hashes: readonly HashedFile[];
  /** Whether each kept file still is what its record says; false as well when a record cannot be read. */
  readonly areIntact: () => Promise<boolean>;
  /**
   * What the files hold, each kept file read once.
   *
   * Problems: those of the plan folder; without any, those of the figures, the kept files and the tables.
   */
  readonly read: () => Promise<Result<InputContents>>;
}

/** Inputs read and checked. */
export interface InputContents {
  readonly plan: PlanFolder;
  /** Published observations, those that take the place of others first. */
  readonly layers: readonly Layer[];
  readonly boundaries: readonly Boundaries[];
}

/** Lists what a build would be made from. */
export async function listInputs(folders: InputFolders, rawStore: RawStore): Promise<BuildInputs> {
  const planFiles = await planFilesOf(folders);
  const imports = await listImports(folders.planFolder);
  const added = await addedFiles(folders);
  const kept = folders.offline ? ok([]) : await listKeptFiles(rawStore);
  const records = kept.ok ? kept.value : [];
  const hashes = [
    ...[...planFiles].map(planInput),
    ...importInputs(imports),
    ...records.map(keptInput),
    ...added.map(([name, text]) => textInput(`layer/${name}`, text)),
  ];
  return {
    hashes: hashes.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    areIntact: async () => kept.ok && (await areVerified(rawStore, records)),
    read: () => readInputs({ planFiles, imports, kept, added }, rawStore, folders.dataFolder),
  };
}

/** The plan folder's files; edited targets count as if they stood in it, in the hashes as well. */
async function planFilesOf({ planFolder, editTargets }: InputFolders): Promise<ReadonlyMap<string, string>> {
  const files = await readPlanFiles(planFolder);
  const before = files.get(targetFileName) ?? '';
  const targets = editTargets?.(before) ?? before;
  return targets === before ? files : new Map([...files, [targetFileName, targets]]);
}

function planInput([name, text]: readonly [string, string]): HashedFile {
  return textInput(`plan/${name}`, text);
}

function textInput(name: string, text: string): HashedFile {
  return { name, sha256: hashBytes(text), bytes: Buffer.byteLength(text) };
}

/** The files of figures that wings add, by name, those that are not there left out. */
async function addedFiles({ layers = [], ...folders }: InputFolders): Promise<readonly NamedText[]> {
  const read = await Promise.all(layers.map(async ({ name, read }) => [name, await read(folders)] as const));
  return read.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

type NamedText = readonly [name: string, text: string];

function keptInput({ source, name, retrieved, sha256, bytes }: RawRecord): HashedFile {
  return { name: `${source}/${name}@${retrieved}`, sha256, bytes };
}

async function areVerified(rawStore: RawStore, records: readonly RawRecord[]): Promise<boolean> {
  for (const record of records) if ((await rawStore.verify(record)).length > 0) return false;
  return true;
}

interface InputFiles {
  readonly planFiles: ReadonlyMap<string, string>;
  readonly imports: Imports;
  readonly kept: Result<readonly RawRecord[]>;
  readonly added: readonly NamedText[];
}

async function readInputs(
  { planFiles, imports, kept, added }: InputFiles,
  rawStore: RawStore,
  dataFolder: string,
): Promise<Result<InputContents>> {
  const plan = loadPlanFolder(planFiles);
  if (!plan.ok) return plan;
  const records = kept.ok ? kept.value : [];
  const figures = readFiguresOf(plan.value, plan.value.figures);
  const layers = added.map(([name, text]) => readFiguresOf(plan.value, [{ name, text }]));
  const contents = await readKeptFiles(rawStore, records, plan.value);
  const tables = await stageTables({ imports, kept: records }, plan.value, rawStore, dataFolder);
  if (!figures.ok || !kept.ok || !contents.ok || !tables.ok || !layers.every((layer) => layer.ok))
    return failed(problemsOf([figures, kept, contents, tables, ...layers]));
  return ok({
    plan: plan.value,
    layers: [
      ...tables.value.map(({ path }) => ({ parquet: path })),
      { observations: contents.value.observations },
      { observations: figures.value },
      { observations: plan.value.regionFigures },
      ...layers.map(({ value }) => ({ observations: value })),
    ],
    boundaries: contents.value.boundaries,
  });
}

function problemsOf(results: readonly Result<unknown>[]): readonly Problem[] {
  return results.flatMap((result) => (result.ok ? [] : result.problems));
}

function readFiguresOf(
  { indicators, areas }: PlanFolder,
  files: readonly FigureFile[],
): ReturnType<typeof readFigureFiles> {
  return readFigureFiles(files, {
    indicators: new Set(indicators.map(({ id }) => id)),
    areas: new Set(areas.map(({ code }) => code)),
    units: new Map(indicators.map(({ id, unit }) => [id, unit])),
  });
}
