import { sql, type Kysely, type Transaction } from 'kysely';

/**
 * Whom a transaction acts for and what that one may do. Row-level security in the database reads it, as a second wall
 * behind the checks of the program. Permissions are named by the wings.
 */
export interface Access {
  /** Id of the person, absent for a visitor and for the program itself. */
  readonly person?: string;
  /** Permissions that hold for everything; `*` stands for all of them and is only for the program itself. */
  readonly any: readonly string[];
  /** Permissions that hold for what belongs to certain organisations, with their ids. */
  readonly own: Readonly<Record<string, readonly string[]>>;
}

/** What jobs, the command line and imports act with. */
export const systemAccess: Access = { any: ['*'], own: {} };

/**
 * Does work in one transaction with somebody's access. What the work throws undoes all of it.
 *
 * The settings end with the transaction, so that a connection never carries them to the next user.
 */
export async function withAccess<Tables, T>(
  database: Kysely<Tables>,
  access: Access,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (transaction) => {
    await sql`select
      set_config('ambitie.person', ${access.person ?? ''}, true),
      set_config('ambitie.any', ${` ${access.any.join(' ')} `}, true),
      set_config('ambitie.own', ${JSON.stringify(access.own)}, true)`.execute(transaction);
    return work(transaction);
  });
}
