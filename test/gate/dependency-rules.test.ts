import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** A house without faults: every neighbour that may be imported is. */
const soundHouse = {
  'src/foundation/problem.ts': 'export interface Problem { readonly code: string }',
  'src/plan/plan.ts': "import type { Problem } from '../foundation/problem.ts'; export type Plan = Problem;",
  'src/measure/observation/observation.ts':
    "import type { Plan } from '../../plan/plan.ts'; export type Observation = Plan;",
  'src/measure/source/figures.ts': 'export const figures = 1;',
  'src/measure/release/release-store.ts': "import 'node:fs';",
  'src/measure/web/home.ts': "import '../../site/layout.ts';",
  'src/deliver/project.ts':
    "import type { Observation } from '../measure/observation/observation.ts'; export type P = Observation;",
  'src/connect/match.ts': 'export const match = 1;',
  'src/site/layout.ts': "import 'node:fs';",
  'src/site/worker/image.ts': 'export const image = 1;',
  'src/site/worker/make-file.ts': "import './image.ts';",
  'src/deliver/command/export.ts': "import '../../site/worker/make-file.ts';",
  'src/store/pool.ts': "import 'node:fs';",
  'src/job/job.ts': 'export interface Job { readonly id: string }',
  'src/job/jobs.ts': "import './job.ts'; import '../store/pool.ts';",
  'src/wing/route.ts': "import '../store/pool.ts'; import '../site/layout.ts'; export const route = 1;",
  'src/deliver/idea/web/page.ts': "import '../../../wing/route.ts';",
  'src/house/wings.ts': "import '../deliver/project.ts';",
  'src/cli/start.ts': "import '../house/wings.ts';",
  'src/account/follow.ts': "import type { Job } from '../job/job.ts'; export type J = Job;",
  'src/main.ts': "import './measure/web/home.ts';",
};

/** One planted fault each: the rule that must fail, and the file that breaks it. */
const faults: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['foundation-stands-alone', 'src/foundation/wrong.ts', "import '../plan/plan.ts';"],
  ['plan-keeps-to-its-neighbours', 'src/plan/wrong.ts', "import '../measure/source/figures.ts';"],
  ['measure-keeps-to-its-neighbours', 'src/measure/wrong.ts', "import '../deliver/project.ts';"],
  ['measure-keeps-to-its-neighbours', 'src/measure/wrong.ts', "import '../main.ts';"],
  [
    'measure-keeps-to-its-neighbours',
    'src/measure/web/wrong.ts',
    "import type { J } from '../../account/follow.ts'; export type K = J;",
  ],
  ['deliver-keeps-to-its-neighbours', 'src/deliver/wrong.ts', "import '../connect/match.ts';"],
  ['deliver-keeps-to-its-neighbours', 'src/deliver/wrong.ts', "import '../measure/source/figures.ts';"],
  ['deliver-keeps-to-its-neighbours', 'src/deliver/idea/web/wrong.ts', "import '../../../account/follow.ts';"],
  [
    'connect-keeps-to-its-neighbours',
    'src/connect/wrong.ts',
    "import type { P } from '../deliver/project.ts'; export type Q = P;",
  ],
  ['meeting-place-stands-lowest', 'src/measure/area/wrong.ts', "import '../source/figures.ts';"],
  ['waist-knows-no-wing', 'src/wing/wrong.ts', "import '../deliver/project.ts';"],
  ['only-the-command-line-knows-the-house', 'src/deliver/web/wrong.ts', "import '../../house/wings.ts';"],
  ['frame-knows-no-wing', 'src/site/wrong.ts', "import '../wing/route.ts';"],
  ['frame-knows-no-wing', 'src/site/wrong.ts', "import '../measure/source/figures.ts';"],
  ['frame-knows-no-wing', 'src/store/wrong.ts', "import type { Plan } from '../plan/plan.ts'; export type P = Plan;"],
  ['jobs-know-no-wing', 'src/job/wrong.ts', "import '../account/follow.ts';"],
  ['wings-know-the-types-of-jobs', 'src/deliver/wrong.ts', "import '../job/job.ts';"],
  [
    'deliver-keeps-to-its-neighbours',
    'src/deliver/wrong.ts',
    "import type { J } from '../job/jobs.ts'; export type K = J;",
  ],
  ['pure-files-know-no-frame', 'src/measure/wrong.ts', "import '../site/layout.ts';"],
  ['pure-files-know-no-frame', 'src/plan/wrong.ts', "import '../store/pool.ts';"],
  [
    'pure-files-know-no-node',
    'src/measure/indicator/wrong.ts',
    "import { readFile } from 'node:fs/promises'; export { readFile };",
  ],
  ['pure-files-know-no-node', 'src/plan/wrong.ts', "import 'fs';"],
  ['files-are-made-by-threads', 'src/deliver/web/wrong.ts', "import '../../site/worker/image.ts';"],
  ['visitors-wait-in-the-queue', 'src/deliver/web/wrong.ts', "import '../../site/worker/make-file.ts';"],
  ['no-cycles', 'src/plan/wrong.ts', "import './wrong.ts';"],
  ['everything-resolves', 'src/plan/wrong.ts', "import './nowhere.ts';"],
];

describe('the rules on who may import whom', () => {
  let house: string;
  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'ambitie-house-'));
    await put(
      house,
      'tsconfig.json',
      '{ "compilerOptions": { "module": "NodeNext", "allowImportingTsExtensions": true, "noEmit": true } }',
    );
    await put(house, 'package.json', '{ "name": "house", "type": "module" }');
    for (const [file, source] of Object.entries(soundHouse)) await put(house, file, source);
  });
  afterAll(() => rm(house, { recursive: true }));

  test('find nothing in a sound house, and look at every file of it', async () => {
    expect((await cruise(house, 'err')).exitCode).toBe(0);
    expect(await cruisedFiles(house)).toEqual(Object.keys(soundHouse).toSorted());
  });

  test.for(faults)('fail for a planted fault: %s in %s (%s)', async ([rule, file, source]) => {
    await put(house, file, source);
    const { exitCode, output } = await cruise(house, 'err');
    await rm(join(house, file));
    expect(exitCode).toBeGreaterThan(0);
    expect(output).toContain(`error ${rule}: ${file}`);
  });

  test('look at every file of this product', async () => {
    const cruised = await cruisedFiles(root);
    const files = await readdir(join(root, 'src'), { recursive: true });
    const sources = files.filter((file) => /(?<!\.d)\.tsx?$/.test(file)).map((file) => `src/${file}`);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((file) => !cruised.includes(file))).toEqual([]);
  });
});

async function put(house: string, file: string, source: string): Promise<void> {
  await mkdir(dirname(join(house, file)), { recursive: true });
  await writeFile(join(house, file), `${source}\n`);
}

interface Run {
  readonly exitCode: number;
  readonly output: string;
}

function cruise(folder: string, outputType: 'err' | 'json'): Promise<Run> {
  const args = [cruiser, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', outputType, 'src'];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, output) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output });
    });
  });
}

async function cruisedFiles(folder: string): Promise<readonly string[]> {
  const { output } = await cruise(folder, 'json');
  const { modules } = JSON.parse(output) as { readonly modules: readonly { readonly source: string }[] };
  return modules
    .map((module) => module.source)
    .filter((source) => source.startsWith('src/'))
    .toSorted();
}
