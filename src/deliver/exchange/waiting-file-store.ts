import { createHash } from 'node:crypto';
import { sql, type QueryExecutorProvider } from 'kysely';
import type { SentFile } from './sheet-store.ts';

/** How long files wait to be brought in. */
export const waitingFileDays = 1;

type Database = QueryExecutorProvider;

/** The id under which files wait that a form brought: the same one for a form that is sent twice. */
export function importIdOf(sent: string): string {
  const digits = createHash('sha256').update(sent).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');
}

/** Keeps files for a day, until whoever sent them says that they may be brought in. Older ones go. */
export async function keepFiles(
  database: Database,
  importId: string,
  person: string,
  files: readonly SentFile[],
): Promise<void> {
  await sql`delete from waiting_file where sent_at < now() - make_interval(days => ${waitingFileDays})`.execute(
    database,
  );
  for (const [position, { name, bytes }] of files.entries()) {
    await sql`insert into waiting_file (import_id, position, person_id, name, bytes)
      values (${importId}, ${position}, ${person}, ${name}, ${Buffer.from(bytes)})
      on conflict do nothing`.execute(database);
  }
}

/** The files that wait under an id; none when there are none of whoever asks. */
export async function waitingFiles(database: Database, importId: string): Promise<readonly SentFile[]> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from waiting_file where import_id::text = ${importId} order by position`.execute(database);
  return rows;
}

/** Forgets files that were brought in. */
export async function forgetFiles(database: Database, importId: string): Promise<void> {
  await sql`delete from waiting_file where import_id::text = ${importId}`.execute(database);
}
