import { cost } from '../../../site/cost.ts';
import type { Delivering } from '../../delivering.ts';
import { readPage } from '../../../foundation/plain-number.ts';
import type { OwnersOf, Route } from '../../../wing/route.ts';
import { organisationOwners } from '../own-organisation-store.ts';
import {
  answerAct,
  contactAct,
  hideAct,
  hideQuestionAct,
  interestAct,
  projectAct,
  questionAct,
  showAct,
} from './acts.ts';
import { contactsPage, contactStepAct } from './contacts.tsx';
import { editAct, editPage } from './edit.tsx';
import { ideaFeed } from './feed.ts';
import { ideaListPage } from './idea-list.tsx';
import { ideaPage } from './idea-page.tsx';
import { partnerIdeasPage } from './partner-ideas.tsx';
import { proposeAct, proposePage } from './propose.tsx';

/**
 * Every address about ideas. Who wrote an idea may edit it whatever their roles, and two people who exchange contact
 * details are known by that alone: those routes ask to be signed in, and their handlers and the database do the rest.
 */
export function ideaRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/ideeen',
      permission: 'idea.read',
      cost: cost.search,
      handle: (visit) => ideaListPage(visit, delivering),
    },
    {
      method: 'GET',
      path: '/ideeen/feed.xml',
      permission: 'idea.read',
      handle: (visit) => ideaFeed(visit, delivering),
    },
    {
      method: 'GET',
      path: '/ideeen/nieuw',
      permission: 'idea.propose',
      handle: (visit) => proposePage(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/nieuw',
      permission: 'idea.propose',
      handle: (visit) => proposeAct(visit, delivering),
    },
    {
      method: 'GET',
      path: '/ideeen/voor/:organisation',
      permission: 'idea.partner',
      owners: ownOrganisation,
      handle: (visit) => partnerIdeasPage(visit, delivering),
    },
    { method: 'GET', path: '/ideeen/:slug', permission: 'idea.read', handle: (visit) => ideaPage(visit, delivering) },
    ...writingRoutes(delivering),
    ...partnerRoutes(delivering),
  ];
}

function writingRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/ideeen/:slug/bewerk',
      permission: 'signed-in',
      handle: (visit) => editPage(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/bewerk',
      permission: 'signed-in',
      handle: (visit) => editAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/verberg',
      permission: 'idea.moderate',
      handle: (visit) => hideAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/toon',
      permission: 'idea.moderate',
      handle: (visit) => showAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/vraag',
      permission: 'idea.ask',
      handle: (visit) => questionAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/vraag/:question/antwoord',
      permission: 'idea.ask',
      handle: (visit) => answerAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/vraag/:question/verberg',
      permission: 'idea.moderate',
      handle: (visit) => hideQuestionAct(visit, delivering),
    },
  ];
}

function partnerRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/ideeen/:slug/partner',
      permission: 'idea.partner',
      owners: 'one-of-mine',
      handle: (visit) => interestAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/project',
      permission: 'project.create',
      owners: 'one-of-mine',
      handle: (visit) => projectAct(visit, delivering),
    },
    {
      method: 'POST',
      path: '/ideeen/:slug/contact',
      permission: 'idea.ask',
      handle: (visit) => contactAct(visit, delivering),
    },
    {
      method: 'GET',
      path: '/contacten',
      permission: 'signed-in',
      sees: ({ query }) => (readPage(query['blz']) > 1 ? undefined : 'list'),
      handle: (visit) => contactsPage(visit, delivering),
    },
    {
      method: 'POST',
      path: '/contacten/:id',
      permission: 'signed-in',
      sees: () => 'list',
      handle: (visit) => contactStepAct(visit, delivering),
    },
  ];
}

const ownOrganisation: OwnersOf = (params, database) => organisationOwners(database, params['organisation'] ?? '');
