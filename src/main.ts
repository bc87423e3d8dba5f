import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './cli/command-line.ts';
import { diskRefusal } from './cli/refusal.ts';
import type { World } from './wing/command.ts';

/** The only place where the real world comes in: network, clock, output, and the signals that end the process. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const world: World = {
  effects: {
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  },
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  root,
  workingFolder: process.cwd(),
  environment: process.env,
  code: codeVersion(),
  stopped: () =>
    new Promise((resolve) => {
      // Asked once more it does not stop halfway.
      process.on('SIGINT', () => resolve());
      process.on('SIGTERM', () => resolve());
    }),
};

process.exitCode = await runCommandLine(process.argv.slice(2), world).catch((error: unknown) => {
  const refusal = diskRefusal(error);
  if (refusal === undefined) throw error;
  world.printError(refusal);
  return 1;
});

function codeVersion(): string {
  const { version } = readJson('package.json') as { version: string };
  const { sources } = readJson('dist/build.json') as { sources: string };
  return `${version}+${sources.slice(0, 12)}`;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
