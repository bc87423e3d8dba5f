import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../src/cli/command-line.ts';
import type { Session, World } from '../src/wing/command.ts';
import type { Wing } from '../src/wing/wing.ts';
import { testEffects } from './doubles/effects.ts';
import { unlimited } from './unlimited.ts';
import { temporaryFolder } from './release/built-release.ts';

/** What a command said, and its exit code. */
export interface CommandAnswer {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in a made-up world, of which the test says what matters to it. */
export async function runCommand(
  argv: readonly string[],
  more: Partial<World> & Pick<World, 'root' | 'workingFolder'>,
  wings?: readonly Wing[],
): Promise<CommandAnswer> {
  const out: string[] = [];
  const err: string[] = [];
  const world: World = {
    effects: testEffects(),
    print: (text) => void out.push(text),
    printError: (text) => void err.push(text),
    code: 'test',
    stopped: () => Promise.resolve(),
    ...more,
    environment: { ...unlimited, ...more.environment },
  };
  const exitCode = await runCommandLine(argv, world, wings);
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

/** A project folder with a made-up build of the site. */
export function madeUpProject(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(root, 'dist', 'assets.json'), '{"site.css": "assets/site-1.css"}');
  writeFileSync(join(root, 'dist', 'assets', 'site-1.css'), 'body{}');
  return root;
}

/** A session in a made-up world, for what is opened without a command. */
export function sessionIn(dataFolder: string, planFolder: string, more: Partial<World> = {}): Session {
  const world: World = {
    effects: testEffects('2026-02-01T00:00:00Z'),
    print: () => undefined,
    printError: () => undefined,
    root: dataFolder,
    workingFolder: dataFolder,
    code: 'test',
    stopped: () => Promise.resolve(),
    ...more,
    environment: { ...unlimited, ...more.environment },
  };
  return { world, dataFolder, planFolder, json: false };
}
