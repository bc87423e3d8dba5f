import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import type { Day, PeriodState } from '../project/project.ts';
import { found, fromPeriods } from './report-store.ts';
import { noteTurned, turnedPeriods, type TurnedPeriod } from './turned-period-store.ts';

type Database = Kysely<unknown>;

/** Which periods an act is for: those chosen, or all that are found. */
export type ReviewChoice =
  { readonly kind: 'chosen'; readonly ids: readonly string[] } | { readonly kind: 'all'; readonly search: string };

/** What a programme manager does with reports. */
export type ReviewAct =
  | { readonly kind: 'approve' }
  | { readonly kind: 'return'; readonly reason: string; readonly until: Day }
  | { readonly kind: 'unlock'; readonly until: Day };

/** States from which an act goes, and to which. */
const turns: Readonly<Record<ReviewAct['kind'], { readonly from: readonly PeriodState[]; readonly to: PeriodState }>> =
  {
    approve: { from: ['submitted'], to: 'approved' },
    return: { from: ['submitted', 'approved'], to: 'returned' },
    unlock: { from: ['locked', 'approved'], to: 'open' },
  };

/**
 * Approves, sends back or opens periods again, any number in one statement, with an entry in the trail for each. Those
 * in another state stay as they are. Gives how many changed.
 */
export async function reviewPeriods(
  database: Database,
  author: Author,
  choice: ReviewChoice,
  act: ReviewAct,
): Promise<number> {
  const { from, to } = turns[act.kind];
  const reason = act.kind === 'return' ? act.reason : null;
  const until = act.kind === 'approve' ? null : act.until;
  const chosen = choice.kind === 'chosen' ? sql`period.id::text = any(${choice.ids})` : sql`${found(choice.search)}`;
  const { rows } = await sql<TurnedPeriod>`
    with turned as (
      update result_period set state = ${to}, version = result_period.version + 1, reminded_on = null,
        return_reason = ${reason}::text, open_until = coalesce(${until}::date, result_period.open_until)
      from (select period.id ${fromPeriods} where period.state = any(${[...from]}) and ${chosen}
        order by period.id for update of period) as chosen
      where result_period.id = chosen.id
      returning result_period.id, result_period.project_id, result_period.indicator_id, result_period.end_day)
    ${turnedPeriods}`.execute(database);
  await noteTurned(database, author, `period.${act.kind}`, rows);
  return rows.length;
}
