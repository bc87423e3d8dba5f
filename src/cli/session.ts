import { resolve } from 'node:path';
import type { Effects } from '../foundation/effects.ts';
import { describeProblem, type Problem, type Result } from '../foundation/problem.ts';
import { buildRelease, openCurrentRelease } from '../measure/release/build-store.ts';
import type { Manifest } from '../measure/release/manifest.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import { readTargetChanges } from '../house/target-changes-file.ts';
import { editTargetFile } from '../house/target-rules.ts';
import { currentRelease, publishRelease } from '../measure/release/release-store.ts';

/** The world as a command sees it: real in `main.ts`, made up in tests. */
export interface World {
  readonly effects: Effects;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** The project's own folder, where `plans/` and `dist/` are. */
  readonly root: string;
  /** The folder that the command was given in. */
  readonly workingFolder: string;
  /** Environment variables, for addresses of publishers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Version of the code with a hash of its sources. */
  readonly code: string;
  /** Settles when the process is told to stop; until it is called, a signal ends the process at once. */
  readonly stopped: () => Promise<void>;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly plan: string;
  readonly json: boolean;
}

/** A command's way to the world with the common options worked out. */
export interface Session {
  readonly world: World;
  readonly dataFolder: string;
  readonly planFolder: string;
  readonly json: boolean;
}

export function startSession(world: World, options: CommonOptions): Session {
  return {
    world,
    dataFolder: resolve(world.workingFolder, options.data),
    planFolder: resolve(world.workingFolder, options.plan),
    json: options.json,
  };
}

/** Wraps what a command does so that it gets its session and its exit code is kept. */
export type CommandRunner = (
  // Commander types arguments and options loosely: each command says what it declared.
  action: (session: Session, ...rest: never[]) => Promise<number> | number,
) => (...given: readonly unknown[]) => Promise<void>;

/** Says on standard output what a command found: data as JSON when asked for, else as text. */
export function answer(session: Session, data: unknown, text: () => string): void {
  session.world.print(session.json ? JSON.stringify(data, null, 2) : text());
}

/** Ends a command with what is wrong, each problem on its own line of standard error. Gives the exit code. */
export function refuse(session: Session, problems: readonly Problem[], exitCode = 1): number {
  for (const problem of problems) session.world.printError(describeProblem(problem));
  return exitCode;
}

/** Builds the release of the inputs at hand and makes it the one that is served. */
export async function buildAndPublish(session: Session, offline: boolean): Promise<Result<Manifest>> {
  const { dataFolder, planFolder, world } = session;
  const editTargets = editTargetFile(await readTargetChanges(dataFolder));
  const built = await buildRelease({ dataFolder, planFolder, code: world.code, offline, editTargets });
  if (built.ok) await publishRelease(dataFolder, built.value.id, world.effects.now());
  return built;
}

/** Does something with the release that is served, building it first when there is none. Gives the exit code. */
export async function withRelease(
  session: Session,
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
