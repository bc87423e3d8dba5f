import { fileURLToPath } from 'node:url';
import { storeMigrations } from '../../src/store/migration.ts';
import { readBackup, type BackupManifest } from '../../src/store/backup-manifest.ts';
import { restoreDatabase, restoreFiles } from '../../src/store/restore-store.ts';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import type { Session } from '../../src/wing/command.ts';
import { publishPlan, temporaryFolder, tinyPlanFolder } from '../release/built-release.ts';
import { madeUpProject, sessionIn } from '../run-command.ts';

/** An instance with a row in every table, which its own version left: data folder and database. */
export interface Instance {
  readonly session: Session;
  readonly databaseUrl: string;
  readonly manifest: BackupManifest;
  /** What was told to the operator. */
  readonly errors: readonly string[];
}

/** Somebody of it, who signs in with the password that all people in tests have. */
export const oneOfThem = 'an.peeters@example.org';

const backup = fileURLToPath(new URL('../cases/instance-of-4c51776/backup', import.meta.url));

/** Puts it back into an empty database, which then has the shape that it had; with the figures of a plan, if one is given. */
export async function restoredInstance(databaseUrl: string, plan?: string): Promise<Instance> {
  const manifest = await readBackup(backup);
  if (!manifest.ok) throw new Error(manifest.problems[0]?.message);
  const dataFolder = temporaryFolder();
  await restoreFiles(backup, manifest.value, dataFolder);
  if (plan) await publishPlan(plan, dataFolder);
  const restored = await restoreDatabase({
    folder: backup,
    manifest: manifest.value,
    url: databaseUrl,
    migrations: [...storeMigrations, ...migrationsOf(wings)],
    putBack: () => Promise.resolve(),
  });
  if (!restored.ok) throw new Error(restored.problems[0]?.message);
  const errors: string[] = [];
  const session = sessionIn(dataFolder, plan ?? tinyPlanFolder, {
    root: madeUpProject(),
    environment: { DATABASE_URL: databaseUrl },
    printError: (text) => void errors.push(text),
  });
  return { session, databaseUrl, manifest: manifest.value, errors };
}
