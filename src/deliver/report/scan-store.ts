import { spawn } from 'node:child_process';
import type { ScanFile } from './evidence-store.ts';

/** The longest that a scan may take, in milliseconds. */
const patience = 60_000;

/**
 * Gives the virus scanner of the setting `AMBITIE_SCAN_COMMAND`, such as `clamdscan --no-summary -`: it gets the file on
 * its standard input, and ends with 0 when it is clean, with 1 when it is not. Without the setting nothing is scanned,
 * and every file counts as clean.
 */
export function scannerOf(environment: Readonly<Record<string, string | undefined>>): ScanFile {
  const [command, ...options] = (environment['AMBITIE_SCAN_COMMAND'] ?? '').split(/\s+/).filter(Boolean);
  return command ? (bytes) => scan(command, options, bytes) : () => Promise.resolve('clean');
}

function scan(command: string, options: readonly string[], bytes: Uint8Array): ReturnType<ScanFile> {
  return new Promise((settle) => {
    const scanner = spawn(command, options, { stdio: ['pipe', 'ignore', 'ignore'], timeout: patience });
    scanner.once('error', () => settle('unknown'));
    scanner.once('close', (code) => settle(verdictOf(code)));
    // A scanner that has seen enough closes its input, which is no failure.
    scanner.stdin.on('error', () => undefined);
    scanner.stdin.end(bytes);
  });
}

function verdictOf(code: number | null): 'clean' | 'infected' | 'unknown' {
  if (code === 0) return 'clean';
  return code === 1 ? 'infected' : 'unknown';
}
