import { join } from 'node:path';
import type { Geography } from '../../src/measure/area/geography.ts';
import type { Indicator } from '../../src/measure/indicator/indicator.ts';
import type { Observation } from '../../src/measure/observation/observation.ts';
import { openObservations } from '../../src/measure/release/observation-store.ts';
import { withWorkbench, type Layer } from '../../src/measure/release/workbench-store.ts';
import { temporaryFolder } from './built-release.ts';

/** All observations of the release that a build would make of these layers. */
export async function joined(
  layers: readonly Layer[],
  indicators: readonly Indicator[],
  geography: Geography,
): Promise<readonly Observation[]> {
  const folder = temporaryFolder();
  const file = join(folder, 'observations.parquet');
  await withWorkbench(join(folder, 'work'), layers, { indicators, geography }, ({ write }) =>
    write(file, { without: [] }),
  );
  const reader = await openObservations(file);
  try {
    return await reader.all();
  } finally {
    reader.close();
  }
}
