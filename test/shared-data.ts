import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Whether the shared test data lies beside the project; tests that need it are skipped when it does not. */
export const sharedDataAbsent = !existsSync(`${folder}data`);

/** Path of a file in the shared folder, used in place. */
function sharedPath(name: string): string {
  return `${folder}${name}`;
}

/** Rows of a shared CSV file by column name. For reference tables without quoted fields only. */
export function sharedRows(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(sharedPath(name), 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((column, at) => [column, fields[at] ?? '']));
  });
}
