import { organisations } from '../account/organisation/organisation-store.ts';
import type { Result } from '../foundation/problem.ts';
import type { AnyQueue } from '../job/job.ts';
import { mailQueue } from '../job/mail.ts';
import { withRelease } from '../measure/command/current-release.ts';
import { planContextOf } from '../measure/plan-context.ts';
import { databaseAddress } from '../store/database-address.ts';
import type { Migration } from '../store/migration.ts';
import { openStore, type Store } from '../store/store.ts';
import { refuse, type CommandSession, type Session } from '../wing/command.ts';
import { trailWriter, type WriteEntry } from '../wing/trail.ts';
import type { Wing } from '../wing/wing.ts';

/** Every step of the database's shape, the wings in the order in which they build on each other. */
export function migrationsOf(all: readonly Wing[]): readonly Migration[] {
  return all.flatMap(({ migrations }) => migrations);
}

/** Every queue of jobs. */
export function queuesOf(all: readonly Wing[]): readonly AnyQueue[] {
  return [mailQueue, ...all.flatMap(({ queues = [] }) => queues)];
}

/** Writes entries of the trail, of whichever of these wings, as sentences. */
export function writerOf(all: readonly Wing[]): WriteEntry {
  return trailWriter(all.flatMap(({ events }) => events));
}

/** Gives a session the house of these wings, all of them closed. */
export function commandSession(session: Session, all: readonly Wing[]): CommandSession {
  const opened: CommandSession = {
    ...session,
    house: {
      organisations,
      layers: all.flatMap(({ layers = [] }) => layers),
      writeEntry: writerOf(all),
      withStore: (use) => withStore(session, all, use),
      withPlan: (use) => withRelease(opened, (release) => use(planContextOf(() => release))),
    },
  };
  return opened;
}

async function withStore(
  session: Session,
  all: readonly Wing[],
  use: (store: Store) => Promise<number>,
): Promise<number> {
  const store = await openDatabase(session, all);
  if (!store.ok) return refuse(session, store.problems);
  try {
    return await use(store.value);
  } finally {
    await store.value.close();
  }
}

/** Opens the database with the tables of these wings. */
export async function openDatabase({ world, dataFolder }: Session, all: readonly Wing[]): Promise<Result<Store>> {
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok) return address;
  return openStore(address.value, migrationsOf(all), (error) => world.printError(error.message));
}
