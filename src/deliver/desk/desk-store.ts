import { sql, type QueryExecutorProvider } from 'kysely';
import type { WrittenText } from '../project/project.ts';

/** How much waits for whoever asks; nothing for what they may not do. */
export interface DeskCounts {
  /** Projects that they may submit to a round. */
  readonly drafts: number;
  /** Periods of their projects that are open for a report. */
  readonly reports: number;
  /** Projects given to them to assess, on which nothing was decided yet. */
  readonly reviews: number;
  /** People who ask for their contact details. */
  readonly contacts: number;
  /** Reports that were sent in and wait for approval. */
  readonly submitted: number;
  /** Organisations that nobody confirmed yet. */
  readonly organisations: number;
}

/** Counts what waits for somebody, in one query. Row-level security holds, and the conditions of each page itself. */
export async function countDesk(database: QueryExecutorProvider, person: string): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select
      (select count(*)::int from project where stage in ('draft', 'declined')
        and organisations && (select may_own('project.submit'))) as drafts,
      (select count(*)::int from result_period period join project on project.id = period.project_id
        where period.state in ('open', 'returned')
          and (organisations && (select may_own('period.report')) or ${person}::uuid = any(authors))) as reports,
      (select count(*)::int from review join proposal on proposal.id = proposal_id
        where person_id = ${person} and final_at is null and conflict <> 'declared' and decision is null) as reviews,
      (select count(*)::int from idea_contact where to_person = ${person} and state = 'asked') as contacts,
      (select count(*)::int from result_period
        where (select may_any('period.review')) and state = 'submitted') as submitted,
      (select count(*)::int from organisation
        where (select may_any('organisation.confirm')) and confirmed_at is null and archived_at is null)
        as organisations`.execute(database);
  return rows[0]!;
}

/** A round on somebody's desk. */
export interface DeskRound {
  readonly slug: string;
  readonly title: WrittenText;
  readonly closesAt: Date;
  readonly isOpen: boolean;
  /** Proposals that wait for a decision, as far as whoever asks may see them. */
  readonly undecided: number;
}

/** Rounds that are open, and those in which something is still to be decided; the first to close first. */
export async function listDeskRounds(database: QueryExecutorProvider, now: Date): Promise<readonly DeskRound[]> {
  const { rows } = await sql<DeskRound>`
    select * from (
      select slug, title, closes_at, opens_at <= ${now} and closes_at > ${now} as is_open,
        (select count(*)::int from proposal where round_id = round.id and decision is null) as undecided
      from round where opens_at <= ${now}) begun
    where is_open or undecided > 0 order by closes_at, slug limit 20`.execute(database);
  return rows;
}
