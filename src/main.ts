import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './cli/command-line.ts';

/** The only place where the real world comes in: network, clock, output, and the signals that end the process. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

process.exitCode = await runCommandLine(process.argv.slice(2), {
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
});

function codeVersion(): string {
  const { version } = readJson('package.json') as { version: string };
  const { sources } = readJson('dist/build.json') as { sources: string };
  return `${version}+${sources.slice(0, 12)}`;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
