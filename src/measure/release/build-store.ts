import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import { loadPlanFolder, type PlanFolder } from '../plan-folder.ts';
import { readPlanFiles } from '../plan-folder-store.ts';
import type { Boundaries } from '../source/boundaries.ts';
import { readFigures } from '../source/figures.ts';
import type { RawStore } from '../source/raw-file.ts';
import { openRawStore } from '../source/raw-store.ts';
import { stageImports, type StagedFile } from '../source/imports-store.ts';
import { publishers, readStoredBoundaryVintages, readStoredObservations } from '../source/source.ts';
import type { Observation } from '../observation/observation.ts';
import { buildGeography, type Geography } from '../area/geography.ts';
import { checkClaims } from '../claim/check.ts';
import { claimIndicators, type Claim, type ClaimResult } from '../claim/claim.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import type { HashedFile, Manifest, ReleaseId } from './manifest.ts';
import { openObservations } from './observation-store.ts';
import { assembleRelease, type OpenRelease } from './open-release.ts';
import {
  currentRelease,
  hashBytes,
  jsonFile,
  releaseFolder,
  removeUnfinished,
  unfinishedFolder,
  verifyRelease,
  writeRelease,
  type ReleaseFile,
} from './release-store.ts';
import { targetFileName } from '../target/target-file.ts';
import type { PlanSnapshot } from './snapshot.ts';
import { withWorkbench, type CatalogueEntry, type Layer, type Workbench } from './workbench-store.ts';

/** What a release is built from. */
export interface BuildOrder {
  readonly planFolder: string;
  readonly dataFolder: string;
  /** Version of the code with a hash of its sources. */
  readonly code: string;
  /** Leaves fetched files out, so that only what ships with the plan counts. */
  readonly offline: boolean;
  /** Puts the targets that were edited on the site into the text of `targets.csv`, empty when the plan has none. */
  readonly editTargets?: (file: string) => string;
}

/**
 * Builds the release of the inputs at hand and leaves it unpublished. The same inputs and code give the same id and
 * the same bytes; a release that is there already is not built again.
 *
 * Problems: those of the plan folder, the figures and the kept files, all of them; nothing is written then.
 */
export async function buildRelease(order: BuildOrder): Promise<Result<Manifest>> {
  await removeUnfinished(order.dataFolder);
  const inputs = await readInputs(order);
  if (!inputs.ok) return inputs;
  const id = releaseIdOf(order.code, inputs.value.hashes);
  const known = await verifyRelease(order.dataFolder, id);
  if (known.ok) return known;
  const { plan, layers } = inputs.value;
  const geography = buildGeography(plan.areas);
  return withWorkbench(
    unfinishedFolder(order.dataFolder),
    layers,
    { indicators: plan.indicators, geography },
    async (workbench) =>
      ok(await writeRelease(order.dataFolder, ...(await releaseParts(order, id, inputs.value, geography, workbench)))),
  );
}

/** What a release says of itself, and its files. */
async function releaseParts(
  order: BuildOrder,
  id: ReleaseId,
  { plan, hashes, boundaries }: BuildInputs,
  geography: Geography,
  workbench: Workbench,
): Promise<[Omit<Manifest, 'files'>, readonly ReleaseFile[]]> {
  const catalogue = await workbench.catalogue();
  const { areas, indicators } = plan;
  const snapshot: PlanSnapshot = { plan: plan.plan, areas, indicators, targets: plan.targets };
  const draft = {
    format: 1,
    id,
    plan: plan.plan.id,
    code: order.code,
    figuresOf:
      catalogue
        .map((entry) => entry.retrieved)
        .toSorted()
        .at(-1) ?? '',
    counts: workbench.counts,
    inputs: hashes,
  } as const;
  return [
    draft,
    [
      { name: 'observations.parquet', write: workbench.write },
      jsonFile('plan.json', snapshot),
      jsonFile('claims.json', await checkedClaims(plan, geography, workbench)),
      jsonFile('catalogue.json', catalogue),
      jsonFile('boundaries.json', boundaries),
    ],
  ];
}

async function checkedClaims(
  { claims, indicators }: { readonly claims: readonly Claim[]; readonly indicators: readonly Indicator[] },
  geography: Geography,
  workbench: Workbench,
): Promise<readonly ClaimResult[]> {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const naming = {
    geography,
    indicator: (id: Indicator['id']): Indicator => {
      const found = byId.get(id);
      if (!found) throw new Error(`unknown indicator: ${id}`);
      return found;
    },
  };
  return checkClaims(claims, arrangeObservations(await workbench.totalsOf(claimIndicators(claims))), naming);
}

interface BuildInputs {
  readonly plan: PlanFolder;
  /** Published observations, those that take the place of others first. */
  readonly layers: readonly Layer[];
  readonly boundaries: readonly Boundaries[];
  readonly hashes: readonly HashedFile[];
}

/** The plan folder's files; edited targets count as if they stood in it, in the hashes as well. */
async function planFilesOf({ planFolder, editTargets }: BuildOrder): Promise<ReadonlyMap<string, string>> {
  const files = await readPlanFiles(planFolder);
  const before = files.get(targetFileName) ?? '';
  const targets = editTargets?.(before) ?? before;
  return targets === before ? files : new Map([...files, [targetFileName, targets]]);
}

async function readInputs(order: BuildOrder): Promise<Result<BuildInputs>> {
  const files = await planFilesOf(order);
  const plan = loadPlanFolder(files);
  if (!plan.ok) return plan;
  const figures = readFigures(plan.value.figures, 'figures.csv', {
    indicators: new Set(plan.value.indicators.map((indicator) => indicator.id)),
    areas: new Set(plan.value.areas.map((area) => area.code)),
    units: new Map(plan.value.indicators.map((indicator) => [indicator.id, indicator.unit])),
  });
  const kept = order.offline ? ok(nothingKept) : await readKept(openRawStore(order.dataFolder), plan.value);
  const staged = await stageImports(order.planFolder, plan.value, order.dataFolder, order.offline);
  if (!figures.ok || !kept.ok || !staged.ok) {
    return failed([figures, kept, staged].flatMap((result) => (result.ok ? [] : result.problems)));
  }
  const planHashes = [...files].map(([name, text]) => ({
    name: `plan/${name}`,
    sha256: hashBytes(text),
    bytes: Buffer.byteLength(text),
  }));
  return ok({
    plan: plan.value,
    layers: [
      ...staged.value.map(({ path }) => ({ parquet: path })),
      { observations: kept.value.observations },
      { observations: figures.value },
      { observations: plan.value.regionFigures },
    ],
    boundaries: kept.value.boundaries,
    hashes: [...planHashes, ...kept.value.hashes, ...staged.value.map(stagedHash)].toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
  });
}

function stagedHash({ name, sha256, bytes }: StagedFile): HashedFile {
  return { name: `staged/${name}`, sha256, bytes };
}

interface KeptInputs {
  readonly observations: readonly Observation[];
  readonly boundaries: readonly Boundaries[];
  readonly hashes: readonly HashedFile[];
}

const nothingKept: KeptInputs = { observations: [], boundaries: [], hashes: [] };

async function readKept(rawStore: RawStore, { plan, indicators, areas }: PlanFolder): Promise<Result<KeptInputs>> {
  const observations = await readStoredObservations(rawStore, { plan, indicators, areas });
  const boundaries = await readStoredBoundaryVintages(rawStore, areas);
  const records = await Promise.all(publishers.map(({ id }) => rawStore.latest(id)));
  const problems = [observations, boundaries, ...records].flatMap((result) => (result.ok ? [] : result.problems));
  if (!observations.ok || !boundaries.ok || problems.length > 0) return failed(problems);
  const hashes = records
    .flatMap((result) => (result.ok ? result.value : []))
    .map(({ source, name, retrieved, sha256, bytes }) => ({ name: `${source}/${name}@${retrieved}`, sha256, bytes }));
  return ok({ observations: observations.value, boundaries: boundaries.value, hashes });
}

function releaseIdOf(code: string, inputs: readonly HashedFile[]): ReleaseId {
  const lines = inputs.map(({ name, sha256 }) => `${sha256}  ${name}`);
  return hashBytes([code, ...lines].join('\n')).slice(0, 16) as ReleaseId;
}

/**
 * Opens a release for reading after checking its hashes.
 *
 * Problems: those of `verifyRelease`.
 */
export async function openRelease(dataFolder: string, id: ReleaseId): Promise<Result<OpenRelease>> {
  const manifest = await verifyRelease(dataFolder, id);
  if (!manifest.ok) return manifest;
  const folder = releaseFolder(dataFolder, id);
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const observations = await openObservations(join(folder, 'observations.parquet'));
  return ok(
    assembleRelease({
      manifest: manifest.value,
      snapshot: (await json('plan.json')) as PlanSnapshot,
      claims: (await json('claims.json')) as readonly ClaimResult[],
      catalogue: (await json('catalogue.json')) as readonly CatalogueEntry[],
      boundaries: [(await json('boundaries.json')) as Boundaries | readonly Boundaries[] | null]
        .flat()
        .filter((each) => each !== null),
      observations,
      readFile: async (name) => new Uint8Array(await readFile(join(folder, name))),
    }),
  );
}

/** Opens the release that is served; `undefined` before the first one. */
export async function openCurrentRelease(dataFolder: string): Promise<Result<OpenRelease> | undefined> {
  const id = await currentRelease(dataFolder);
  return id && openRelease(dataFolder, id);
}
