import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { readBackup } from '../../src/store/backup-manifest.ts';
import { makeBackup } from '../../src/store/backup-store.ts';
import { storeMigrations } from '../../src/store/migration.ts';
import { restoreDatabase } from '../../src/store/restore-store.ts';
import { temporaryFolder } from '../release/built-release.ts';
import { contentOf, type DatabaseContent } from './database-content.ts';
import { emptyDatabase } from './fresh-store.ts';

/** Backs a database up and restores it into another one: what the first one holds, and what the second one. */
export async function broughtBack(
  url: string,
): Promise<{ readonly before: DatabaseContent; readonly after: DatabaseContent }> {
  const folder = temporaryFolder();
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder);
  const target = join(folder, 'kept');
  await makeBackup({ url, dataFolder, target, program: 'test', madeAt: new Date(0), lists: [] });
  const manifest = await readBackup(target);
  if (!manifest.ok) throw new Error('the backup cannot be read');
  const migrations = [...storeMigrations, ...migrationsOf(wings)];
  const order = { folder: target, manifest: manifest.value, migrations, putBack: () => Promise.resolve() };
  const restored = await emptyDatabase();
  const outcome = await restoreDatabase({ ...order, url: restored });
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
  return { before: await contentOf(url), after: await contentOf(restored) };
}
