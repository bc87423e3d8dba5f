import { writeSync } from 'node:fs';
import { buildRelease } from '../../src/measure/release/build-store.ts';
import { publishRelease } from '../../src/measure/release/release-store.ts';

/**
 * A process of its own that builds and publishes, for tests of what happens when several do so or one is killed:
 * `builder.ts once|loop DATA CODE PLAN…`. It tells each step on standard output, at once. In a loop it takes the plans
 * in turn, each time with another code version, so that every round makes a new release.
 */
const [mode = '', dataFolder = '', code = '', ...plans] = process.argv.slice(2);

function tell(step: string): void {
  writeSync(1, `${step}\n`);
}

async function buildAndPublish(planFolder: string, codeVersion: string): Promise<void> {
  const built = await buildRelease({ planFolder, dataFolder, code: codeVersion, offline: true });
  if (!built.ok) throw new Error(built.problems.map((problem) => problem.message).join('\n'));
  tell(`publishing ${built.value.id}`);
  await publishRelease(dataFolder, built.value.id, new Date());
  tell(`published ${built.value.id}`);
}

tell('ready');
const rounds = mode === 'loop' ? Number.POSITIVE_INFINITY : 1;
for (let round = 0; round < rounds; round += 1) {
  await buildAndPublish(plans[round % plans.length] as string, rounds > 1 ? `${code}-${round}` : code);
}
