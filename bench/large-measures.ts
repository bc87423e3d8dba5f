import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLargePlan, type LargePlan } from './large-plan.ts';
import { measureLargeRelease } from './large-release-measures.ts';
import { median, type Measure } from './measure.ts';
import { measuredProcess } from './measured-process.ts';

const rounds = 3;

/** Measures the product on a plan of 5 million observations: import, release build, questions, explorer, first pages. */
export async function measureLargePlan(): Promise<readonly Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-large-'));
  try {
    const plan = await makeLargePlan(join(folder, 'plan'));
    const imported = await measureImport(plan, folder);
    const built = await measureBuild(plan, folder);
    return [...imported, ...built.measures, ...(await measureLargeRelease(plan, built.data))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureImport(plan: LargePlan, folder: string): Promise<readonly Measure[]> {
  const uses = await inRounds(() =>
    measuredProcess('bench/import-large.ts', [plan.table, plan.mapping, join(folder, 'staged.parquet')]),
  );
  const what = `import of a table of ${plan.observations.toLocaleString('en')} observations`;
  return [
    { what, unit: 's', value: median(uses.map(({ output }) => Number(output))), limit: 5 },
    { what: `${what}, peak memory`, unit: 'MB', value: Math.max(...uses.map(({ peakMb }) => peakMb)), limit: 1024 },
  ];
}

/** Builds with nothing kept from before, so that the table is imported too. Leaves the last build in `data`. */
async function measureBuild(
  plan: LargePlan,
  folder: string,
): Promise<{ readonly data: string; readonly measures: readonly Measure[] }> {
  const data = join(folder, 'data');
  const uses = await inRounds(async () => {
    await rm(data, { recursive: true, force: true });
    const build = ['release', 'build', '--offline', '--plan', plan.folder, '--data', data];
    const use = await measuredProcess('dist/main.mjs', build);
    if (use.output.includes(`${plan.observations} published`)) return use;
    throw new Error(`the build left observations out: ${use.output}`);
  });
  const what = 'release build of that plan, import and program start included';
  return {
    data,
    measures: [
      { what, unit: 's', value: median(uses.map(({ seconds }) => seconds)), limit: 30 },
      { what: `${what}, peak memory`, unit: 'MB', value: Math.max(...uses.map(({ peakMb }) => peakMb)), limit: 1024 },
    ],
  };
}

async function inRounds<T>(work: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let round = 0; round < rounds; round++) results.push(await work());
  return results;
}
