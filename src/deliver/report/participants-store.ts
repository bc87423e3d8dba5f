import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { CountedUnit } from '../portfolio/contribution.ts';
import { keepParticipants } from '../portfolio/participation-store.ts';
import { readPeriod } from './report-store.ts';
import { entryOf, isReportable } from './reported.ts';

/** Codes of who took part, given with a period. */
export interface GivenCodes {
  readonly period: string;
  readonly unit: CountedUnit;
  /** None to take away those given before. */
  readonly codes: readonly string[];
}

/**
 * Keeps codes of who took part for the indicator of the plan that a period's indicator moves, in the place of those
 * that the project gave before. `gone`: there is no such period, or its indicator moves none of the plan's.
 */
export async function reportParticipants(
  database: Kysely<unknown>,
  author: Author,
  key: Uint8Array,
  { period: id, unit, codes }: GivenCodes,
): Promise<'kept' | 'closed' | 'gone'> {
  await sql`select id from result_period where id::text = ${id} for update`.execute(database);
  const period = await readPeriod(database, id);
  const indicator = period?.indicator.planIndicator;
  if (!period || indicator === undefined) return 'gone';
  if (!isReportable(period.state)) return 'closed';
  await keepParticipants(database, key, { project: period.project.id, indicator, unit, codes });
  const event = codes.length > 0 ? 'participants.kept' : 'participants.removed';
  await note(database, author, { event, ...entryOf(period) });
  return 'kept';
}
