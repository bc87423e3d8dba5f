import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCurrentRelease } from '../../src/measure/release/build-store.ts';
import {
  currentRelease,
  listReleases,
  releasesFolder,
  verifyRelease,
} from '../../src/measure/release/release-store.ts';
import { startBuilder, untilTold } from './builder-process.ts';
import { leftovers, planWith, publishPlan, temporaryFolder, tinyPlanFolder } from './built-release.ts';

const kills = 52;

test(`whenever a build is killed (${kills} times), the release before or after it is served, whole`, async () => {
  const seed = Number(process.env['KILL_SEED'] ?? randomInt(2 ** 31));
  process.stdout.write(`Kill test: KILL_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const dataFolder = temporaryFolder();
  const revised = planWith(tinyPlanFolder, 'figures.csv', (text) => text.replace(',30.5,', ',30.7,'));
  let served: string = (await publishPlan(tinyPlanFolder, dataFolder)).id;
  const pace = await durationOfBuild();
  const tally = { midway: 0, published: 0 };
  for (let round = 0; round < kills; round += 1) {
    const stale = leftovers(dataFolder);
    // After none to four further steps (each build tells two), and then at any moment of about one build.
    const moment = { steps: 1 + Math.floor(random() * 5), milliseconds: random() * pace };
    const steps = await killedAt(moment, dataFolder, `round-${round}`, [tinyPlanFolder, revised]);
    const current = await currentRelease(dataFolder);
    expect(allowed(served, steps), `KILL_SEED=${seed}, round ${round}: ${steps.join(', ')}`).toContain(current);
    served = current as string;
    expect(await verifyRelease(dataFolder, current!)).toMatchObject({ ok: true });
    if (steps.length > 1)
      expect(stale.filter((name) => existsSync(join(releasesFolder(dataFolder), name)))).toEqual([]);
    if (steps.length > 1) tally.published += 1;
    if (leftovers(dataFolder).length > 0) tally.midway += 1;
  }
  // Without these the kills would have missed what they are for.
  expect(tally.midway).toBeGreaterThan(kills / 10);
  expect(tally.published).toBeGreaterThan(kills / 10);
  await serveAfterwards(dataFolder);
}, 240_000);

/** How long a build takes here and now, in milliseconds, so that the kills fall within one. */
async function durationOfBuild(): Promise<number> {
  const builder = startBuilder('loop', temporaryFolder(), 'pace', tinyPlanFolder);
  await untilTold(builder, 'ready');
  const start = performance.now();
  await untilTold(builder, 'published', 3);
  const duration = (performance.now() - start) / 3;
  builder.child.kill('SIGKILL');
  await builder.ended;
  return duration;
}

interface Moment {
  readonly steps: number;
  readonly milliseconds: number;
}

/** Lets a builder loop up to a moment and kills it; gives the steps it told. */
async function killedAt(
  moment: Moment,
  dataFolder: string,
  code: string,
  plans: readonly string[],
): Promise<readonly string[]> {
  const builder = startBuilder('loop', dataFolder, code, ...plans);
  await untilTold(builder, '', moment.steps);
  await new Promise((resolve) => setTimeout(resolve, moment.milliseconds));
  builder.child.kill('SIGKILL');
  await builder.ended;
  expect(builder.errors()).toBe('');
  return builder.steps();
}

/** The release served before, or the one that was being published when the kill came. */
function allowed(before: string, steps: readonly string[]): readonly string[] {
  const published = steps.findLast((step) => step.startsWith('published '))?.slice('published '.length) ?? before;
  const last = steps.at(-1) ?? '';
  return last.startsWith('publishing ') ? [published, last.slice('publishing '.length)] : [published];
}

async function serveAfterwards(dataFolder: string): Promise<void> {
  const opened = await openCurrentRelease(dataFolder);
  if (!opened?.ok) throw new Error('the served release does not open');
  expect((await opened.value.observations.all()).length).toBeGreaterThan(10);
  opened.value.close();
  const { id } = await publishPlan(tinyPlanFolder, dataFolder);
  expect(leftovers(dataFolder)).toEqual([]);
  const releases = await listReleases(dataFolder);
  expect(releases.filter(({ current }) => current).map(({ manifest }) => manifest.id)).toEqual([id]);
  for (const { manifest } of releases) expect(await verifyRelease(dataFolder, manifest.id)).toMatchObject({ ok: true });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
