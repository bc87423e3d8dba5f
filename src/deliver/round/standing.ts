import { krippendorffAlpha, spread } from './agreement.ts';
import { isOut } from './eligibility.ts';
import type { Feedback, Proposal } from './proposal-store.ts';
import { rank, reviewScore, type Ranked } from './ranking.ts';
import type { Review } from './review-store.ts';
import type { Criterion } from './round.ts';

/** A proposal with how far its reviews are. */
export interface ProposalStanding {
  readonly proposal: Proposal;
  readonly reviews: readonly Review[];
  /** Final reviews, of those without a conflict. */
  readonly done: number;
  readonly of: number;
  /** Scores of final reviews, of 100; none of a proposal that is out. */
  readonly scores: readonly number[];
  /** Standard deviation of those, in points of 100. */
  readonly spread?: number;
}

/** Where a round stands: proposals in their order, and how far reviewers agree over all of them. */
export interface Standing {
  readonly ranked: readonly Ranked<ProposalStanding>[];
  readonly alpha?: number;
}

/** Ranks proposals by the final reviews. */
export function standingOf(
  criteria: readonly Criterion[],
  proposals: readonly Proposal[],
  reviews: readonly Review[],
): Standing {
  const standings = proposals.map((proposal) => {
    const own = reviews.filter(({ proposalId, conflict }) => proposalId === proposal.id && conflict !== 'declared');
    const final = own.filter(({ finalAt }) => finalAt !== null);
    const scores = isOut(proposal) ? [] : final.flatMap((review) => scoreOf(criteria, review) ?? []);
    const deviation = spread(scores);
    const counts = { done: final.length, of: own.length, scores };
    return { proposal, reviews: own, ...counts, ...(deviation !== undefined && { spread: deviation }) };
  });
  const alpha = krippendorffAlpha(standings.map(({ scores }) => scores));
  return { ranked: rank(standings, ({ scores }) => scores), ...(alpha !== undefined && { alpha }) };
}

/** What a review gives, of 100. */
export function scoreOf(criteria: readonly Criterion[], { scores }: Review): number | undefined {
  return reviewScore(
    criteria,
    new Map(scores.flatMap(({ criterion, points }) => (points === null ? [] : [[criterion, points] as const]))),
  );
}

/** What an applicant is told of final reviews: values and notes in order of size, so that they tell nothing of who. */
export function feedbackOf(criteria: readonly Criterion[], { item, score }: Ranked<ProposalStanding>): Feedback {
  const final = item.reviews.filter(({ finalAt }) => finalAt !== null);
  const given = final.flatMap(({ scores }) => scores);
  return {
    ...(score !== undefined && { score }),
    criteria: criteria.map(({ id }) => {
      const own = given.filter(({ criterion }) => criterion === id);
      return {
        criterion: id,
        points: own.flatMap(({ points }) => points ?? []).toSorted((a, b) => b - a),
        notes: own
          .map(({ note }) => note)
          .filter(Boolean)
          .toSorted(),
      };
    }),
    remarks: final
      .map(({ remark }) => remark)
      .filter(Boolean)
      .toSorted(),
  };
}
