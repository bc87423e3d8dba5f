import { accountMigrations } from '../account/migrations.ts';
import { subscriptionMigrations } from '../account/subscription/subscription-migrations.ts';
import { ideaMigrations } from '../deliver/idea/idea-migrations.ts';
import { portfolioMigrations } from '../deliver/portfolio/portfolio-migrations.ts';
import { projectMigrations } from '../deliver/project/project-migrations.ts';
import { reportMigrations } from '../deliver/report/report-migrations.ts';
import { roundMigrations } from '../deliver/round/round-migrations.ts';
import { targetMigrations } from '../measure/target/target-migrations.ts';
import type { Migration } from '../store/migration.ts';

/** Every step of the database's shape, the wings in the order in which they build on each other. */
export const migrations: readonly Migration[] = [
  ...accountMigrations,
  ...subscriptionMigrations,
  ...projectMigrations,
  ...portfolioMigrations,
  ...ideaMigrations,
  ...reportMigrations,
  ...roundMigrations,
  ...targetMigrations,
];
