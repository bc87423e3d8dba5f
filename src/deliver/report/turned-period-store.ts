import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { noteAll } from '../../wing/trail-store.ts';
import type { Day } from '../project/project.ts';

/** A period that was put in another state, as far as the trail tells of it. */
export interface TurnedPeriod {
  readonly projectId: string;
  /** The organisation that leads the project; null when none does. */
  readonly lead: string | null;
  /** What the indicator is called. */
  readonly indicator: string;
  readonly endDay: Day;
}

/** The end of a statement that puts periods in another state: they stand in its part `turned`. */
export const turnedPeriods = sql`
  select turned.project_id, indicator.title as indicator, turned.end_day, (select organisation_id from project_partner
    where project_partner.project_id = turned.project_id and role = 'lead') as lead
  from turned join result_indicator indicator on indicator.id = turned.indicator_id order by turned.id`;

/** Leaves an entry in the trail for each. */
export async function noteTurned(
  database: QueryExecutorProvider,
  author: Author,
  event: string,
  turned: readonly TurnedPeriod[],
): Promise<void> {
  const happenings = turned.map(({ projectId, lead, indicator, endDay }) => ({
    event,
    subject: { kind: 'project', id: projectId },
    ...(lead && { organisation: lead }),
    details: { indicator, end: endDay },
  }));
  if (happenings.length > 0) await noteAll(database, author, happenings);
}
