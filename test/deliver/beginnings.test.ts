import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisations } from '../../src/account/organisation/organisation-store.ts';
import type { ExchangeTables } from '../../src/deliver/exchange/exchange-store.ts';
import { importFiles, type ImportOutcome } from '../../src/deliver/exchange/import-store.ts';
import { makeProject } from '../../src/deliver/idea/idea-project-store.ts';
import { addIdea, readIdea } from '../../src/deliver/idea/idea-store.ts';
import { declareInterest } from '../../src/deliver/idea/interest-store.ts';
import { readShippedProjects } from '../../src/deliver/portfolio/shipped-projects.ts';
import { addShippedProjects } from '../../src/deliver/portfolio/shipped-projects-store.ts';
import { listVersions, readVersion } from '../../src/deliver/project/version-store.ts';
import { systemAccess } from '../../src/store/access.ts';
import { program, type Author, type Person } from '../../src/wing/actor.ts';
import { accessOf } from '../../src/wing/permission.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { terms } from './any-project.ts';
import { makeDeliverSite, type DeliverSite } from './deliver-site.ts';

let fresh: FreshStore;
let pages: DeliverSite;
let lead: string;
let an: Person;
let manager: Person;
/** The clock of the house, which is not that of the database. */
const now = new Date('2026-03-02T09:30:00Z');

beforeAll(async () => {
  fresh = await makeFreshStore();
  pages = makeDeliverSite(fresh.store);
  lead = await pages.addOrganisation('Trekker');
  an = await pages.addPerson('An', [{ role: 'promoter', organisation: lead }]);
  manager = await pages.addPerson('Mo', [{ role: 'programme-manager' }]);
});
afterAll(() => fresh.drop());

async function byForm(title: string): Promise<void> {
  const answer = await pages.post(an, '/projecten/nieuw', { titel: title, trekker: lead });
  expect(answer.status).toBe(303);
}

async function byIdea(title: string): Promise<void> {
  await fresh.store.as<unknown, void>(accessOf(an), async (database) => {
    const said = { title: { nl: title }, summary: { nl: '' }, description: {}, needs: [], needsKinds: [] };
    const content = { ...said, actions: [], groups: [], themes: [], municipalities: [] };
    const { slug } = await addIdea(database, an, content);
    const idea = (await readIdea(database, slug))!;
    await declareInterest(database, an, idea, { organisation: { id: lead, name: 'Trekker' }, role: 'lead', note: '' });
    await makeProject(database, an, idea, { lead, at: now });
  });
}

async function byImport(slug: string, title: string): Promise<ImportOutcome> {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const files = [
    file('projects.csv', `project,title_nl\n${slug},${title}\n`),
    file('partners.csv', `project,number,organisation,role\n${slug},1,trekker,lead\n`),
  ];
  const setting = { terms, author: manager, organisations, newId: randomUUID, now };
  return fresh.store.as<ExchangeTables, ImportOutcome>(accessOf(manager), (database) =>
    importFiles(database, files, setting),
  );
}

function shippedFile(slug: string, title: string): string {
  return `
organisations:
  trekker: { name: Trekker, kind: other }
projects:
  ${slug}:
    title: { nl: ${title}, en: ${title}, fr: ${title} }
    summary: { nl: Kort, en: Short, fr: Bref }
    partners: [{ organisation: trekker, role: lead }]
    money: [{ label: Loon, source: own, planned: 100 }]
    references: [{ title: Krant }]
`;
}

const known = { actions: [], groups: [], municipalities: [] };

async function byPlanFolder(slug: string, title: string): Promise<void> {
  const shipped = readShippedProjects(shippedFile(slug, title), known);
  if (!shipped.ok) throw new Error(JSON.stringify(shipped.problems));
  await addShippedProjects(fresh.store, shipped.value, { organisations, newId: randomUUID, now });
}

interface Way {
  readonly way: string;
  readonly begin: (slug: string, title: string) => Promise<unknown>;
  readonly author: () => Author;
  /** What else the same act is: a project of the plan folder comes in with its label. */
  readonly also?: readonly string[];
}

const ways: readonly Way[] = [
  { way: 'a form', begin: (_slug, title) => byForm(title), author: () => an },
  { way: 'an idea', begin: (_slug, title) => byIdea(title), author: () => an },
  { way: 'an import', begin: byImport, author: () => manager },
  { way: 'the plan folder', begin: byPlanFolder, author: () => program, also: ['project.labelled'] },
];

function as<T>(work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(systemAccess, work);
}

describe.each(ways)('a project begun by $way', ({ way, begin, author, also = [] }) => {
  const title = `Van ${way}`;
  const slug = title.toLowerCase().replaceAll(' ', '-');
  let id: string;

  beforeAll(async () => {
    await begin(slug, title);
    const { rows } = await as((database) =>
      sql<{ id: string }>`select id from project where slug = ${slug}`.execute(database),
    );
    id = rows[0]!.id;
  });

  test('has a first version that says what it said', async () => {
    const lines = await as((database) => listVersions(database, { project: id, limit: 9 }));
    expect(lines).toMatchObject([{ version: 1, savedAt: now }]);
    const version = await as((database) => readVersion(database, id, 1));
    expect(version?.content).toMatchObject({
      title: { nl: title },
      partners: [{ organisation: lead, name: '', role: 'lead' }],
    });
  });

  test('has the entry of a beginning, by who began it, for the people of its lead', async () => {
    const { rows } = await as((database) =>
      sql`select event, actor_kind, person_id, organisation_id from audit_entry
        where subject_kind = 'project' and subject_id = ${id} order by audit_entry.id`.execute(database),
    );
    const who = author();
    const personId = who.kind === 'person' ? who.id : null;
    expect(rows).toEqual(
      ['project.created', ...also].map((event) => ({ event, actorKind: who.kind, personId, organisationId: lead })),
    );
  });

  test('was begun at the time of the house, not that of the database', async () => {
    const { rows } = await as((database) =>
      sql`select created_at, updated_at from project where id = ${id}`.execute(database),
    );
    expect(rows).toEqual([{ createdAt: now, updatedAt: now }]);
  });
});

test('none takes the address of another page: who chose it is told, others get one beside it', async () => {
  await byForm('Kaart');
  await byIdea('Kaart');
  const outcome = await byImport('kaart', 'Kaart');
  expect(outcome.problems).toMatchObject([{ code: 'fixed-name', place: { file: 'projects.csv', column: 'project' } }]);
  expect(readShippedProjects(shippedFile('kaart', 'Kaart'), known)).toMatchObject({
    ok: false,
    problems: [{ code: 'fixed-name', at: expect.stringMatching(/^projects\.yaml:\d+/) as string }],
  });
  const { rows } = await as((database) =>
    sql`select slug from project where slug like 'kaart%' order by slug`.execute(database),
  );
  expect(rows).toEqual([{ slug: 'kaart-2' }, { slug: 'kaart-3' }]);
});
