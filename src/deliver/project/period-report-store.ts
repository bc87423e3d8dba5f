import { sql, type QueryExecutorProvider } from 'kysely';
import type { Happening } from '../../wing/trail.ts';
import { ownerOf, type PeriodState, type ResultPeriod } from './project.ts';
import { periodsOf, recordset, type ProjectWrite } from './project-parts-store.ts';

/**
 * Writes what is reported of projects' periods where that changes, which files may do and plans never. Gives what
 * happened to periods that were there, in the words of who reports and judges on the site.
 */
export async function writeReports(
  database: QueryExecutorProvider,
  writes: readonly ProjectWrite[],
): Promise<readonly Happening[]> {
  const changes = writes.filter(({ sections }) => sections.includes('results')).flatMap(changedReports);
  const known = changes.flatMap(({ before, after }) => (before ? [after] : []));
  await writeActuals(database, known);
  // The last step, for nothing is written below a period that was judged.
  await writeStates(
    database,
    changes.map(({ after }) => after),
  );
  return changes.flatMap(happeningsOf);
}

interface ReportChange {
  readonly write: ProjectWrite;
  /** What the indicator is called. */
  readonly title: string;
  /** Absent when the period is new. */
  readonly before?: ResultPeriod;
  readonly after: ResultPeriod;
}

function changedReports(write: ProjectWrite): readonly ReportChange[] {
  const known = new Map(periodsOf(write.before).map(({ period }) => [period.id, period]));
  return periodsOf(write.after).flatMap(({ indicator: { title }, period: after }) => {
    const before = known.get(after.id);
    if (before) return reportOf(before) === reportOf(after) ? [] : [{ write, title, before, after }];
    return after.state === 'waiting' ? [] : [{ write, title, after }];
  });
}

function reportOf({ state, actual, actualComment, parts }: ResultPeriod): string {
  const reported = parts
    .filter((part) => part.actual !== undefined)
    .map((part) => JSON.stringify([part.dimension, part.category, part.actual]));
  return JSON.stringify([state, actual, actualComment, reported.toSorted()]);
}

async function writeActuals(database: QueryExecutorProvider, periods: readonly ResultPeriod[]): Promise<void> {
  if (periods.length === 0) return;
  const rows = periods.map(({ id, actual, actualComment }) => ({ id, actual, actual_comment: actualComment }));
  await sql`
    update result_period set actual = r.actual, actual_comment = r.actual_comment, version = version + 1
    from ${recordset({ id: 'uuid', actual: 'numeric', actual_comment: 'text' }, rows)}
    where result_period.id = r.id`.execute(database);
  const parts = periods.flatMap((period) => period.parts.map((part) => ({ id: period.id, ...part })));
  if (parts.length === 0) return;
  await sql`
    update result_period_part as part set actual = r.actual
    from ${recordset({ id: 'uuid', dimension: 'text', category: 'text', actual: 'numeric' }, parts)}
    where part.period_id = r.id and part.dimension = r.dimension and part.category = r.category
      and part.actual is distinct from r.actual`.execute(database);
}

async function writeStates(database: QueryExecutorProvider, periods: readonly ResultPeriod[]): Promise<void> {
  if (periods.length === 0) return;
  const rows = periods.map(({ id, state }) => ({ id, state }));
  await sql`
    update result_period set state = r.state from ${recordset({ id: 'uuid', state: 'text' }, rows)}
    where result_period.id = r.id and result_period.state <> r.state`.execute(database);
}

function happeningsOf({ write, title, before, after }: ReportChange): readonly Happening[] {
  const event = before && eventOf(before.state, after.state);
  if (!event) return [];
  const subject = { kind: 'project', id: write.after.id };
  return [{ event, subject, ...ownerOf(write.after), details: { indicator: title, end: after.end } }];
}

function eventOf(before: PeriodState, after: PeriodState): string | undefined {
  if (before === after) return 'period.drafted';
  return after === 'open' && before !== 'waiting' ? 'period.unlock' : events[after];
}

const events: Readonly<Record<PeriodState, string | undefined>> = {
  waiting: undefined,
  open: 'period.opened',
  submitted: 'period.submitted',
  returned: 'period.return',
  approved: 'period.approve',
  locked: 'period.locked',
};
