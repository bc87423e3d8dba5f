import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOrganisation, addPerson } from '../../../test/deliver/cast.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { visitor, type Actor, type Person } from '../../wing/actor.ts';
import { accessOf } from '../../wing/permission.ts';
import { systemAccess } from '../../store/access.ts';
import type { IdeaContent } from './idea.ts';
import { searchIdeas, type IdeaSearch } from './idea-search-store.ts';
import { addIdea, changeIdea, hideIdea, readIdea } from './idea-store.ts';
import { declareInterest, readInterests, withdrawInterest } from './interest-store.ts';
import { makeProject } from './idea-project-store.ts';

let fresh: FreshStore;
let bakery: string;
let school: string;
let an: Person;
let bo: Person;
let cy: Person;
let manager: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  bakery = await addOrganisation(fresh.store, 'Bakkerij Brood');
  school = await addOrganisation(fresh.store, 'School Noord');
  an = await addPerson(fresh.store, 'An');
  bo = await addPerson(fresh.store, 'Bo', [{ role: 'promoter', organisation: bakery }]);
  cy = await addPerson(fresh.store, 'Cy', [{ role: 'coach', organisation: school }]);
  manager = await addPerson(fresh.store, 'Mo', [{ role: 'programme-manager' }]);
});
afterAll(() => fresh.drop());

function as<T>(actor: Actor, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(accessOf(actor), work);
}

function contentOf(title: string, more: Partial<IdeaContent> = {}): IdeaContent {
  return {
    title: { nl: title },
    summary: { nl: '' },
    description: {},
    actions: [],
    groups: [],
    themes: [],
    municipalities: [],
    needs: [],
    needsKinds: [],
    ...more,
  };
}

function propose(title: string, more: Partial<IdeaContent> = {}, who = an): Promise<{ id: string; slug: string }> {
  return as(who, (database) => addIdea(database, who, contentOf(title, more)));
}

const lines = [
  { id: '11', actions: ['A11.1', 'A11.2'] },
  { id: '12', actions: ['A12.1'] },
];

async function found(search: Partial<IdeaSearch>, who: Actor = visitor) {
  const result = await as(who, (database) =>
    searchIdeas(database, { words: '', ...search }, lines, { limit: 50, offset: 0 }),
  );
  return { ...result, titles: result.ideas.map(({ title }) => title.nl) };
}

test('an idea is seen by everyone, and says who proposed it only to who signed in', async () => {
  const { slug } = await propose('Samen koken');
  expect(await as(visitor, (database) => readIdea(database, slug))).toMatchObject({ slug: 'samen-koken', version: 1 });
  expect(await as(visitor, (database) => readIdea(database, slug))).not.toHaveProperty('proposerName');
  expect(await as(bo, (database) => readIdea(database, slug))).toMatchObject({ proposerName: 'An' });
});

test('a second idea with the same title gets an address of its own, also beside a hidden one', async () => {
  const first = await propose('Dubbel');
  await as(manager, (database) => hideIdea(database, manager, first, 'Staat er twee keer.'));
  expect((await propose('Dubbel', {}, bo)).slug).toBe('dubbel-2');
  expect((await propose('Nieuw')).slug).toBe('nieuw-2');
});

test('a visitor proposes nothing, and nobody proposes in the name of another organisation', async () => {
  await expect(as(visitor, (database) => addIdea(database, visitor, contentOf('Vals')))).rejects.toThrow(
    'row-level security',
  );
  await expect(propose('Vals', { organisation: bakery }, cy)).rejects.toThrow('row-level security');
  await expect(as(bo, (database) => addIdea(database, an, contentOf('Vals')))).rejects.toThrow('row-level security');
});

test('an idea is changed by its proposer, its organisation and a manager, from its newest version only', async () => {
  const { id } = await propose('Fietsen', { organisation: bakery }, bo);
  const change = (who: Person, version: number) =>
    as(who, (database) => changeIdea(database, who, { id, version }, contentOf('Fietsen 2', { organisation: bakery })));
  expect(await change(an, 1)).toBe(false);
  expect(await change(cy, 1)).toBe(false);
  expect(await change(bo, 1)).toBe(true);
  expect(await change(bo, 1)).toBe(false);
  expect(await change(manager, 2)).toBe(true);
});

test('a hidden idea is left to its proposer and to who moderates, and only they bring it back', async () => {
  const { slug, ...idea } = await propose('Reclame');
  await expect(as(an, (database) => hideIdea(database, an, idea, 'Weg ermee'))).rejects.toThrow('only who moderates');
  expect(await as(manager, (database) => hideIdea(database, manager, idea, 'Dit is reclame.'))).toBe(true);
  expect(await as(visitor, (database) => readIdea(database, slug))).toBeUndefined();
  expect(await as(bo, (database) => readIdea(database, slug))).toBeUndefined();
  expect(await as(an, (database) => readIdea(database, slug))).toMatchObject({
    state: 'hidden',
    hiddenReason: 'Dit is reclame.',
  });
  await expect(as(an, (database) => hideIdea(database, an, idea, undefined))).rejects.toThrow('only who moderates');
  expect((await found({ words: 'reclame' }, manager)).total).toBe(0);
  await as(manager, (database) => hideIdea(database, manager, idea, undefined));
  expect((await found({ words: 'reclame' })).total).toBe(1);
});

test('words are found by their Dutch stem, accents or not', async () => {
  await propose('Leerlingen ontdekken beroepen', { summary: { nl: 'Op bezoek bij bedrijven in de bouw.' } });
  expect((await found({ words: 'leerling beroep' })).titles).toEqual(['Leerlingen ontdekken beroepen']);
  expect((await found({ words: 'bedrijf' })).titles).toEqual(['Leerlingen ontdekken beroepen']);
  expect((await found({ words: 'léerling -bouw' })).titles).toEqual([]);
});

test('a typing error still finds, and says that it only looks like it', async () => {
  await propose('Mantelzorgers vinden de weg naar werk');
  expect(await found({ words: 'mantelzorgers' })).toMatchObject({ total: 1, isAlike: false });
  expect(await found({ words: 'mantlezorger' })).toMatchObject({
    total: 1,
    isAlike: true,
    titles: ['Mantelzorgers vinden de weg naar werk'],
  });
  expect(await found({ words: 'xylofoonconcert' })).toMatchObject({ total: 0, isAlike: false });
});

test('choices narrow down, and each says how many would remain', async () => {
  const place = { municipalities: ['71016'] };
  await propose('Klimmuur een', { actions: ['A11.1', 'A11.2'], themes: ['sport'], ...place });
  await propose('Klimmuur twee', { actions: ['A12.1'], themes: ['sport', 'jeugd'] });
  const all = await found({ words: 'klimmuur' });
  expect(all.facets.filter(({ facet }) => facet === 'line')).toEqual([
    { facet: 'line', value: '11', count: 1 },
    { facet: 'line', value: '12', count: 1 },
  ]);
  expect(all.facets.filter(({ facet }) => facet === 'theme')).toEqual([
    { facet: 'theme', value: 'sport', count: 2 },
    { facet: 'theme', value: 'jeugd', count: 1 },
  ]);
  const inGenk = await found({ words: 'klimmuur', municipality: '71016' });
  expect(inGenk.titles).toEqual(['Klimmuur een']);
  // The other actions stay in sight as a choice; those of other places do not.
  expect(inGenk.facets.filter(({ facet }) => facet === 'action').map(({ value }) => value)).toEqual(['A11.1', 'A11.2']);
  expect((await found({ words: 'klimmuur', lineActions: ['A12.1'] })).titles).toEqual(['Klimmuur twee']);
  expect((await found({ words: 'klimmuur', theme: 'jeugd', action: 'A11.1' })).titles).toEqual([]);
});

test('an organisation declares what it would be, says it anew, and withdraws, through its own people only', async () => {
  const { id } = await propose('Buurtfabriek');
  const declare = (who: Person, organisation: string, role: 'lead' | 'participating') =>
    as(who, (database) =>
      declareInterest(database, who, { id }, { organisation: { id: organisation, name: '' }, role, note: '' }),
    );
  await declare(cy, school, 'participating');
  await expect(declare(cy, bakery, 'lead')).rejects.toThrow('row-level security');
  await expect(declare(an, bakery, 'lead')).rejects.toThrow('row-level security');
  await declare(bo, bakery, 'participating');
  await declare(bo, bakery, 'lead');
  const interests = await as(visitor, (database) => readInterests(database, id));
  expect(interests.map(({ name, role }) => [name, role])).toEqual([
    ['Bakkerij Brood', 'lead'],
    ['School Noord', 'participating'],
  ]);
  expect(await as(bo, (database) => withdrawInterest(database, bo, id, { id: school, name: '' }))).toBe(false);
  expect(await as(cy, (database) => withdrawInterest(database, cy, id, { id: school, name: '' }))).toBe(true);
});

test('an idea becomes a draft project once, with its texts and its partners', async () => {
  const { slug } = await propose('Talentenbus', { actions: ['A12.1'], municipalities: ['71016'] });
  const idea = (await as(visitor, (database) => readIdea(database, slug)))!;
  const declare = (who: Person, organisation: string) =>
    as(who, (database) =>
      declareInterest(database, who, idea, { organisation: { id: organisation, name: '' }, role: 'lead', note: '' }),
    );
  await declare(bo, bakery);
  await declare(cy, school);
  const make = (who: Person, lead: string) =>
    as(who, (database) => makeProject(database, who, idea, { lead, at: new Date('2026-03-02T09:00:00Z') }));
  await expect(make(cy, school)).rejects.toThrow('row-level security');
  expect(await make(bo, bakery)).toMatchObject({ slug: 'talentenbus' });
  expect(await make(bo, bakery)).toBeUndefined();
  const { rows } = await fresh.store.as<unknown, { rows: unknown[] }>(systemAccess, (database) =>
    sqlPartners(database),
  );
  expect(rows).toEqual([
    { title: { nl: 'Talentenbus' }, stage: 'draft', name: 'Bakkerij Brood', role: 'lead' },
    { title: { nl: 'Talentenbus' }, stage: 'draft', name: 'School Noord', role: 'participating' },
  ]);
  expect(await as(visitor, (database) => readIdea(database, idea.slug))).toMatchObject({ state: 'project' });
  expect(await as(visitor, (database) => readIdea(database, idea.slug))).not.toHaveProperty('projectSlug');
  expect(await as(bo, (database) => readIdea(database, idea.slug))).toMatchObject({ projectSlug: 'talentenbus' });
});

async function sqlPartners(database: Kysely<unknown>): Promise<{ rows: unknown[] }> {
  return sql`select title, stage, name, role from project
    join project_partner on project_id = project.id join organisation on organisation.id = organisation_id
    order by position`.execute(database);
}
