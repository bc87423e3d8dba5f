import { accountMigrations } from '../account/migrations.ts';
import { ideaMigrations } from '../deliver/idea/idea-migrations.ts';
import { targetMigrations } from '../deliver/target/target-migrations.ts';
import { projectMigrations } from '../deliver/project/project-migrations.ts';
import type { Migration } from '../store/migration.ts';

/** Every step of the database's shape, the wings in the order in which they build on each other. */
export const migrations: readonly Migration[] = [
  ...accountMigrations,
  ...projectMigrations,
  ...ideaMigrations,
  ...targetMigrations,
];
