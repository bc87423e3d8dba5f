import { createHmac, hkdfSync } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { CountedUnit } from './contribution.ts';
import { tidyCode } from './participant-codes.ts';

type Database = Kysely<unknown>;

/** An indicator of the plan that a project moves, and what it is counted in. */
export interface Participation {
  readonly project: string;
  readonly indicator: string;
  readonly unit: CountedUnit;
}

/** Who or what took part in a project, by the codes that its partners use, for an indicator that it moves. */
export interface Participants extends Participation {
  /** The same person or place has to have the same code in every project. */
  readonly codes: readonly string[];
}

/** The key that codes are hashed with, made from the secret of the house: nothing else is signed with it. */
export function participantKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'ambitie participants', 32));
}

/**
 * Keeps who took part in the place of those kept before, as keyed hashes: the codes themselves are never written, and
 * without the key nobody can find out whether somebody is among them. Needs the right to report for the project; that
 * a period of it is open is for the caller to check.
 */
export async function keepParticipants(
  database: Database,
  key: Uint8Array,
  { project, indicator, unit, codes }: Participants,
): Promise<void> {
  const hashes = codes.map((code) =>
    createHmac('sha256', key)
      .update(`${unit} ${tidyCode(code)}`)
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

/** How many different people or places a project gave codes of, as far as whoever asks may know. */
export async function countParticipants(
  database: Database,
  { project, indicator, unit }: Participation,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from participation
    where project_id = ${project} and indicator = ${indicator} and unit = ${unit}`.execute(database);
  return rows[0]!.count;
}
