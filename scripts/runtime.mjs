/* Finds the Node that runs the product. Plain JavaScript: this file itself runs under Node 20. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestMajor = 24;

/** Path of a Node of major 24 or later: this one, the one npm brought in, or the system's; undefined when none. */
function findRuntime() {
  if (majorOf(process.version) >= oldestMajor) return process.execPath;
  const broughtIn = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return [broughtIn, 'node'].find((candidate) => majorOf(versionOf(candidate)) >= oldestMajor);
}

/** Like `findRuntime`, but ends the process with a message that tells how to mend it. */
export function requireRuntime() {
  const runtime = findRuntime();
  if (runtime) return runtime;
  console.error(
    `Ambitie needs Node ${oldestMajor} or later and found ${process.version} on ${process.platform}-${process.arch}.\n` +
      `On Linux (x64 and arm64) npm brings it in: run "npm install" and try again. ` +
      `Elsewhere, install Node ${oldestMajor} from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Runs a program in the foreground, forwards signals to it, and resolves to its exit code (128 + n for signal n). */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const stopForwarding = forwardSignals(child);
    child.once('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signalNumbers[signal] ?? 0));
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

function forwardSignals(child) {
  const handlers = ['SIGHUP', 'SIGINT', 'SIGTERM'].map((signal) => {
    // A terminal sends its interrupt to the child by itself; twice would look like "stop at once".
    const handler = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}

function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

function versionOf(program) {
  if (program.includes('/') && !existsSync(program)) return '';
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
