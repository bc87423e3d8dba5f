import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a program took from its start to its end. */
export interface ProcessUse {
  readonly seconds: number;
  /** Largest size of the process in memory (resident set). */
  readonly peakMb: number;
  /** What it wrote on standard output. */
  readonly output: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const preload = new URL('peak-memory.ts', import.meta.url).href;

/** Runs a script with this Node in a process of its own, in the project's folder. A failed run is thrown. */
export async function measuredProcess(script: string, args: readonly string[]): Promise<ProcessUse> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', preload, script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [output, peakKb, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stdio[3]),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with exit code ${code}`);
  return { seconds: (performance.now() - begin) / 1000, peakMb: Number(peakKb) / 1024, output };
}

async function textOf(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : '';
}
