import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A running builder (see `builder.ts`) with what it told so far. */
export interface BuilderProcess {
  readonly child: ChildProcess;
  readonly steps: () => readonly string[];
  readonly errors: () => string;
  /** Settles when it has ended and everything it told was read. */
  readonly ended: Promise<number | null>;
}

/** Starts a builder in a process of its own, on the Node that runs the tests. */
export function startBuilder(...args: readonly string[]): BuilderProcess {
  const script = fileURLToPath(new URL('builder.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (exitCode) => resolve(exitCode)));
  return { child, steps: () => told.split('\n').filter(Boolean), errors: () => errors, ended };
}

/** Waits until a builder has told a step so many times; fails when it ends before. */
export async function untilTold(builder: BuilderProcess, step: string, times = 1): Promise<void> {
  while (builder.steps().filter((told) => told.startsWith(step)).length < times) {
    if (builder.child.exitCode !== null) throw new Error(`the builder ended: ${builder.errors()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
