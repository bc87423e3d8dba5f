import type { Command } from 'commander';
import type { Effects } from '../foundation/effects.ts';
import { describeProblem, type Problem } from '../foundation/problem.ts';
import type { Store } from '../store/store.ts';
import type { Organisations } from './organisations.ts';
import type { PlanContext } from './plan-context.ts';
import type { ReleaseLayer } from './release-layer.ts';
import type { WriteEntry } from './trail.ts';

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

/** A command's way to the world with the common options worked out. */
export interface Session {
  readonly world: World;
  readonly dataFolder: string;
  readonly planFolder: string;
  readonly json: boolean;
}

/** The house as commands reach it: its wings closed, for a command serves no pages. */
export interface ClosedHouse {
  /** Does something with the database: joins that of a site that runs, or starts it for as long as it takes. */
  readonly withStore: (use: (store: Store) => Promise<number>) => Promise<number>;
  /** Does something with the plan of the release that is served, building it first when there is none. */
  readonly withPlan: (use: (plan: PlanContext) => Promise<number>) => Promise<number>;
  readonly organisations: Organisations;
  /** What each release gets besides the plan and what was fetched. */
  readonly layers: readonly ReleaseLayer[];
  readonly writeEntry: WriteEntry;
}

/** What a command gets. */
export interface CommandSession extends Session {
  readonly house: ClosedHouse;
}

/** Wraps what a command does so that it gets its session and its exit code is kept. */
export type CommandRunner = (
  // Commander types arguments and options loosely: each command says what it declared.
  action: (session: CommandSession, ...rest: never[]) => Promise<number> | number,
) => (...given: readonly unknown[]) => Promise<void>;

/** Adds commands to the command line. */
export type AddCommands = (program: Command, run: CommandRunner) => void;

/** Says on standard output what a command found: data as JSON when asked for, else as text. */
export function answer(session: Session, data: unknown, text: () => string): void {
  session.world.print(session.json ? JSON.stringify(data, null, 2) : text());
}

/** Ends a command with what is wrong, each problem on its own line of standard error. Gives the exit code. */
export function refuse(session: Session, problems: readonly Problem[], exitCode = 1): number {
  for (const problem of problems) session.world.printError(describeProblem(problem));
  return exitCode;
}
