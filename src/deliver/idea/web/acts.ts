import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Person } from '../../../wing/actor.ts';
import { may, organisationsFor } from '../../../wing/permission.ts';
import type { FormVisit } from '../../../wing/route.ts';
import { readForm, type FormReading } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { askContact } from '../contact-store.ts';
import { interestRoles, type Idea } from '../idea.ts';
import { makeProject } from '../idea-project-store.ts';
import { hideIdea, readIdea } from '../idea-store.ts';
import { declareInterest, readInterests, withdrawInterest } from '../interest-store.ts';
import { namedOrganisations } from '../own-organisation-store.ts';
import { answerQuestion, askQuestion, hideQuestion } from '../question-store.ts';
import { proposerValue } from './contact-section.tsx';
import { ideaPage } from './idea-page.tsx';
import type { SentForm } from './idea-section.ts';
import { ideaPath, type IdeaContext } from './idea-words.ts';
import { ideaText, type IdeaMessage } from '../texts.ts';

/** What a form on the page of an idea did: where to go on, or what is wrong with which field. */
type Outcome =
  | { readonly anchor: string }
  | { readonly path: string }
  | { readonly wrong: Readonly<Record<string, IdeaMessage>> }
  | 'forbidden';

/** Somebody who sent a form about an idea. */
interface Sending {
  readonly idea: Idea;
  readonly person: Person;
  readonly database: Kysely<unknown>;
}

/** Reads a form, does its work in one transaction with the idea as it is then, and shows the page again when wrong. */
async function act<T>(
  context: IdeaContext,
  visit: FormVisit,
  form: SentForm['form'],
  reading: FormReading<T, IdeaMessage>,
  work: (value: T, sending: Sending) => Promise<Outcome>,
): Promise<LiveAnswer> {
  const { actor, locale } = visit;
  if (actor.kind !== 'person') return { kind: 'forbidden' };
  const again = (errors: Readonly<Partial<Record<string, IdeaMessage>>>): Promise<LiveAnswer> => {
    const told = Object.entries(errors).flatMap(([name, error]) => (error ? [[name, ideaText(locale)(error)]] : []));
    return ideaPage(context, visit, { form, values: reading.values, errors: Object.fromEntries(told) });
  };
  if (!reading.ok) return again(reading.errors);
  const done = await visit.as(async (database: Kysely<unknown>) => {
    const idea = await readIdea(database, visit.params['slug'] ?? '');
    return idea && { idea, outcome: await work(reading.value, { idea, person: actor, database }) };
  });
  if (!done) return { kind: 'not-found' };
  const { idea, outcome } = done;
  if (outcome === 'forbidden') return { kind: 'forbidden' };
  if ('wrong' in outcome) return again(outcome.wrong);
  return { kind: 'redirect', path: 'path' in outcome ? outcome.path : `${ideaPath(idea.slug)}#${outcome.anchor}` };
}

const interestForm = z.object({
  organisatie: z.string().min(1, 'interest.organisationMissing'),
  rol: z.enum([...interestRoles, 'none'], 'interest.roleMissing'),
  inbreng: z.string().trim().max(1000, 'interest.noteLong').default(''),
});

/** Declares an organisation's interest, says it anew, or takes it back. */
export function interestAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'interest', readForm(visit.form, interestForm), async (value, sending) => {
    const { idea, person, database } = sending;
    const { organisatie: organisation, rol: role, inbreng } = value;
    const [named] = await namedOrganisations(
      database,
      organisationsFor(person, 'idea.partner').filter((id) => id === organisation),
    );
    if (!named) return { wrong: { organisatie: 'interest.organisationMissing' } };
    if (role === 'none') {
      await withdrawInterest(database, person, idea.id, named);
      return { anchor: 'partners' };
    }
    if (idea.state !== 'published') return { wrong: { rol: 'project.already' } };
    await declareInterest(database, person, idea, { organisation: named, role, note: inbreng });
    return { anchor: 'partners' };
  });
}

const questionForm = z.object({
  vraag: z.string().trim().min(1, 'question.missing').max(4000, 'question.long'),
  lezers: z.enum(['public', 'private'], 'question.whoMissing'),
});

/** Asks a question, in public or to whose idea it is. */
export function questionAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'question', readForm(visit.form, questionForm), async (value, sending) => {
    const { idea, person, database } = sending;
    const isPrivate = value.lezers === 'private';
    const id = await askQuestion(database, person, idea, { body: value.vraag, isPrivate });
    return { anchor: `vraag-${id}` };
  });
}

/** Answers a question; the field carries its id, so that several forms on the page stay apart. */
export function answerAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  const question = visit.params['question'] ?? '';
  const field = `antwoord-${question}`;
  const schema = z
    .object({ [field]: z.string().trim().min(1, 'question.answerMissing').max(4000, 'question.long') })
    .transform((answers) => answers[field] ?? '');
  return act(context, visit, 'answer', readForm(visit.form, schema), async (body, sending) => {
    const { idea, person, database } = sending;
    const isAnswered = await answerQuestion(database, person, idea, { question, body });
    return isAnswered ? { anchor: `vraag-${question}` } : 'forbidden';
  });
}

/** Takes a question out of sight. */
export function hideQuestionAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'question', readForm(visit.form, z.object({})), async (_value, sending) => {
    const { idea, person, database } = sending;
    await hideQuestion(database, person, idea, visit.params['question'] ?? '');
    return { anchor: 'vragen' };
  });
}

const contactForm = z.object({
  wie: z.string().min(1, 'contact.whomMissing'),
  namens: z.string().default(''),
  bericht: z.string().trim().max(1000, 'interest.noteLong').default(''),
});

/** Asks the proposer, or who declared an organisation's interest, to exchange contact details. */
export function contactAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'contact', readForm(visit.form, contactForm), async (value, sending) => {
    const { idea, person, database } = sending;
    const { wie, namens, bericht } = value;
    const isProposer = wie === proposerValue;
    const interests = isProposer ? [] : await readInterests(database, idea.id);
    const to = isProposer ? idea.proposedBy : interests.find(({ organisation }) => organisation === wie)?.declaredBy;
    if (!to || to === person.id) return { wrong: { wie: 'contact.whomMissing' } };
    if (namens && !organisationsFor(person, 'idea.partner').includes(namens))
      return { wrong: { namens: 'contact.asMissing' } };
    const id = await askContact(database, person, {
      idea: idea.id,
      to,
      note: bericht,
      ...(namens && { fromOrganisation: namens }),
      ...(!isProposer && { toOrganisation: wie }),
    });
    return id ? { path: '/contacten' } : { wrong: { wie: 'contact.twice' } };
  });
}

/** Makes a draft project of an idea, led by one of the reader's organisations. */
export function projectAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  const schema = z.object({ trekker: z.string().min(1, 'project.whichMissing') });
  return act(context, visit, 'project', readForm(visit.form, schema), async ({ trekker }, sending) => {
    const { idea, person, database } = sending;
    const leads = (await readInterests(database, idea.id)).filter(({ role }) => role === 'lead');
    const isLead = trekker === idea.organisation || leads.some(({ organisation }) => organisation === trekker);
    if (!isLead || !may(person, 'project.create', [trekker])) return { wrong: { trekker: 'project.whichMissing' } };
    if (idea.state !== 'published') return { wrong: { trekker: 'project.already' } };
    const project = await makeProject(database, person, idea, { lead: trekker, at: context.now() });
    if (!project) return { wrong: { trekker: 'project.already' } };
    return { path: `/projecten/${project.slug}` };
  });
}

const hideForm = z.object({
  reden: z.string().trim().min(1, 'moderate.reasonMissing').max(500, 'moderate.reasonLong'),
});

/** Takes an idea out of sight, with the reason. */
export function hideAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'hide', readForm(visit.form, hideForm), async ({ reden }, { idea, person, database }) => {
    await hideIdea(database, person, idea, reden);
    return { anchor: 'beheer' };
  });
}

/** Brings an idea back into sight. */
export function showAct(context: IdeaContext, visit: FormVisit): Promise<LiveAnswer> {
  return act(context, visit, 'hide', readForm(visit.form, z.object({})), async (_value, { idea, person, database }) => {
    await hideIdea(database, person, idea, undefined);
    return { anchor: 'beheer' };
  });
}
