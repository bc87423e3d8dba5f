import type { Delivering } from '../../delivering.ts';
import type { Route } from '../../../wing/route.ts';
import { ownersOfProject } from '../../project/web/draft-routes.ts';
import { assign, boardPage, sessionSheet } from './board-page.tsx';
import { checkProposal } from './check-proposal.ts';
import { feedbackPage } from './feedback-page.tsx';
import { decideProposal, letterPage, proposalPage } from './proposal-page.tsx';
import { declare, ownReviewsPage, reviewPage, saveReview } from './review-page.tsx';
import { roundEditPage, saveRound } from './round-edit-page.tsx';
import { roundPage, roundsPage, submit, submitPage } from './rounds-page.tsx';

/** Everything about rounds: announcing, submitting, reviewing, deciding, and what the applicant sees of it. */
export function roundRoutes(delivering: Delivering): readonly Route[] {
  const [board, own] = ['/beheer/rondes/:ronde', '/mijn-werk/beoordelingen'];
  const read = { permission: 'round.read' } as const;
  const manage = { permission: 'round.manage' } as const;
  // Reviewers by name, each with the interest that they declared.
  const reviewers = { path: `${board}/:voorstel`, sees: () => 'list' as const } as const;
  const judge = { permission: 'proposal.read-unassigned' } as const;
  const score = { permission: 'proposal.score' } as const;
  const enter = { path: '/rondes/:ronde/indienen', permission: 'project.submit', owners: 'one-of-mine' } as const;
  return [
    { ...read, method: 'GET', path: '/rondes', handle: (visit) => roundsPage(visit, delivering) },
    { ...read, method: 'GET', path: '/rondes/:ronde', handle: (visit) => roundPage(visit, delivering) },
    { ...enter, method: 'GET', handle: submitPage },
    { ...enter, method: 'POST', handle: (visit) => submit(visit, delivering) },
    { ...manage, method: 'GET', path: '/beheer/rondes/nieuw', handle: (visit) => roundEditPage(visit, delivering) },
    { ...manage, method: 'POST', path: '/beheer/rondes/nieuw', handle: (visit) => saveRound(visit, delivering) },
    { ...manage, method: 'GET', path: `${board}/wijzig`, handle: (visit) => roundEditPage(visit, delivering) },
    { ...manage, method: 'POST', path: `${board}/wijzig`, handle: (visit) => saveRound(visit, delivering) },
    { ...manage, method: 'POST', path: `${board}/toewijzen`, handle: assign },
    { ...judge, method: 'GET', path: board, handle: boardPage },
    { ...judge, method: 'GET', path: `${board}/zitting`, handle: (visit) => sessionSheet(visit, delivering) },
    { ...judge, ...reviewers, method: 'GET', handle: (visit) => proposalPage(visit, delivering) },
    { ...judge, method: 'GET', path: `${board}/:voorstel/brief`, handle: (visit) => letterPage(visit, delivering) },
    {
      ...reviewers,
      method: 'POST',
      permission: 'proposal.decide',
      handle: (visit) => decideProposal(visit, delivering),
    },
    {
      ...reviewers,
      method: 'POST',
      path: `${board}/:voorstel/voorwaarden`,
      permission: 'round.check-eligibility',
      handle: (visit) => checkProposal(visit, delivering),
    },
    { ...score, method: 'GET', path: own, handle: ownReviewsPage },
    { ...score, method: 'GET', path: `${own}/:beoordeling`, handle: (visit) => reviewPage(visit, delivering) },
    { ...score, method: 'POST', path: `${own}/:beoordeling/belang`, handle: (visit) => declare(visit, delivering) },
    { ...score, method: 'POST', path: `${own}/:beoordeling/punten`, handle: (visit) => saveReview(visit, delivering) },
    {
      method: 'GET',
      path: '/projecten/:slug/beoordeling',
      permission: 'proposal.read-decision',
      owners: ownersOfProject,
      handle: feedbackPage,
    },
  ];
}
