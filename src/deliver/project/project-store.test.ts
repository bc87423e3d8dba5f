import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import type { Person } from '../../wing/actor.ts';
import { readTrail } from '../../wing/trail-store.ts';
import { accessOf } from '../../wing/permission.ts';
import { systemAccess } from '../../store/access.ts';
import type { Project } from './project.ts';
import { readProject } from './project-read-store.ts';
import {
  changeStage,
  createProject,
  holdProject,
  saveProject,
  type ProjectSave,
  type SaveOutcome,
} from './project-store.ts';
import type { ProjectTables } from './project-tables.ts';
import { listVersions, readVersion } from './version-store.ts';

let fresh: FreshStore;
let lead: string;
let partner: string;
let an: Person;
let bo: Person;
let stranger: Person;
const start = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  fresh = await makeFreshStore();
  lead = await addOrganisation('Trekker');
  partner = await addOrganisation('Partner');
  const elsewhere = await addOrganisation('Elders');
  an = await addPromoter('An', lead);
  bo = await addPromoter('Bo', lead);
  stranger = await addPromoter('Cy', elsewhere);
});
afterAll(() => fresh.drop());

async function addOrganisation(name: string): Promise<string> {
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql<{ id: string }>`insert into organisation (slug, name, kind, confirmed_at)
      values (${name.toLowerCase()}, ${name}, 'government', now()) returning id`.execute(database),
  );
  return rows[0]!.id;
}

async function addPromoter(name: string, organisation: string): Promise<Person> {
  const email = `${name.toLowerCase()}@example.org`;
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email) values (${name}, ${email}) returning id`.execute(fresh.store.accounts);
  const grants = [{ role: 'promoter', organisation }] as const;
  return { kind: 'person', id: rows[0]!.id, name, email, locale: 'nl', grants, isVerified: true };
}

function minutesLater(minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

async function begin(title: string): Promise<Project> {
  return fresh.store.as<ProjectTables, Project>(accessOf(an), async (database) => {
    const content = { title: { nl: title }, partners: [{ organisation: lead, name: '', role: 'lead' }] } as const;
    const { id } = await createProject(database, an, { content, authors: [an.id], at: start });
    return (await readProject(database, { id }))!;
  });
}

function save(
  person: Person,
  { id, ...input }: Omit<ProjectSave, 'at'> & { readonly id: string },
  at = start,
): Promise<SaveOutcome | 'not theirs'> {
  return fresh.store.as<ProjectTables, SaveOutcome | 'not theirs'>(accessOf(person), async (database) => {
    const held = await holdProject(database, { id });
    return held ? saveProject(database, person, held, { ...input, at }) : 'not theirs';
  });
}

function read(id: string): Promise<Project> {
  return fresh.store.as(systemAccess, async (database) => (await readProject(database, { id }))!);
}

const about = { summary: {}, description: {}, themes: [] };

test('a new project has an address of its own, its author and its lead', async () => {
  const first = await begin('Één stap verder!');
  const second = await begin('Één stap verder!');
  expect([first.slug, second.slug]).toEqual(['een-stap-verder', 'een-stap-verder-2']);
  expect(first).toMatchObject({ stage: 'draft', partners: [{ organisation: lead, name: 'Trekker', role: 'lead' }] });
  expect(first).not.toHaveProperty('publishedAt');
});

test('an address is never that of another page', async () => {
  expect((await begin('Nieuw')).slug).toBe('nieuw-2');
});

test('every section comes back as it was saved', async () => {
  const { id, version } = await begin('Heel');
  const period = {
    id: randomUUID(),
    start: '2027-01-01',
    end: '2027-12-31',
    state: 'waiting',
    target: 120.5,
    targetComment: 'Half',
    parts: [{ dimension: 'geslacht', category: 'vrouw', target: 60 }],
  } as const;
  const changes = {
    title: { nl: 'Heel', en: 'Whole' },
    summary: { nl: 'Kort' },
    description: { nl: 'Lang\nen breed' },
    themes: ['taal'],
    plannedStart: '2027-01-01',
    website: 'https://x.be/',
    partners: [
      { organisation: partner, name: 'Partner', role: 'lead', sharePercent: 60 },
      { organisation: lead, name: 'Trekker', role: 'participating', sharePercent: 39.5 },
    ],
    municipalities: ['71016'],
    groups: ['jongeren'],
    actions: ['A11.2'],
    contributions: [{ indicator: 'neet', expected: 40, note: 'Samen' }],
    budget: [{ id: randomUUID(), label: 'Loon', source: 'esf-plus', planned: 1234.56 }],
    milestones: [{ id: randomUUID(), title: 'Begin', due: '2027-02-01' }],
    risks: [{ id: randomUUID(), title: 'Te weinig coaches', likelihood: 2, impact: 4, response: 'Werven' }],
    results: [
      {
        id: randomUUID(),
        kind: 'outcome',
        title: 'Meer werk',
        description: '',
        indicators: [
          {
            id: randomUUID(),
            title: 'Mensen aan het werk',
            measure: 'unit',
            ascending: true,
            planIndicator: 'employment',
            baseline: { year: 2026, value: 0 },
            periods: [period],
          },
        ],
      },
    ],
  } as const;
  expect(await save(an, { id, version, changes })).toEqual({ kind: 'saved', version: 2 });
  expect(await read(id)).toMatchObject({ ...changes, version: 2 });
  const emptied = { ...about, title: { nl: 'Heel' } };
  await save(an, { id, version: 2, changes: { ...emptied, milestones: [], results: [] } });
  const after = await read(id);
  expect(after).toMatchObject({ ...emptied, milestones: [], results: [], budget: changes.budget });
  expect(after).not.toHaveProperty('website');
});

test('two people in different sections do not stand in each other’s way', async () => {
  const { id, version } = await begin('Samen');
  await save(an, { id, version, changes: { municipalities: ['71016'] } });
  expect(await save(bo, { id, version, changes: { groups: ['jongeren'] } })).toEqual({ kind: 'saved', version: 3 });
  expect(await read(id)).toMatchObject({ municipalities: ['71016'], groups: ['jongeren'] });
});

test('whoever saves over somebody else’s words gets those words back, and changes nothing', async () => {
  const { id, version } = await begin('Botsing');
  await save(an, { id, version, changes: { municipalities: ['71016'] } });
  const late = await save(bo, { id, version, changes: { municipalities: ['72021'] } });
  expect(late).toMatchObject({
    kind: 'conflict',
    sections: ['places'],
    current: { municipalities: ['71016'], version: 2 },
  });
  expect(await save(bo, { id, version: 2, changes: { municipalities: ['71016', '72021'] } })).toMatchObject({
    version: 3,
  });
});

test('saving the same twice is one save', async () => {
  const { id, version } = await begin('Dubbel');
  const changes = { milestones: [{ id: randomUUID(), title: 'Begin', due: '2027-02-01' }] };
  await save(an, { id, version, changes });
  expect(await save(an, { id, version, changes })).toEqual({ kind: 'saved', version: 2 });
});

test('of many who save one section at once, one wins and the others are told', async () => {
  const { id, version } = await begin('Druk');
  const outcomes = await Promise.all(
    ['71016', '72021', '71066', '71022', '72039'].map((code) =>
      save(an, { id, version, changes: { municipalities: [code] } }),
    ),
  );
  expect(outcomes.map((outcome) => (outcome === 'not theirs' ? outcome : outcome.kind)).toSorted()).toEqual([
    'conflict',
    'conflict',
    'conflict',
    'conflict',
    'saved',
  ]);
});

test('a stranger saves nothing, and nobody saves themselves out of a project', async () => {
  const { id, version } = await begin('Van ons');
  expect(await save(stranger, { id, version, changes: { groups: ['x'] } })).toBe('not theirs');
  const partners = [{ organisation: partner, name: '', role: 'lead' }] as const;
  expect(await save(bo, { id, version, changes: { partners } })).toEqual({ kind: 'refused', reason: 'shut-out' });
  expect(await save(an, { id, version, changes: { partners } })).toMatchObject({ kind: 'saved' });
});

test('an organisation that is not there becomes no partner', async () => {
  const { id, version, partners: own } = await begin('Met wie');
  const nobody = { organisation: '00000000-0000-4000-8000-000000000000', name: '', role: 'participating' } as const;
  expect(await save(an, { id, version, changes: { partners: [...own, nobody] } })).toEqual({
    kind: 'refused',
    reason: 'no-such-partner',
  });
});

test('a public project is not for that reason a stranger’s to change', async () => {
  const { id, version } = await begin('Openbaar');
  await fresh.store.as<ProjectTables, boolean>(accessOf(an), (database) =>
    changeStage(database, an, { id, stage: 'labelled', at: start }),
  );
  expect((await read(id)).publishedAt).toEqual(start);
  expect(await save(stranger, { id, version, changes: { groups: ['x'] } })).toBe('not theirs');
  const seen = await fresh.store.as<ProjectTables, readonly unknown[]>(accessOf(stranger), (database) =>
    listVersions(database, { project: id, limit: 9 }),
  );
  expect(seen).toEqual([]);
});

test('what was reported of a period stays, whatever is written about its target', async () => {
  const { id, version } = await begin('Gemeld');
  const period = {
    id: randomUUID(),
    start: '2027-01-01',
    end: '2027-12-31',
    state: 'waiting',
    target: 10,
    parts: [],
  } as const;
  const indicator = { id: randomUUID(), title: 'Mensen', measure: 'unit', ascending: true, periods: [period] } as const;
  const result = {
    id: randomUUID(),
    kind: 'output',
    title: 'Bereik',
    description: '',
    indicators: [indicator],
  } as const;
  await save(an, { id, version, changes: { results: [result] } });
  await fresh.store.as(systemAccess, (database) =>
    sql`update result_period set actual = 7, state = 'approved' where id = ${period.id}`.execute(database),
  );
  const higher = { ...result, indicators: [{ ...indicator, periods: [{ ...period, target: 12 }] }] };
  expect(await save(an, { id, version: 2, changes: { results: [higher] } })).toMatchObject({ kind: 'saved' });
  const [kept] = (await read(id)).results[0]!.indicators[0]!.periods;
  expect(kept).toMatchObject({ target: 12, actual: 7, state: 'approved' });
  expect(await save(an, { id, version: 3, changes: { results: [] } })).toEqual({ kind: 'refused', reason: 'reported' });
});

test('one person’s saves within ten minutes are one version, another’s never join it', async () => {
  const { id, version } = await begin('Versies');
  await save(an, { id, version, changes: { groups: ['a'] } }, minutesLater(2));
  await save(an, { id, version: 2, changes: { municipalities: ['71016'] } }, minutesLater(9));
  await save(bo, { id, version: 3, changes: { groups: ['a', 'b'] } }, minutesLater(9.5));
  await save(an, { id, version: 4, changes: { groups: ['b'] } }, minutesLater(25));
  await fresh.store.as<ProjectTables, void>(accessOf(an), async (database) => {
    const lines = await listVersions(database, { project: id, limit: 9 });
    expect(lines.map((line) => [line.version, line.authorName, line.sections])).toEqual([
      [5, 'An', ['groups']],
      [4, 'Bo', ['groups']],
      [3, 'An', ['about', 'groups', 'partners', 'places']],
    ]);
    expect(await readVersion(database, id, 4)).toMatchObject({ content: { groups: ['a', 'b'] } });
    const trail = await readTrail(database, { subject: { kind: 'project', id }, limit: 9 });
    expect(trail.map(({ event, actorName }) => [event, actorName])).toEqual([
      ['project.saved', 'An'],
      ['project.saved', 'Bo'],
      ['project.created', 'An'],
    ]);
  });
});
