import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../foundation/problem.ts';
import { buildGeography, type Geography } from '../area/geography.ts';
import { checkClaims } from '../claim/check.ts';
import { claimIndicators, type Claim, type ClaimResult } from '../claim/claim.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import type { Boundaries } from '../source/boundaries.ts';
import type { RawStore } from '../source/raw-file.ts';
import { openRawStore } from '../source/raw-store.ts';
import { listInputs, type InputContents, type InputFolders } from './build-inputs-store.ts';
import { observationFiles, observationsFile, withheldFile, type Manifest, type ReleaseId } from './manifest.ts';
import { openObservations } from './observation-store.ts';
import { assembleRelease, type OpenRelease } from './open-release.ts';
import { mayBePassedOn } from './reuse.ts';
import {
  currentRelease,
  jsonFile,
  releaseFolder,
  releaseIdOf,
  removeUnfinished,
  unfinishedFolder,
  verifyRelease,
  writeRelease,
  type ReleaseFile,
} from './release-store.ts';
import type { PlanSnapshot } from './snapshot.ts';
import { withWorkbench, type CatalogueEntry, type Workbench } from './workbench-store.ts';

/** A build: of which inputs, by which code. */
export interface BuildOrder extends InputFolders {
  /** Version of the code with a hash of its sources. */
  readonly code: string;
}

/**
 * Builds the release of the inputs at hand and leaves it unpublished. The same inputs and code give the same id and
 * the same bytes. When that release is there already, whole, and the kept files are what they were, nothing is parsed.
 *
 * Problems: those of the plan folder, the figures, the kept files and the tables; nothing is written then.
 */
export async function buildRelease(
  order: BuildOrder,
  rawStore: RawStore = openRawStore(order.dataFolder),
): Promise<Result<Manifest>> {
  await removeUnfinished(order.dataFolder);
  const inputs = await listInputs(order, rawStore);
  const id = releaseIdOf(order.code, inputs.hashes);
  const known = await verifyRelease(order.dataFolder, id);
  if (known.ok && (await inputs.areIntact())) return known;
  const contents = await inputs.read();
  if (!contents.ok) return contents;
  if (known.ok) return known;
  const { plan, layers } = contents.value;
  const geography = buildGeography(plan.areas);
  return withWorkbench(
    unfinishedFolder(order.dataFolder),
    layers,
    { indicators: plan.indicators, geography },
    async (workbench) => {
      const made = { id, code: order.code, inputs: inputs.hashes };
      return ok(
        await writeRelease(order.dataFolder, ...(await releaseParts(made, contents.value, geography, workbench))),
      );
    },
  );
}

/** What a release says of itself, and its files. */
async function releaseParts(
  made: Pick<Manifest, 'id' | 'code' | 'inputs'>,
  { plan, boundaries }: InputContents,
  geography: Geography,
  workbench: Workbench,
): Promise<[Omit<Manifest, 'files'>, readonly ReleaseFile[]]> {
  const catalogue = await workbench.catalogue();
  const withheld = (await workbench.publishers()).filter((publisher) => !mayBePassedOn(publisher, plan.plan));
  const { areas, indicators } = plan;
  const snapshot: PlanSnapshot = { plan: plan.plan, areas, indicators, targets: plan.targets };
  const draft = {
    format: 1,
    id: made.id,
    plan: plan.plan.id,
    code: made.code,
    figuresOf:
      catalogue
        .map((entry) => entry.retrieved)
        .toSorted()
        .at(-1) ?? '',
    counts: workbench.counts,
    inputs: made.inputs,
  } as const;
  return [
    draft,
    [
      { name: observationsFile, write: (file) => workbench.write(file, { without: withheld }) },
      ...(withheld.length > 0
        ? [{ name: withheldFile, write: (file: string) => workbench.write(file, withheld) }]
        : []),
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
  const [reusable = '', ...withheld] = observationFiles(manifest.value).map((name) => join(folder, name));
  const observations = await openObservations(reusable, ...withheld);
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
