import { join } from 'node:path';
import { failed, ok, type Result } from '../foundation/problem.ts';

/** Where the database is: our own cluster in the data folder, or a server that somebody else keeps. */
export type DatabaseAddress =
  { readonly kind: 'embedded'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };

/** Reads `DATABASE_URL`; without it the database lives in the data folder. */
export function databaseAddress(
  environment: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
): Result<DatabaseAddress> {
  const url = environment['DATABASE_URL']?.trim();
  if (!url) return ok({ kind: 'embedded', folder: join(dataFolder, 'database') });
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return ok({ kind: 'server', url });
  return failed([
    {
      code: 'database-address',
      // The value may hold a password, so it is not repeated.
      message: 'DATABASE_URL is not the address of a PostgreSQL database.',
      at: 'DATABASE_URL',
      hint: 'Write it like postgresql://name:password@host:5432/database, or leave it out to keep the database in the data folder.',
    },
  ]);
}
