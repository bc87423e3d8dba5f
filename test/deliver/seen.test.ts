import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ideaRoutes } from '../../src/deliver/idea/web/idea-routes.ts';
import { systemAccess } from '../../src/store/access.ts';
import type { Person } from '../../src/wing/actor.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { completeProject } from './complete-project.ts';
import { makeDeliverSite, type DeliverSite } from './deliver-site.ts';
import { deliveringOn } from './delivering.ts';
import { deliverSite } from './idea-site.ts';

/* Who looks at names and details of others is kept in the trail, through the real door. */

let fresh: FreshStore;
let pages: DeliverSite;
let lead: string;
let partner: string;
let an: Person;
let manager: Person;
let force: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  pages = makeDeliverSite(fresh.store);
  lead = await pages.addOrganisation('Stad Genk');
  partner = await pages.addOrganisation('De Springplank');
  an = await pages.addPerson('An', [{ role: 'promoter', organisation: lead }]);
  manager = await pages.addPerson('Mo', [{ role: 'programme-manager' }]);
  force = await pages.addPerson('Tine', [{ role: 'task-force' }]);
});
afterAll(() => fresh.drop());

/** The lists that somebody was noted to look at, by who and where. */
async function looksOf(deed: () => Promise<Response>): Promise<readonly (readonly [string, string])[]> {
  const { rows: before } = await sql<{ id: string }>`
    select coalesce(max(id), 0)::text as id from audit_entry`.execute(fresh.store.accounts);
  await deed();
  const { rows } = await sql<{ personId: string; subjectId: string }>`
    select person_id, subject_id from audit_entry where id > ${before[0]!.id}::bigint and event = 'people.seen'
    order by id`.execute(fresh.store.accounts);
  return rows.map(({ personId, subjectId }) => [personId, subjectId]);
}

test('who looks at the authors of a project is kept, also when the page comes back with a fault', async () => {
  const slug = await completeProject(fresh.store, an, { title: 'Met auteurs', lead, partner });
  const path = `/projecten/${slug}/auteurs`;
  expect(await looksOf(() => pages.get(an, path))).toEqual([[an.id, path]]);
  expect(await looksOf(() => pages.post(an, `/en${path}`, { adres: 'niemand@example.org' }))).toEqual([[an.id, path]]);
  expect(await looksOf(() => pages.get(an, `/projecten/${slug}/bewerk`))).toEqual([]);
});

test('who sees which reviewers a proposal has, and what interest they declared, is kept', async () => {
  const slug = await completeProject(fresh.store, an, { title: 'Te beoordelen', lead, partner });
  const { headers } = await pages.post(manager, '/beheer/rondes/nieuw', {
    versie: '0',
    title: 'Voorjaar',
    intro: '',
    opensDay: '2026-03-01',
    opensTime: '09:00',
    closesDay: '2026-04-01',
    closesTime: '17:00',
    reviewers: '1',
    'criteria.0.title': 'Bereik',
    'criteria.0.description': '',
    'criteria.0.weight': '1',
    'criteria.0.maximum': '5',
  });
  const round = headers.get('location')!;
  await pages.post(an, `${round}/indienen`, { project: slug });
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql<{ id: string }>`select id from proposal`.execute(database),
  );
  const board = `/beheer${round}`;
  const proposal = `${board}/${rows[0]!.id}`;
  expect(await looksOf(() => pages.get(force, board))).toEqual([]);
  expect(await looksOf(() => pages.get(force, proposal))).toEqual([[force.id, proposal]]);
  expect(await looksOf(() => pages.post(force, proposal, {}))).toEqual([[force.id, proposal]]);
  expect(await looksOf(() => pages.get(an, proposal))).toEqual([]);
});

test('who looks at contact details that were shared is kept once, whatever page is shown', async () => {
  const site = deliverSite(ideaRoutes(deliveringOn(fresh.store, {})), fresh.store);
  expect(await looksOf(() => site.get('/contacten', an))).toEqual([[an.id, '/contacten']]);
  expect(await looksOf(() => site.get('/contacten?blz=2', an))).toEqual([]);
  expect(await looksOf(() => site.get('/contacten'))).toEqual([]);
});
