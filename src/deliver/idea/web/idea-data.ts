import type { Delivering } from '../../delivering.ts';
import { readPage } from '../../../foundation/plain-number.ts';
import { readTrail } from '../../../wing/trail-store.ts';
import type { TrailEntry } from '../../../wing/trail.ts';
import type { Actor } from '../../../wing/actor.ts';
import { may, organisationsFor } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { Idea, IdeaQuestion, Interest } from '../idea.ts';
import { readIdea } from '../idea-store.ts';
import { readInterests } from '../interest-store.ts';
import { partnerCandidates } from '../match-store.ts';
import { namedOrganisations, type NamedOrganisation } from '../own-organisation-store.ts';
import { suggestPartners, type MatchOrganisation, type Suggestion } from '../partner-match.ts';
import { readQuestions } from '../question-store.ts';

/** Everything that the page of an idea shows to one reader. */
export interface IdeaData {
  readonly actor: Actor;
  readonly idea: Idea;
  readonly interests: readonly Interest[];
  readonly questions: readonly IdeaQuestion[];
  readonly questionTotal: number;
  readonly questionPage: number;
  readonly suggestions: readonly Suggestion<MatchOrganisation>[];
  /** The reader's organisations that may take part. */
  readonly own: readonly NamedOrganisation[];
  /** Organisations that could lead it as a project in the reader's hands. */
  readonly leads: readonly NamedOrganisation[];
  readonly trail: readonly TrailEntry[];
}

export const questionsPerPage = 10;
const mostSuggestions = 5;
const mostTrail = 20;

/** Reads an idea with all that hangs on it, in a bounded number of queries; `undefined` when the reader sees no such. */
export async function readIdeaData(visit: PageVisit, delivering: Delivering): Promise<IdeaData | undefined> {
  const { actor, params, query } = visit;
  const questionPage = readPage(query['vragen']);
  return visit.as(async (database) => {
    const idea = await readIdea(database, params['slug'] ?? '');
    if (!idea) return undefined;
    const page = { limit: questionsPerPage, offset: (questionPage - 1) * questionsPerPage };
    const interests = await readInterests(database, idea.id);
    const { questions, total } = await readQuestions(database, idea.id, page);
    const candidates = idea.state === 'published' ? await partnerCandidates(database, idea.id) : undefined;
    const suggestions = candidates
      ? suggestPartners(candidates.idea, candidates.organisations, delivering.plan.groupsOf).slice(0, mostSuggestions)
      : [];
    const own = await namedOrganisations(database, organisationsFor(actor, 'idea.partner'));
    const leads = await namedOrganisations(database, possibleLeads(actor, idea, interests));
    const isKnown = actor.kind === 'person';
    const subject = { kind: 'idea', id: idea.id };
    const trail = isKnown ? await readTrail(database, { subject, limit: mostTrail }) : [];
    return { actor, idea, interests, questions, questionTotal: total, questionPage, suggestions, own, leads, trail };
  });
}

/** Those that would lead, and the idea's own organisation, as far as the reader may begin a project for them. */
function possibleLeads(actor: Actor, idea: Idea, interests: readonly Interest[]): readonly string[] {
  const leads = interests.filter(({ role }) => role === 'lead').map(({ organisation }) => organisation);
  const all = new Set([...leads, ...(idea.organisation ? [idea.organisation] : [])]);
  return [...all].filter((organisation) => may(actor, 'project.create', [organisation]));
}
