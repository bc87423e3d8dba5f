import type { Delivering } from '../../delivering.ts';
import { z } from 'zod';
import { act, pressed, type Doing, type Outcome } from '../../../wing/act.ts';
import { may, organisationsFor } from '../../../wing/permission.ts';
import type { FormVisit } from '../../../wing/route.ts';
import { readForm, type FormErrors, type FormReading } from '../../../site/form.ts';
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
import { ideaPath } from './idea-words.ts';
import { ideaText, type IdeaMessage } from '../texts.ts';

/** A form on the page of an idea: its work is done with the idea as it is then; when wrong, the page is shown again. */
function actOn<T>(
  visit: FormVisit,
  delivering: Delivering,
  form: SentForm['form'],
  reading: FormReading<T, IdeaMessage>,
  work: (value: T, doing: Doing<Idea>) => Promise<Outcome<IdeaMessage>>,
): Promise<LiveAnswer> {
  const t = ideaText(visit.locale);
  return act<T, Idea, IdeaMessage>(visit, {
    reading,
    load: (database) => readIdea(database, visit.params['slug'] ?? ''),
    work,
    show: ({ values, errors }) => {
      const told = Object.entries(errors).flatMap(([name, error]) => (error ? [[name, t(error)]] : []));
      return ideaPage(visit, delivering, { form, values, errors: Object.fromEntries(told) });
    },
  });
}

/** Leads on to a part of the idea's page. */
function doneAt({ slug }: Idea, anchor: string): Outcome<IdeaMessage> {
  return { kind: 'done', path: `${ideaPath(slug)}#${anchor}` };
}

function wrong(errors: FormErrors<IdeaMessage>): Outcome<IdeaMessage> {
  return { kind: 'wrong', errors };
}

const interestForm = z.object({
  organisatie: z.string().min(1, 'interest.organisationMissing'),
  rol: z.enum([...interestRoles, 'none'], 'interest.roleMissing'),
  inbreng: z.string().trim().max(1000, 'interest.noteLong').default(''),
});

/** Declares an organisation's interest, says it anew, or takes it back. */
export function interestAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(
    visit,
    delivering,
    'interest',
    readForm(visit.form, interestForm),
    async (value, { thing: idea, person, database }) => {
      const { organisatie: organisation, rol: role, inbreng } = value;
      const [named] = await namedOrganisations(
        database,
        organisationsFor(person, 'idea.partner').filter((id) => id === organisation),
      );
      if (!named) return wrong({ organisatie: 'interest.organisationMissing' });
      if (role === 'none') {
        await withdrawInterest(database, person, idea.id, named);
        return doneAt(idea, 'partners');
      }
      if (idea.state !== 'published') return wrong({ rol: 'project.already' });
      await declareInterest(database, person, idea, { organisation: named, role, note: inbreng });
      return doneAt(idea, 'partners');
    },
  );
}

const questionForm = z.object({
  vraag: z.string().trim().min(1, 'question.missing').max(4000, 'question.long'),
  lezers: z.enum(['public', 'private'], 'question.whoMissing'),
});

/** Asks a question, in public or to whose idea it is. */
export function questionAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(
    visit,
    delivering,
    'question',
    readForm(visit.form, questionForm),
    async (value, { thing: idea, person, database }) => {
      const isPrivate = value.lezers === 'private';
      const id = await askQuestion(database, person, idea, { body: value.vraag, isPrivate });
      return doneAt(idea, `vraag-${id}`);
    },
  );
}

/** Answers a question; the field carries its id, so that several forms on the page stay apart. */
export function answerAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const question = visit.params['question'] ?? '';
  const field = `antwoord-${question}`;
  const schema = z
    .object({ [field]: z.string().trim().min(1, 'question.answerMissing').max(4000, 'question.long') })
    .transform((answers) => answers[field] ?? '');
  return actOn(
    visit,
    delivering,
    'answer',
    readForm(visit.form, schema),
    async (body, { thing: idea, person, database }) => {
      const isAnswered = await answerQuestion(database, person, idea, { question, body });
      return isAnswered ? doneAt(idea, `vraag-${question}`) : { kind: 'forbidden' };
    },
  );
}

/** Takes a question out of sight. */
export function hideQuestionAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(visit, delivering, 'question', pressed(undefined), async (_value, { thing: idea, person, database }) => {
    await hideQuestion(database, person, idea, visit.params['question'] ?? '');
    return doneAt(idea, 'vragen');
  });
}

const contactForm = z.object({
  wie: z.string().min(1, 'contact.whomMissing'),
  namens: z.string().default(''),
  bericht: z.string().trim().max(1000, 'interest.noteLong').default(''),
});

/** Asks the proposer, or who declared an organisation's interest, to exchange contact details. */
export function contactAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(
    visit,
    delivering,
    'contact',
    readForm(visit.form, contactForm),
    async (value, { thing: idea, person, database }) => {
      const { wie, namens, bericht } = value;
      const isProposer = wie === proposerValue;
      const interests = isProposer ? [] : await readInterests(database, idea.id);
      const to = isProposer ? idea.proposedBy : interests.find(({ organisation }) => organisation === wie)?.declaredBy;
      if (!to || to === person.id) return wrong({ wie: 'contact.whomMissing' });
      if (namens && !organisationsFor(person, 'idea.partner').includes(namens))
        return wrong({ namens: 'contact.asMissing' });
      const id = await askContact(database, person, {
        idea: idea.id,
        to,
        note: bericht,
        ...(namens && { fromOrganisation: namens }),
        ...(!isProposer && { toOrganisation: wie }),
      });
      return id ? { kind: 'done', path: '/contacten' } : wrong({ wie: 'contact.twice' });
    },
  );
}

/** Makes a draft project of an idea, led by one of the reader's organisations. */
export function projectAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const schema = z.object({ trekker: z.string().min(1, 'project.whichMissing') });
  return actOn(
    visit,
    delivering,
    'project',
    readForm(visit.form, schema),
    async ({ trekker }, { thing: idea, person, database }) => {
      const leads = (await readInterests(database, idea.id)).filter(({ role }) => role === 'lead');
      const isLead = trekker === idea.organisation || leads.some(({ organisation }) => organisation === trekker);
      if (!isLead || !may(person, 'project.create', [trekker])) return wrong({ trekker: 'project.whichMissing' });
      if (idea.state !== 'published') return wrong({ trekker: 'project.already' });
      const project = await makeProject(database, person, idea, { lead: trekker, at: delivering.now() });
      if (!project) return wrong({ trekker: 'project.already' });
      return { kind: 'done', path: `/projecten/${project.slug}/bewerk` };
    },
  );
}

const hideForm = z.object({
  reden: z.string().trim().min(1, 'moderate.reasonMissing').max(500, 'moderate.reasonLong'),
});

/** Takes an idea out of sight, with the reason. */
export function hideAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(
    visit,
    delivering,
    'hide',
    readForm(visit.form, hideForm),
    async ({ reden }, { thing: idea, person, database }) => {
      await hideIdea(database, person, idea, reden);
      return doneAt(idea, 'beheer');
    },
  );
}

/** Brings an idea back into sight. */
export function showAct(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOn(visit, delivering, 'hide', pressed(undefined), async (_value, { thing: idea, person, database }) => {
    await hideIdea(database, person, idea, undefined);
    return doneAt(idea, 'beheer');
  });
}
