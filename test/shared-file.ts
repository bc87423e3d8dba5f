import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the shared test data; tests that need one are skipped where the folder is absent. */
export function sharedPath(path: string): string {
  return fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
}

/** Whether the shared test data are at hand; says so once when they are not. */
export const hasSharedFiles: boolean = existsSync(sharedPath('README.md'));

if (!hasSharedFiles) process.stderr.write('Tests on ../shared are skipped: the folder is absent.\n');

export function readSharedText(path: string): string {
  return readFileSync(sharedPath(path), 'utf8');
}

/** Rows of a shared CSV file by column name. For reference tables without quoted fields only. */
export function sharedRows(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readSharedText(name).trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((column, at) => [column, fields[at] ?? '']));
  });
}
