import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlimited } from '../unlimited.ts';
import { promisify } from 'node:util';

export interface SiteServer {
  readonly origin: string;
  readonly processId: number;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const startLimitMs = 60_000;

/**
 * Starts the built product on a free port, with a data folder of its own unless one is given, and more options and
 * settings. One address may ask as often as it likes, unless the settings say otherwise.
 */
export async function startSite(
  givenFolder?: string,
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = unlimited,
): Promise<SiteServer> {
  const folder = givenFolder ?? (await mkdtemp(join(tmpdir(), 'ambitie-site-')));
  const server = spawn(process.execPath, ['dist/main.mjs', 'start', '--port', '0', '--data', folder, ...options], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    origin: await announcedAddress(server),
    processId: server.pid ?? 0,
    stop: async () => {
      await stopProcess(server);
      if (!givenFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives a command of the built product; fails with what it printed when it does. */
export async function command(...given: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['dist/main.mjs', ...given], { cwd: root });
}

function announcedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      server.kill();
      reject(new Error(`the site printed no address within ${startLimitMs / 1000} s; it printed: ${output}`));
    }, startLimitMs);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the site stopped with exit code ${code} before it printed its address: ${output}`));
    });
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const patience = setTimeout(() => server.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}
