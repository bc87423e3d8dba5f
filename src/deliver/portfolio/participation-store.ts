import { createHmac } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { CountedUnit } from './contribution.ts';

/** Who or what took part in a project, by the codes that its partners use, for an indicator that it moves. */
export interface Participants {
  readonly project: string;
  readonly indicator: string;
  readonly unit: CountedUnit;
  /** The same person or place has to have the same code in every project: a national number, an enterprise number. */
  readonly codes: readonly string[];
}

/**
 * Keeps who took part in the place of those kept before, as keyed hashes: the codes themselves are never written, and
 * without the key nobody can find out whether somebody is among them. Needs the program's own access: that whoever
 * sends them may report for the project is for the caller to check.
 */
export async function keepParticipants(
  database: Kysely<unknown>,
  key: Uint8Array,
  { project, indicator, unit, codes }: Participants,
): Promise<void> {
  const hashes = codes.map((code) =>
    createHmac('sha256', key)
      .update(`${unit} ${tidy(code)}`)
      .digest('hex'),
  );
  await sql`
    delete from participation where project_id = ${project} and indicator = ${indicator} and unit = ${unit}`.execute(
    database,
  );
  await sql`
    insert into participation (project_id, indicator, unit, code)
    select ${project}, ${indicator}, ${unit}, decode(hash, 'hex') from unnest(${hashes}::text[]) as hash
    on conflict do nothing`.execute(database);
}

/** Signs between the parts of a number differ from writer to writer. */
function tidy(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-/]/g, '');
}
