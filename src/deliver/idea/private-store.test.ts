import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOrganisation, addPerson } from '../../../test/deliver/cast.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { visitor, type Actor, type Person } from '../../wing/actor.ts';
import { accessOf } from '../../wing/permission.ts';
import { askContact, readContacts, stepContact } from './contact-store.ts';
import type { ContactState } from './idea.ts';
import { addIdea } from './idea-store.ts';
import { declareInterest } from './interest-store.ts';
import { answerQuestion, askQuestion, hideQuestion, readQuestions } from './question-store.ts';

/** Rows that never reach others: private questions and what people told each other about themselves. */

let fresh: FreshStore;
let bakery: string;
let school: string;
let an: Person;
let colleague: Person;
let bo: Person;
let stranger: Person;
let manager: Person;
let admin: Person;
let idea: string;

beforeAll(async () => {
  fresh = await makeFreshStore();
  bakery = await addOrganisation(fresh.store, 'Bakkerij');
  school = await addOrganisation(fresh.store, 'School');
  an = await addPerson(fresh.store, 'An', [{ role: 'member', organisation: school }]);
  colleague = await addPerson(fresh.store, 'Ko', [{ role: 'coach', organisation: school }]);
  bo = await addPerson(fresh.store, 'Bo', [{ role: 'promoter', organisation: bakery }]);
  stranger = await addPerson(fresh.store, 'Vi');
  manager = await addPerson(fresh.store, 'Mo', [{ role: 'programme-manager' }]);
  admin = await addPerson(fresh.store, 'Ad', [{ role: 'administrator' }]);
  const content = {
    title: { nl: 'Leren bakken' },
    summary: { nl: 'Brood' },
    description: {},
    actions: [],
    groups: [],
    themes: [],
    municipalities: [],
    needs: [],
    needsKinds: [],
    organisation: school,
  };
  ({ id: idea } = await as(an, (database) => addIdea(database, an, content)));
  const interest = { organisation: { id: bakery, name: 'Bakkerij' }, role: 'lead', note: '' } as const;
  await as(bo, (database) => declareInterest(database, bo, { id: idea }, interest));
});
afterAll(() => fresh.drop());

function as<T>(actor: Actor, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(accessOf(actor), work);
}

async function questionsOf(actor: Actor): Promise<readonly string[]> {
  const { questions } = await as(actor, (database) => readQuestions(database, idea, { limit: 99, offset: 0 }));
  return questions.flatMap(({ body, answers }) => [body, ...answers.map((answer) => answer.body)]);
}

function ask(who: Person, body: string, isPrivate: boolean): Promise<string> {
  return as(who, (database) => askQuestion(database, who, { id: idea }, { body, isPrivate }));
}

test('a private question and its answer reach its asker, the proposer, its organisation and a manager, nobody else', async () => {
  const id = await ask(bo, 'geheim', true);
  await as(an, (database) => answerQuestion(database, an, { id: idea }, { question: id, body: 'ook geheim' }));
  for (const reader of [bo, an, colleague, manager])
    expect(await questionsOf(reader)).toEqual(['geheim', 'ook geheim']);
  for (const reader of [visitor, stranger, admin]) expect(await questionsOf(reader)).toEqual([]);
});

test('a private question cannot be answered by who may not read it, even with its id', async () => {
  const id = await ask(bo, 'nog een geheim', true);
  const answered = (who: Person) =>
    as(who, (database) => answerQuestion(database, who, { id: idea }, { question: id, body: 'zo' }));
  expect(await answered(stranger)).toBe(false);
  expect(await answered(colleague)).toBe(true);
});

test('a public question is read by everyone and answered by whose idea it is, not by a stranger', async () => {
  const id = await ask(stranger, 'Wanneer begint het?', false);
  expect(await questionsOf(visitor)).toEqual(['Wanneer begint het?']);
  const answered = (who: Person) =>
    as(who, (database) => answerQuestion(database, who, { id: idea }, { question: id, body: 'In mei.' }));
  expect(await answered(bo)).toBe(false);
  const forced = as(bo, (database) =>
    sql`insert into idea_answer (question_id, answered_by, body) values (${id}, ${bo.id}, 'zo')`.execute(database),
  );
  await expect(forced).rejects.toThrow('row-level security');
  expect(await answered(an)).toBe(true);
  expect(await as(an, (database) => hideQuestion(database, an, { id: idea }, id))).toBe(false);
  expect(await as(manager, (database) => hideQuestion(database, manager, { id: idea }, id))).toBe(true);
  expect(await questionsOf(visitor)).toEqual([]);
});

test('nobody asks a question in the name of another', async () => {
  const asking = as(stranger, (database) =>
    askQuestion(database, an, { id: idea }, { body: 'vals', isPrivate: false }),
  );
  await expect(asking).rejects.toThrow('row-level security');
});

function wish(from: Person, to: Person, more: { fromOrganisation?: string; toOrganisation?: string } = {}) {
  return as(from, (database) => askContact(database, from, { idea, to: to.id, note: 'Dag', ...more }));
}

function step(who: Person, id: string, to: ContactState) {
  return as(who, (database) => stepContact(database, who, id, to));
}

async function detailsSeenBy(who: Person): Promise<readonly (string | undefined)[]> {
  const contacts = await as(who, (database) => readContacts(database, who.id, { limit: 99 }));
  return contacts.map(({ details }) => details?.email);
}

test('addresses are seen by both once both agree, and by neither before or after', async () => {
  const id = (await wish(bo, an, { fromOrganisation: bakery })) ?? '';
  expect(await wish(bo, an)).toBeUndefined();
  expect(await detailsSeenBy(bo)).toEqual([undefined]);
  expect(await detailsSeenBy(an)).toEqual([undefined]);
  expect(await step(bo, id, 'agreed')).toBeUndefined();
  expect(await step(an, id, 'agreed')).toMatchObject({ other: bo.id });
  expect(await detailsSeenBy(bo)).toEqual(['an@example.org']);
  expect(await detailsSeenBy(an)).toEqual(['bo@example.org']);
  for (const other of [stranger, colleague, manager, admin]) expect(await detailsSeenBy(other)).toEqual([]);
  expect(await step(bo, id, 'revoked')).toMatchObject({ other: an.id });
  expect(await detailsSeenBy(bo)).toEqual([undefined]);
  expect(await detailsSeenBy(an)).toEqual([undefined]);
  expect(await step(an, id, 'agreed')).toBeUndefined();
});

test('the database itself gives no address to a stranger who knows the id, and takes no step for her', async () => {
  const id = (await wish(bo, an)) ?? '';
  await step(an, id, 'agreed');
  const asked = (who: Actor) =>
    as(who, async (database) => (await sql`select * from contact_details(${id})`.execute(database)).rows);
  expect(await asked(an)).toEqual([{ name: 'Bo', email: 'bo@example.org' }]);
  for (const other of [visitor, stranger, colleague, manager, admin]) expect(await asked(other)).toEqual([]);
  const forced = (who: Person, state: string) =>
    as(who, (database) => sql`update idea_contact set state = ${state} where id = ${id}`.execute(database));
  expect((await forced(stranger, 'revoked')).numAffectedRows).toBe(0n);
  await expect(forced(bo, 'asked')).rejects.toThrow('not a step');
  await forced(an, 'revoked');
  await expect(forced(an, 'agreed')).rejects.toThrow('not a step');
});

test('reading an address leaves the right to read accounts behind', async () => {
  const id = (await wish(an, bo, { toOrganisation: bakery })) ?? '';
  await step(bo, id, 'agreed');
  const people = await as(an, async (database) => {
    await sql`select * from contact_details(${id})`.execute(database);
    return (await sql<{ name: string }>`select name from person`.execute(database)).rows;
  });
  expect(people).toEqual([{ name: 'An' }]);
});

test('who was asked cannot agree in the place of who asks, nor point an exchange at somebody else', async () => {
  await expect(as(stranger, (database) => askContact(database, an, { idea, to: bo.id, note: '' }))).rejects.toThrow(
    'row-level security',
  );
  const id = (await wish(stranger, an)) ?? '';
  const redirected = as(stranger, (database) =>
    sql`update idea_contact set to_person = ${manager.id} where id = ${id}`.execute(database),
  );
  await expect(redirected).rejects.toThrow('keeps who');
  expect(await step(stranger, id, 'agreed')).toBeUndefined();
  expect(await step(an, id, 'declined')).toBeDefined();
});

test('only an idea’s proposer and who declared an interest can be asked', async () => {
  await expect(wish(stranger, colleague)).rejects.toThrow('row-level security');
  await expect(wish(stranger, bo)).rejects.toThrow('row-level security');
  await expect(wish(stranger, an, { fromOrganisation: bakery })).rejects.toThrow('row-level security');
  expect(await wish(stranger, bo, { toOrganisation: bakery })).toBeDefined();
});

test('a step on an exchange that does not exist is no step', async () => {
  expect(await step(an, randomUUID(), 'agreed')).toBeUndefined();
  expect(await step(an, 'x', 'agreed')).toBeUndefined();
});
