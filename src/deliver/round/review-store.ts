import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { WrittenText } from '../project/project.ts';
import { allocate } from './allocation.ts';
import { takesReviews } from './eligibility.ts';
import type { Proposal } from './proposal-store.ts';
import type { Round } from './round.ts';

/** Whether a reviewer has an interest in what they judge. */
export type Conflict = 'undeclared' | 'none' | 'declared';

/** One person's judgement of one proposal. */
export interface Review {
  readonly id: string;
  readonly proposalId: string;
  readonly personId: string;
  readonly personName: string | null;
  readonly conflict: Conflict;
  readonly remark: string;
  readonly finalAt: Date | null;
  readonly scores: readonly { readonly criterion: string; readonly points: number | null; readonly note: string }[];
}

const reviewColumns = sql`
  review.id, proposal_id, review.person_id, profile.name as person_name, conflict, remark, final_at,
  (select coalesce(jsonb_agg(jsonb_build_object('criterion', criterion_id, 'points', points, 'note', note)
    order by criterion_id), '[]') from score where review_id = review.id) as scores`;

/** Reviews of everything in a round, by the name of who makes them. */
export async function listReviews(database: QueryExecutorProvider, round: string): Promise<readonly Review[]> {
  const { rows } = await sql<Review>`
    select ${reviewColumns} from review left join profile on profile.person_id = review.person_id
    where proposal_id in (select id from proposal where round_id = ${round})
    order by lower(profile.name), review.id`.execute(database);
  return rows;
}

/** A review that is one's own. */
export async function readOwnReview(
  database: QueryExecutorProvider,
  id: string,
  person: string,
): Promise<Review | undefined> {
  const { rows } = await sql<Review>`
    select ${reviewColumns} from review left join profile on profile.person_id = review.person_id
    where review.id::text = ${id} and review.person_id = ${person}`.execute(database);
  return rows[0];
}

/** A review to make, in a list of one's own. */
export interface OwnReview {
  readonly id: string;
  readonly title: WrittenText;
  readonly roundTitle: WrittenText;
  readonly conflict: Conflict;
  readonly finalAt: Date | null;
  /** Whether it is no longer needed: the project was decided on or withdrawn before. */
  readonly isOver: boolean;
}

/** Somebody's reviews, those still to make first. */
export async function listOwnReviews(database: QueryExecutorProvider, person: string): Promise<readonly OwnReview[]> {
  const { rows } = await sql<OwnReview>`
    select review.id, proposal.title, round.title as round_title, conflict, final_at,
      coalesce(decided_at, withdrawn_at) is not null as is_over
    from review join proposal on proposal.id = proposal_id join round on round.id = round_id
    where review.person_id = ${person}
    order by final_at is not null, is_over, submitted_at, review.id limit 200`.execute(database);
  return rows;
}

/** How reviewers were divided. */
export interface Assignment {
  readonly assigned: number;
  /** Proposals that could not get enough reviewers. */
  readonly short: readonly string[];
}

/** Divides reviewers over what a round still lacks, evenly, without those of a partner or with a conflict. */
export async function assignReviewers(
  database: QueryExecutorProvider,
  author: Author,
  round: Round,
  proposals: readonly Proposal[],
): Promise<Assignment> {
  const { rows: reviewers } = await sql<{ id: string; organisations: readonly string[] }>`
    select plan_role.person_id as id, coalesce(array_agg(organisation_id) filter (where organisation_id is not null), '{}')
      as organisations
    from plan_role left join membership using (person_id)
    where plan_role.role = 'reviewer' group by plan_role.person_id order by plan_role.person_id`.execute(database);
  const reviews = await listReviews(database, round.id);
  const judged = proposals.filter(takesReviews).map(({ id, organisations }) => {
    const own = reviews.filter(({ proposalId }) => proposalId === id);
    const partners = reviewers.filter((reviewer) =>
      reviewer.organisations.some((each) => organisations.includes(each)),
    );
    const conflicted = own.filter(({ conflict }) => conflict === 'declared').map(({ personId }) => personId);
    const assigned = own.filter(({ conflict }) => conflict !== 'declared').map(({ personId }) => personId);
    return { id, excluded: [...partners.map((reviewer) => reviewer.id), ...conflicted], assigned };
  });
  const { pairs, short } = allocate(
    judged,
    reviewers.map(({ id }) => id),
    round.reviewersPerProposal,
  );
  for (const { proposal, reviewer } of pairs) {
    await sql`insert into review (proposal_id, person_id) values (${proposal}, ${reviewer})
      on conflict do nothing`.execute(database);
  }
  if (pairs.length > 0) {
    const subject = { kind: 'round', id: round.id };
    await note(database, author, { event: 'round.assigned', subject, details: { count: pairs.length } });
  }
  return { assigned: pairs.length, short };
}

/** What a reviewer declares of their interest in a proposal. */
export interface Declaration {
  readonly hasConflict: boolean;
  readonly reason: string;
  readonly at: Date;
}

/** Declares whether there is a conflict of interest; one that is declared takes scores given before away. */
export async function declareConflict(
  database: QueryExecutorProvider,
  author: Author,
  review: Review,
  { hasConflict, reason, at }: Declaration,
): Promise<void> {
  await sql`update review set conflict = ${hasConflict ? 'declared' : 'none'}, declared_at = ${at},
      conflict_reason = ${hasConflict ? reason : null}
    where id = ${review.id}`.execute(database);
  const event = hasConflict ? 'review.conflict' : 'review.no-conflict';
  await note(database, author, { event, subject: { kind: 'proposal', id: review.proposalId } });
}

/** What a reviewer gives. */
export interface ScoreSheet {
  readonly scores: Review['scores'];
  readonly remark: string;
  /** When the review is done with; until then it is a draft. */
  readonly finalAt: Date | null;
}

/**
 * Saves scores, as a draft or for good. The database refuses it for a conflict, for a final review and after a decision.
 */
export async function saveScores(
  database: QueryExecutorProvider,
  author: Author,
  review: Review,
  { scores, remark, finalAt }: ScoreSheet,
): Promise<void> {
  await sql`delete from score where review_id = ${review.id}`.execute(database);
  for (const { criterion, points, note: words } of scores) {
    await sql`insert into score (review_id, criterion_id, points, note)
      values (${review.id}, ${criterion}, ${points}, ${words})`.execute(database);
  }
  await sql`update review set remark = ${remark}, final_at = ${finalAt} where id = ${review.id}`.execute(database);
  if (finalAt) {
    await note(database, author, { event: 'review.final', subject: { kind: 'proposal', id: review.proposalId } });
  }
}
