import type { Result } from '../../foundation/problem.ts';
import { buildRelease, openCurrentRelease } from '../release/build-store.ts';
import type { Manifest } from '../release/manifest.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { readTargetChanges } from '../target/target-changes-store.ts';
import { editTargetFile } from '../target/target-rows.ts';
import { refuse, type CommandSession, type Session } from '../../wing/command.ts';
import type { PlanSnapshot } from '../release/snapshot.ts';
import { currentRelease, publishRelease } from '../release/release-store.ts';

/** Builds the release of the inputs at hand and makes it the one that is served. */
export async function buildAndPublish(session: CommandSession, offline: boolean): Promise<Result<Manifest>> {
  const { dataFolder, planFolder, world, house } = session;
  const edits = await readTargetChanges(dataFolder);
  if (!edits.ok) return edits;
  const editTargets = editTargetFile(edits.value);
  const built = await buildRelease({
    dataFolder,
    planFolder,
    code: world.code,
    offline,
    editTargets,
    layers: house.layers,
  });
  if (built.ok) await publishRelease(dataFolder, built.value.id, world.effects.now());
  return built;
}

/** Does something with the release that is served, building it first when there is none. Gives the exit code. */
export async function withRelease(
  session: CommandSession,
  use: (release: OpenRelease) => Promise<number> | number,
): Promise<number> {
  if (!(await currentRelease(session.dataFolder))) {
    const built = await buildAndPublish(session, false);
    if (!built.ok) return refuse(session, built.problems);
  }
  const opened = await openCurrentRelease(session.dataFolder);
  if (!opened) throw new Error(`no release in ${session.dataFolder} after building one`);
  if (!opened.ok) return refuse(session, opened.problems);
  try {
    return await use(opened.value);
  } finally {
    opened.value.close();
  }
}

/** The plan of the release that is served, for what is fetched for it. */
export async function servedPlan({ dataFolder }: Session): Promise<PlanSnapshot> {
  const opened = await openCurrentRelease(dataFolder);
  if (!opened?.ok) throw new Error(`the release in ${dataFolder} does not open`);
  opened.value.close();
  return opened.value.snapshot;
}
