import { sql, type QueryExecutorProvider } from 'kysely';

/**
 * Waits for its turn on a name, among all processes on the database; the turn ends with the transaction. For what no row
 * can be locked for, because it is not there yet.
 */
export async function takeTurn(transaction: QueryExecutorProvider, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}
