import { readSecret } from '../account/sign-in/secret-store.ts';
import { openAccountsOf } from '../account/wing.ts';
import type { Accounts } from '../account/web/accounts.ts';
import { accountText } from '../account/texts.ts';
import type { Result } from '../foundation/problem.ts';
import type { AnyQueue } from '../job/job.ts';
import { mailQueue } from '../job/mail.ts';
import { databaseAddress } from '../store/database-address.ts';
import type { Migration } from '../store/migration.ts';
import { openStore, type Store } from '../store/store.ts';
import { refuse, type Session } from '../wing/command.ts';
import { auditWriter, type WriteEntry } from '../wing/trail.ts';
import type { Wing } from '../wing/wing.ts';
import { wings } from './wings.ts';

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
  return auditWriter(
    all.flatMap(({ events }) => events),
    accountText,
  );
}

/** Does something with the database alone: joins that of a site that runs, or starts it for as long as it takes. */
export async function withStore(session: Session, use: (store: Store) => Promise<number>): Promise<number> {
  const store = await openDatabase(session, wings);
  if (!store.ok) return refuse(session, store.problems);
  try {
    return await use(store.value);
  } finally {
    await store.value.close();
  }
}

/** Database and accounts, open for a command. */
export interface OfficeHouse {
  readonly store: Store;
  readonly accounts: Accounts;
}

/** The same with accounts on it. Such a command sends no letter: it prints what is to be told. */
export function withAccounts(session: Session, use: (house: OfficeHouse) => Promise<number>): Promise<number> {
  const { world, dataFolder } = session;
  return withStore(session, async (store) => {
    const secret = await readSecret(world.environment, dataFolder);
    if (!secret.ok) return refuse(session, secret.problems);
    const accounts = openAccountsOf({
      store,
      world,
      secret: secret.value,
      url: world.environment['AMBITIE_URL']?.replace(/\/+$/, '') ?? 'http://localhost:3000',
      send: () => Promise.reject(new Error('this command sends no mail')),
      writeEntry: writerOf(wings),
      tell: (what, error) => world.printError(`${what}: ${String(error)}`),
    });
    return accounts.ok ? use({ store, accounts: accounts.value }) : refuse(session, accounts.problems);
  });
}

/** Opens the database with the tables of these wings. */
export async function openDatabase({ world, dataFolder }: Session, all: readonly Wing[]): Promise<Result<Store>> {
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok) return address;
  return openStore(address.value, migrationsOf(all), (error) => world.printError(error.message));
}
