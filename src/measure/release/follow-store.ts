import { statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { openCurrentRelease } from './build-store.ts';
import type { OpenRelease } from './open-release.ts';
import { releasesFolder } from './release-store.ts';

/** The served release as it is at each moment. */
export interface FollowedRelease {
  readonly release: () => OpenRelease;
  readonly close: () => void;
}

/** How often the pointer is looked at, in milliseconds. */
const interval = 1000;

/** Time that requests under way get to finish with a release that was replaced, in milliseconds. */
const grace = 30_000;

/**
 * Opens the served release and opens the next one when another is published, without a restart. One that cannot be
 * opened is reported and the one before stays in use.
 */
export async function followCurrentRelease(
  dataFolder: string,
  report: (problem: Problem) => void,
): Promise<Result<FollowedRelease>> {
  const first = await openCurrentRelease(dataFolder);
  if (!first) {
    const hint = 'Run `ambitie release build`.';
    return failed([{ code: 'no-release', message: 'There is no release to serve.', at: dataFolder, hint }]);
  }
  if (!first.ok) return first;
  let current = first.value;
  let seen = pointerTime(dataFolder);
  const timer = setInterval(() => void follow(), interval).unref();
  async function follow(): Promise<void> {
    const now = pointerTime(dataFolder);
    if (now === seen) return;
    seen = now;
    const next = await openCurrentRelease(dataFolder);
    if (next && !next.ok) return next.problems.forEach(report);
    if (!next || next.value.manifest.id === current.manifest.id) return next?.value.close();
    setTimeout(current.close, grace).unref();
    current = next.value;
  }
  return ok({
    release: () => current,
    close: () => {
      clearInterval(timer);
      current.close();
    },
  });
}

function pointerTime(dataFolder: string): number {
  return statSync(join(releasesFolder(dataFolder), 'CURRENT'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
