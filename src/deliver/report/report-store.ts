import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { Day, PeriodState } from '../project/project.ts';
import { entryOf, isReportable, type Report, type ReportedPeriod } from './reported.ts';

type Database = Kysely<unknown>;

/** A period with everything its page shows; `undefined` when there is none that whoever asks may see. */
export async function readPeriod(database: Database, id: string): Promise<ReportedPeriod | undefined> {
  const { rows } = await sql<PeriodRow>`
    ${periodColumns} where period.id::text = ${id}`.execute(database);
  return rows[0] && periodOf(rows[0]);
}

/** The organisations whose people report a period; `undefined` when there is none. */
export async function periodOwners(database: Database, id: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ organisations: readonly string[] }>`
    select organisations from project join result_period on project_id = project.id
    where result_period.id::text = ${id}`.execute(database);
  return rows[0]?.organisations;
}

/** Which periods are asked for. Those whose end comes first come first; `after` goes on where a page ended. */
export interface PeriodQuestion {
  readonly states: readonly PeriodState[];
  /** Words in the title of the project or the indicator. */
  readonly search?: string;
  readonly after?: PeriodCursor;
  readonly limit: number;
}

/** The last period of a page. */
export interface PeriodCursor {
  readonly end: Day;
  readonly id: string;
}

/** Periods of the projects that whoever asks works on. */
export async function listOwnPeriods(database: Database, question: PeriodQuestion): Promise<readonly ReportedPeriod[]> {
  return listPeriods(
    database,
    question,
    sql`(project.organisations && (select may_own('period.report')) or (select actor()) = any(project.authors))`,
  );
}

/** Periods of every project. */
export async function listAllPeriods(database: Database, question: PeriodQuestion): Promise<readonly ReportedPeriod[]> {
  return listPeriods(database, question, sql`true`);
}

/** How many periods are in each state, of all that whoever asks may see and that fit the search. */
export async function countPeriods(
  database: Database,
  search: string,
): Promise<Readonly<Partial<Record<PeriodState, number>>>> {
  const { rows } = await sql<{ state: PeriodState; count: number }>`
    select period.state, count(*)::int as count ${fromPeriods} where ${found(search)} group by period.state`.execute(
    database,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function listPeriods(
  database: Database,
  { states, search = '', after, limit }: PeriodQuestion,
  condition: ReturnType<typeof sql>,
): Promise<readonly ReportedPeriod[]> {
  const { rows } = await sql<PeriodRow>`
    ${periodColumns} where period.state = any(${states}) and ${condition} and ${found(search)}
      and (${after?.id ?? null}::uuid is null or (period.end_day, period.id) > (${after?.end ?? null}::date, ${after?.id ?? null}::uuid))
    order by period.end_day, period.id limit ${limit}`.execute(database);
  return rows.map(periodOf);
}

/** Words that stand in the title of the project or of the indicator, in any language. */
export function found(search: string) {
  const words = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(${search.trim()} = '' or indicator.title ilike ${words} or project.title::text ilike ${words})`;
}

/** Where periods come from, with what they belong to. */
export const fromPeriods = sql`
  from result_period period
    join result_indicator indicator on indicator.id = period.indicator_id
    join result on result.id = indicator.result_id
    join project on project.id = period.project_id`;

const periodColumns = sql`
  select period.id, period.version, period.state, period.start_day, period.end_day, period.open_until, period.target,
    period.target_comment, period.actual, period.actual_comment, period.return_reason, period.submitted_at,
    project.id as project_id, project.slug, project.title as project_title,
    (select organisation_id from project_partner where project_partner.project_id = project.id and role = 'lead') as lead, result.title as result_title,
    indicator.title, indicator.measure, indicator.ascending, indicator.plan_indicator, indicator.baseline_year, indicator.baseline_value,
    indicator.baseline_comment,
    (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('dimension', dimension, 'category', category,
        'target', part.target, 'actual', part.actual)) order by dimension, category), '[]')
      from result_period_part part where part.period_id = period.id) as parts,
    (select coalesce(jsonb_agg(jsonb_build_object('id', evidence.id, 'fileName', file_name, 'size', size,
        'addedAt', added_at, 'mediaType', evidence.media_type) order by added_at, evidence.id), '[]')
      from evidence where evidence.period_id = period.id) as evidence
  ${fromPeriods}`;

interface PeriodRow {
  readonly id: string;
  readonly version: number;
  readonly state: PeriodState;
  readonly startDay: Day;
  readonly endDay: Day;
  readonly openUntil: Day | null;
  readonly target: string | null;
  readonly targetComment: string | null;
  readonly actual: string | null;
  readonly actualComment: string | null;
  readonly returnReason: string | null;
  readonly submittedAt: Date | null;
  readonly projectId: string;
  readonly slug: string;
  readonly projectTitle: ReportedPeriod['project']['title'];
  readonly lead: string | null;
  readonly resultTitle: string;
  readonly title: string;
  readonly measure: ReportedPeriod['indicator']['measure'];
  readonly ascending: boolean;
  readonly planIndicator: string | null;
  readonly baselineYear: number | null;
  readonly baselineValue: string | null;
  readonly baselineComment: string | null;
  readonly parts: ReportedPeriod['parts'];
  readonly evidence: readonly (Omit<ReportedPeriod['evidence'][number], 'addedAt'> & { readonly addedAt: string })[];
}

function periodOf(row: PeriodRow): ReportedPeriod {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    start: row.startDay,
    end: row.endDay,
    ...(row.openUntil && { openUntil: row.openUntil }),
    ...(row.target !== null && { target: Number(row.target) }),
    ...(row.targetComment && { targetComment: row.targetComment }),
    ...(row.actual !== null && { actual: Number(row.actual) }),
    ...(row.actualComment && { actualComment: row.actualComment }),
    ...(row.returnReason && { returnReason: row.returnReason }),
    ...(row.submittedAt && { submittedAt: row.submittedAt }),
    project: { id: row.projectId, slug: row.slug, title: row.projectTitle, ...(row.lead && { lead: row.lead }) },
    result: row.resultTitle,
    indicator: {
      title: row.title,
      measure: row.measure,
      ascending: row.ascending,
      ...(row.planIndicator !== null && { planIndicator: row.planIndicator }),
      ...(row.baselineYear !== null && {
        baseline: {
          year: row.baselineYear,
          ...(row.baselineValue !== null && { value: Number(row.baselineValue) }),
          ...(row.baselineComment && { comment: row.baselineComment }),
        },
      }),
    },
    parts: row.parts,
    evidence: row.evidence.map((each) => ({ ...each, addedAt: new Date(each.addedAt) })),
  };
}

/** A report to keep, made from a version of the period. */
export interface ReportSave {
  readonly id: string;
  readonly version: number;
  readonly report: Report;
  /** Whether it is sent in, or kept as a draft. */
  readonly isSent: boolean;
  readonly at: Date;
}

/** How a save went: unless it was `saved`, nothing changed. `closed`: it is no longer open. */
export type ReportOutcome = 'saved' | 'gone' | 'conflict' | 'closed';

/** Keeps a report of a period, as a draft or sent in, with an entry in the trail. Those who save together take turns. */
export async function saveReport(
  database: Database,
  author: Author,
  { id, version, report, isSent, at }: ReportSave,
): Promise<ReportOutcome> {
  const { rows } = await sql<{ id: string }>`
    select id from result_period where id::text = ${id} for update`.execute(database);
  const current = rows[0] && (await readPeriod(database, id));
  if (!current) return 'gone';
  if (!isReportable(current.state)) return 'closed';
  if (current.version !== version) return 'conflict';
  await sql`
    update result_period set actual = ${report.actual ?? null}, actual_comment = nullif(${report.comment}, ''),
      version = version + 1, state = ${isSent ? 'submitted' : current.state},
      submitted_at = case when ${isSent} then ${at} else submitted_at end
    where id = ${id}`.execute(database);
  await saveParts(database, current, report);
  await note(database, author, { event: isSent ? 'period.submitted' : 'period.drafted', ...entryOf(current) });
  return 'saved';
}

/** A part without a value stays when it has a target, and goes otherwise. */
async function saveParts(database: Database, { id, project }: ReportedPeriod, { parts }: Report): Promise<void> {
  const rows = parts.map(({ dimension, category, actual }) => ({ dimension, category, actual: actual ?? null }));
  await sql`
    insert into result_period_part (period_id, project_id, dimension, category, actual)
    select ${id}, ${project.id}, dimension, category, actual
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(dimension text, category text, actual numeric)
    on conflict (period_id, dimension, category) do update set actual = excluded.actual`.execute(database);
  await sql`
    delete from result_period_part where period_id = ${id} and target is null and actual is null`.execute(database);
}
