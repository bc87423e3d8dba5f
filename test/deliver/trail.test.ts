import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisations } from '../../src/account/organisation/organisation-store.ts';
import { importFiles } from '../../src/deliver/exchange/import-store.ts';
import type { ExchangeTables } from '../../src/deliver/exchange/exchange-store.ts';
import { askContact, stepContact } from '../../src/deliver/idea/contact-store.ts';
import type { ContactState, Idea, IdeaContent } from '../../src/deliver/idea/idea.ts';
import { makeProject } from '../../src/deliver/idea/idea-project-store.ts';
import { addIdea, changeIdea, hideIdea, readIdea } from '../../src/deliver/idea/idea-store.ts';
import { declareInterest, withdrawInterest } from '../../src/deliver/idea/interest-store.ts';
import type { texts as ideaTexts } from '../../src/deliver/idea/messages/nl.ts';
import { answerQuestion, askQuestion, hideQuestion } from '../../src/deliver/idea/question-store.ts';
import { ideaText } from '../../src/deliver/idea/texts.ts';
import { addAuthor } from '../../src/deliver/project/author-store.ts';
import { addComment } from '../../src/deliver/project/comment-store.ts';
import type { texts as projectTexts } from '../../src/deliver/project/messages/nl.ts';
import { deleteDraft, withdrawProject } from '../../src/deliver/project/project-end-store.ts';
import { readProject } from '../../src/deliver/project/project-read-store.ts';
import { changeStage, createProject, holdProject, saveProject } from '../../src/deliver/project/project-store.ts';
import type { ProjectStage } from '../../src/deliver/project/project.ts';
import { projectText } from '../../src/deliver/project/texts.ts';
import { addEvidence, removeEvidence } from '../../src/deliver/report/evidence-store.ts';
import type { texts as reportTexts } from '../../src/deliver/report/messages/nl.ts';
import { reportParticipants } from '../../src/deliver/report/participants-store.ts';
import { readPeriod, saveReport } from '../../src/deliver/report/report-store.ts';
import { reviewPeriods, type ReviewAct } from '../../src/deliver/report/review-store.ts';
import { reportText } from '../../src/deliver/report/texts.ts';
import { turnPeriods } from '../../src/deliver/report/turn-store.ts';
import { saveVerdicts } from '../../src/deliver/round/eligibility-store.ts';
import type { texts as roundTexts } from '../../src/deliver/round/messages/nl.ts';
import { decide, readProposal, submitProject, type Proposal } from '../../src/deliver/round/proposal-store.ts';
import { assignReviewers, declareConflict, listReviews, saveScores } from '../../src/deliver/round/review-store.ts';
import { changeRound, createRound, readRound, type RoundContent } from '../../src/deliver/round/round-store.ts';
import type { Decision, Round } from '../../src/deliver/round/round.ts';
import { roundText } from '../../src/deliver/round/texts.ts';
import { addTargetChange } from '../../src/measure/target/target-store.ts';
import type { texts as targetTexts } from '../../src/measure/web/targets/messages/nl.ts';
import { targetText } from '../../src/measure/web/targets/texts.ts';
import { systemAccess } from '../../src/store/access.ts';
import { program, type Person } from '../../src/wing/actor.ts';
import { accessOf } from '../../src/wing/permission.ts';
import { broughtBack } from '../store/comes-back.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { addOrganisation, addPerson } from './cast.ts';
import { completeProject } from './complete-project.ts';
import { addReportedProject } from './reported-project.ts';
import { terms } from './any-project.ts';

/** The event that a key of a catalogue is the sentence of. */
type EventOf<Key> = Key extends `event.${infer Name}` ? Name : never;
type AnyEvent = EventOf<
  | keyof typeof ideaTexts
  | keyof typeof projectTexts
  | keyof typeof reportTexts
  | keyof typeof roundTexts
  | keyof typeof targetTexts
>;

/** Entries that nothing leaves any more; those of before keep their sentence. */
const pastEvents = ['project.imported', 'project.imported-new'] as const;
type LivingEvent = Exclude<AnyEvent, (typeof pastEvents)[number]>;

let fresh: FreshStore;
let lead: string;
let partner: string;
let an: Person;
let bo: Person;
let manager: Person;
let reviewer: Person;
let count = 0;
const at = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  fresh = await makeFreshStore();
  lead = await addOrganisation(fresh.store, 'Trekker');
  partner = await addOrganisation(fresh.store, 'Partner');
  an = await addPerson(fresh.store, 'An', [{ role: 'promoter', organisation: lead }]);
  bo = await addPerson(fresh.store, 'Bo', [{ role: 'promoter', organisation: partner }]);
  manager = await addPerson(fresh.store, 'Mo', [{ role: 'programme-manager' }]);
  reviewer = await addPerson(fresh.store, 'Ria', [{ role: 'reviewer' }]);
});
afterAll(() => fresh.drop());

function as<T>(person: Person, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(accessOf(person), work);
}

function asProgram<T>(work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(systemAccess, work);
}

const ideaContent: IdeaContent = {
  title: { nl: 'Taalbuddies' },
  summary: { nl: 'Samen spreken.' },
  description: {},
  actions: [],
  groups: [],
  themes: [],
  municipalities: [],
  needs: [],
  needsKinds: [],
};

async function newIdea(): Promise<Idea> {
  const { slug } = await as(an, (database) => addIdea(database, an, ideaContent));
  return (await as(an, (database) => readIdea(database, slug)))!;
}

const interest = () => ({ organisation: { id: partner, name: 'Partner' }, role: 'lead', note: '' }) as const;

async function newQuestion(): Promise<{ readonly idea: Idea; readonly question: string }> {
  const idea = await newIdea();
  const asked = { body: 'Wanneer?', isPrivate: false };
  return { idea, question: await as(bo, (database) => askQuestion(database, bo, idea, asked)) };
}

async function stepped(person: Person, ...steps: readonly ContactState[]): Promise<void> {
  const idea = await newIdea();
  const id = (await as(bo, (database) => askContact(database, bo, { idea: idea.id, to: an.id, note: '' })))!;
  for (const step of steps) {
    const who = step === 'agreed' ? an : person;
    await as(who, (database) => stepContact(database, who, id, step));
  }
}

async function newProject(): Promise<string> {
  count += 1;
  const content = {
    title: { nl: `Project ${count}` },
    partners: [{ organisation: lead, name: '', role: 'lead' }],
  } as const;
  const beginning = { content, authors: [an.id], at };
  return (await as(an, (database) => createProject(database, an, beginning))).id;
}

async function staged(stage: ProjectStage): Promise<void> {
  const id = await newProject();
  await as(manager, (database) => changeStage(database, manager, { id, stage, at }));
}

async function newPeriod(state: string): Promise<string> {
  const year = { start: '2024-01-01', end: '2024-12-31' };
  const { periods } = await addReportedProject(fresh.store, [{ ...year, state }]);
  await asProgram((database) => sql`update result_indicator set plan_indicator = 'neet'`.execute(database));
  return periods[0]!;
}

async function reported(isSent: boolean): Promise<void> {
  const save = { version: 1, report: { actual: 3, comment: '', parts: [] }, isSent, at };
  const id = await newPeriod('open');
  await asProgram((database) => saveReport(database, manager, { ...save, id }));
}

async function reviewed(state: string, act: ReviewAct): Promise<void> {
  const ids = [await newPeriod(state)];
  await asProgram((database) => reviewPeriods(database, manager, { kind: 'chosen', ids }, act));
}

async function newEvidence(): Promise<string> {
  const id = await newPeriod('open');
  const bytes = new TextEncoder().encode('naam;aantal\nAn;3');
  await asProgram((database) => addEvidence(database, manager, { period: id, name: 'lijst.csv', bytes }));
  const period = await asProgram((database) => readPeriod(database, id));
  return period!.evidence[0]!.id;
}

async function participants(codes: readonly string[]): Promise<void> {
  const period = await newPeriod('open');
  const key = new Uint8Array(32).fill(7);
  await asProgram((database) => reportParticipants(database, manager, key, { period, unit: 'person', codes }));
}

const roundContent = (): RoundContent => ({
  title: { nl: 'Voorjaar' },
  intro: {},
  opensAt: new Date('2026-01-01T00:00:00Z'),
  closesAt: new Date('2027-01-01T00:00:00Z'),
  reviewersPerProposal: 1,
  rules: {},
  criteria: [{ id: randomUUID(), title: { nl: 'Bereik' }, description: {}, weight: 1, maximum: 5 }],
  checks: [{ id: randomUUID(), title: { nl: 'Is het een vereniging?' } }],
});

async function newRound(): Promise<Round> {
  const slug = await as(manager, (database) => createRound(database, manager, roundContent()));
  return (await as(manager, (database) => readRound(database, slug)))!;
}

async function newProposal(): Promise<{ readonly round: Round; readonly proposal: Proposal }> {
  count += 1;
  const round = await newRound();
  const slug = await completeProject(fresh.store, an, { title: `Voorstel ${count}`, lead, partner });
  return asProgram(async (database) => {
    const project = (await readProject(database, { slug }))!;
    expect(await submitProject(database, an, { round, project: project.id, at })).toBe('submitted');
    const { rows } = await sql<{ id: string }>`select id from proposal where project_id = ${project.id}`.execute(
      database,
    );
    return { round, proposal: (await readProposal(database, rows[0]!.id))! };
  });
}

async function newReview() {
  const { round, proposal } = await newProposal();
  return asProgram(async (database) => {
    await assignReviewers(database, manager, round, [proposal]);
    return (await listReviews(database, round.id))[0]!;
  });
}

async function declared(hasConflict: boolean): Promise<void> {
  const review = await newReview();
  const declaration = { hasConflict, reason: 'Familie', at };
  await asProgram((database) => declareConflict(database, reviewer, review, declaration));
}

async function decided(decision: Decision): Promise<void> {
  const { proposal } = await newProposal();
  const feedback = { criteria: [], remarks: [] };
  const verdict = { proposal, decision, reason: 'Daarom', feedback, at, day: '2026-03-02' };
  await asProgram((database) => decide(database, manager, verdict));
}

async function brought(...lines: readonly string[]): Promise<void> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const setting = { terms, author: manager, organisations, newId: randomUUID, now: at };
  const outcome = await fresh.store.as<ExchangeTables, { problems: readonly unknown[] }>(
    accessOf(manager),
    (database) => importFiles(database, [{ name: 'projects.csv', bytes }], setting),
  );
  expect(outcome.problems).toEqual([]);
}

const target = { kpi: 'K1', indicator: 'neet', area: 'BE22', why: 'Zo beslist' };

/** For every event that somebody can read of, what leaves it: an act of a store, without any page. */
const acts: Readonly<Record<LivingEvent, () => Promise<unknown>>> = {
  'idea.proposed': newIdea,
  'idea.edited': async () => {
    const idea = await newIdea();
    await as(an, (database) => changeIdea(database, an, idea, ideaContent));
  },
  'idea.hidden': async () => {
    const idea = await newIdea();
    await as(manager, (database) => hideIdea(database, manager, idea, 'Reclame'));
  },
  'idea.shown': async () => {
    const idea = await newIdea();
    await as(manager, (database) => hideIdea(database, manager, idea, undefined));
  },
  'idea.interest': async () => {
    const idea = await newIdea();
    await as(bo, (database) => declareInterest(database, bo, idea, interest()));
  },
  'idea.interest-withdrawn': async () => {
    const idea = await newIdea();
    await as(bo, (database) => declareInterest(database, bo, idea, interest()));
    await as(bo, (database) => withdrawInterest(database, bo, idea.id, interest().organisation));
  },
  'idea.asked': newQuestion,
  'idea.asked-private': async () => {
    const idea = await newIdea();
    await as(bo, (database) => askQuestion(database, bo, idea, { body: 'Geheim?', isPrivate: true }));
  },
  'idea.answered': async () => {
    const { idea, question } = await newQuestion();
    await as(an, (database) => answerQuestion(database, an, idea, { question, body: 'In mei.' }));
  },
  'idea.question-hidden': async () => {
    const { idea, question } = await newQuestion();
    await as(manager, (database) => hideQuestion(database, manager, idea, question));
  },
  'idea.contact-asked': () => stepped(bo),
  'idea.contact-agreed': () => stepped(bo, 'agreed'),
  'idea.contact-declined': () => stepped(an, 'declined'),
  'idea.contact-withdrawn': () => stepped(bo, 'withdrawn'),
  'idea.contact-revoked': () => stepped(bo, 'agreed', 'revoked'),
  'idea.became-project': async () => {
    const idea = await newIdea();
    await as(bo, (database) => declareInterest(database, bo, idea, interest()));
    await as(bo, (database) => makeProject(database, bo, idea, { lead: partner, at }));
  },
  'project.created': newProject,
  'project.saved': async () => {
    const id = await newProject();
    await as(manager, async (database) => {
      const held = (await holdProject(database, { id }))!;
      await saveProject(database, manager, held, { version: 1, changes: { groups: ['G1'] }, at });
    });
  },
  'project.published': async () => {
    await brought('project,title_nl,stage', 'openbaar-gemaakt,Openbaar,labelled');
    return brought('project,published_at', 'openbaar-gemaakt,2026-01-01');
  },
  'project.draft': async () => {
    const id = await newProject();
    await as(manager, (database) => changeStage(database, manager, { id, stage: 'declined', at }));
    await as(manager, (database) => changeStage(database, manager, { id, stage: 'draft', at }));
  },
  'project.submitted': () => staged('submitted'),
  'project.labelled': () => staged('labelled'),
  'project.declined': () => staged('declined'),
  'project.withdrawn': async () => {
    const id = await newProject();
    await as(manager, (database) => withdrawProject(database, manager, { id, at }));
  },
  'project.deleted': async () => {
    const id = await newProject();
    await as(an, async (database) => deleteDraft(database, an, (await readProject(database, { id }))!));
  },
  'project.author-added': async () => {
    const id = await newProject();
    await as(an, (database) => addAuthor(database, an, id, bo.id));
  },
  'project.commented': async () => {
    const project = await newProject();
    await as(an, (database) => addComment(database, an, { project, section: 'about', text: 'Mooi', at }));
  },
  'period.drafted': () => reported(false),
  'period.submitted': () => reported(true),
  'period.approve': () => reviewed('submitted', { kind: 'approve' }),
  'period.return': () => reviewed('submitted', { kind: 'return', reason: 'Te vaag', until: '2030-01-01' }),
  'period.unlock': () => reviewed('locked', { kind: 'unlock', until: '2030-01-01' }),
  'period.opened': async () => {
    await newPeriod('waiting');
    await turnPeriods(fresh.store, '2025-01-02');
  },
  'period.locked': async () => {
    await newPeriod('approved');
    await turnPeriods(fresh.store, '2027-01-01');
  },
  'evidence.added': newEvidence,
  'evidence.removed': async () => {
    const id = await newEvidence();
    await asProgram((database) => removeEvidence(database, manager, id));
  },
  'participants.kept': () => participants(['85.07.30-001.61']),
  'participants.removed': () => participants([]),
  'round.created': newRound,
  'round.changed': async () => {
    const { id, version, ...content } = await newRound();
    await as(manager, (database) => changeRound(database, manager, { id, version, content }));
  },
  'round.assigned': newReview,
  'review.no-conflict': () => declared(false),
  'review.conflict': () => declared(true),
  'review.final': async () => {
    const review = await newReview();
    await asProgram((database) => declareConflict(database, reviewer, review, { hasConflict: false, reason: '', at }));
    const sheet = { scores: [], remark: '', finalAt: at };
    await asProgram((database) => saveScores(database, reviewer, review, sheet));
  },
  'proposal.checked': async () => {
    const { round, proposal } = await newProposal();
    const verdicts = [{ check: round.checks[0]!.id, passed: true, note: '' }];
    await asProgram((database) => saveVerdicts(database, manager, { proposal: proposal.id, verdicts, before: [], at }));
  },
  'proposal.labelled': () => decided('labelled'),
  'proposal.declined': () => decided('declined'),
  'proposal.come-back': () => decided('come-back'),
  'target.set': () => as(manager, (database) => addTargetChange(database, manager, { ...target, row: { kpi: 'K1' } })),
  'target.removed': () => as(manager, (database) => addTargetChange(database, manager, { ...target, area: 'BE221' })),
};

test('every sentence of the trail has an act that leaves its entry', () => {
  const rooms = [ideaText, projectText, reportText, roundText, targetText];
  const events = rooms.flatMap(({ keys }) => keys.flatMap((key) => (/^event\.(.+)$/.exec(key) ?? []).slice(1)));
  expect(Object.keys(acts).toSorted()).toEqual(
    events.filter((event) => !(pastEvents as readonly string[]).includes(event)).toSorted(),
  );
});

test.each(Object.entries(acts))('%s is left by the store that does it', async (event, act) => {
  const last = async (): Promise<string> => {
    const { rows } = await asProgram((database) =>
      sql<{ id: string }>`select coalesce(max(id), 0)::text as id from audit_entry`.execute(database),
    );
    return rows[0]!.id;
  };
  const before = await last();
  await act();
  const { rows } = await asProgram((database) =>
    sql<{ event: string; actorKind: string }>`
      select event, actor_kind from audit_entry where id > ${before}::bigint order by id`.execute(database),
  );
  const actor = event === 'period.opened' || event === 'period.locked' ? program.kind : 'person';
  expect(rows).toContainEqual({ event, actorKind: actor });
});

test('all that these acts have written comes back from a backup', async () => {
  const { before, after } = await broughtBack(fresh.store.url);
  expect(after).toEqual(before);
  expect(after.references.filter(({ lost }) => lost > 0)).toEqual([]);
});
