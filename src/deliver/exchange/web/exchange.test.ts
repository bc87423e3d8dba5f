import { deliveringOn } from '../../../../test/deliver/delivering.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { addReportedProject, type ReportedProject } from '../../../../test/deliver/reported-project.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { recoveryRoutes } from '../../../account/sign-in/web/recovery.tsx';
import { signInRoutes } from '../../../account/sign-in/web/sign-in.tsx';
import type { Plan } from '../../../plan/plan.ts';
import { systemAccess } from '../../../store/access.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import { exchangeRoutes } from './routes.ts';

let fresh: FreshStore;
let site: AccountSite;
let published: ReportedProject;
let manager: Browser;
let promoter: Browser;

/** As much of a plan as files of projects need. */
const plan: PlanContext = {
  plan: () =>
    ({
      id: 'limburg',
      region: { nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' },
      ambitions: [{ id: '11', actions: [{ id: 'A11.2' }] }],
      groups: [{ id: 'G1' }],
    }) as unknown as Plan,
  municipalities: () => [{ code: '71016', id: 'genk', name: 'Genk' }],
  indicators: () => [],
  groupsOf: () => [],
  groupName: (code) => code,
};

beforeAll(async () => {
  fresh = await makeFreshStore();
  site = makeAccountSite(fresh.store, {
    routes: (accounts) => [
      ...exchangeRoutes(deliveringOn(fresh.store, { plan, now: () => new Date('2026-06-01T00:00:00Z') })),
      ...signInRoutes(accounts),
      ...recoveryRoutes(accounts),
    ],
  });
  const year = { start: '2025-01-01', end: '2025-12-31' };
  published = await addReportedProject(fresh.store, [
    { ...year, state: 'approved', actual: 36 },
    { ...year, start: '2025-02-01', state: 'submitted', actual: 77 },
  ]);
  await fresh.store.as<unknown, unknown>(systemAccess, (database) =>
    sql`insert into project (slug, title) values ('geheim-ontwerp', '{"nl": "Geheim"}')`.execute(database),
  );
  await fresh.store.as<unknown, unknown>(systemAccess, (database) =>
    sql`update project set planned_start = '2025-01-01', municipalities = '{71016}', actions = '{A11.2}' where id = ${published.project}`.execute(
      database,
    ),
  );
  manager = (await site.signedIn({ name: 'Dirk Manager', grants: [{ role: 'programme-manager' }] })).browser;
  promoter = (
    await site.signedIn({ name: 'An Promotor', grants: [{ role: 'promoter', organisation: published.organisation }] })
  ).browser;
});
afterAll(() => fresh.drop());

function send(
  browser: Browser,
  files: readonly (readonly [name: string, text: string])[],
  token?: string,
): Promise<Response> {
  const form = new FormData();
  if (token) form.append('formulier', token);
  for (const [name, text] of files) form.append('bestanden', new File([text], name));
  return browser.send('/beheer/import', { method: 'POST', body: form, headers: { origin: 'http://localhost' } });
}

test.each(['csv', 'json', 'iati.xml', '360giving.json', 'cpr49.csv', 'xlsx', 'cpr49.xlsx'])(
  'everyone saves the published projects as %s, and nobody a draft',
  async (ending) => {
    for (const browser of [site.browser(), manager]) {
      const answer = await browser.get(`/projecten.${ending}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      expect(await answer.text()).not.toContain('eheim');
    }
  },
);

test('what nobody approved yet is in no public file', async () => {
  const periods = await site.browser().text('/projecten.csv?tabel=periods');
  expect(periods).toContain('2025-01-01,2025-12-31,approved,40,,36,');
  expect(periods).toContain('2025-02-01,2025-12-31,submitted,40,,,');
  expect(await site.browser().text('/projecten.iati.xml')).toContain('<location ref="NIS-71016">');
  expect((await site.browser().get('/projecten.csv?tabel=geen')).status).toBe(404);
});

test('only who may exports everything, or brings anything in', async () => {
  expect(await manager.text('/beheer/projecten.csv')).toContain('geheim-ontwerp');
  expect((await promoter.get('/beheer/projecten.csv')).status).toBe(403);
  expect((await promoter.get('/beheer/import')).status).toBe(403);
  expect((await send(promoter, [['projects.csv', 'project,title_nl\nx,X\n']])).status).toBe(403);
  expect((await site.browser().get('/beheer/import')).status).toBe(302);
});

test('files are looked at first, then brought in, and brought in again they change nothing', async () => {
  const files = [['projects.csv', 'project,title_nl,municipalities\nnieuw-project,<b>Nieuw</b>,71016\n']] as const;
  const page = await (await send(manager, files)).text();
  expect(page).toContain('Eén nieuw project');
  expect(page).toContain('&lt;b&gt;Nieuw');
  expect(await manager.text('/beheer/projecten.csv')).not.toContain('nieuw-project');
  const action = /action="(\/beheer\/import\/[0-9a-f-]+)"/.exec(page)![1]!;
  expect((await promoter.post(action, {})).status).toBe(403);
  const done = await manager.post(action, {});
  expect(await manager.text(done.headers.get('location')!)).toContain('Eén project is ingelezen.');
  expect(await manager.text('/beheer/projecten.csv')).toContain('nieuw-project');
  expect(await (await send(manager, files)).text()).toContain('Deze bestanden veranderen niets');
  expect(await (await manager.post(action, {})).text()).toContain('Deze bestanden zijn er niet meer');
});

test('files that are sent twice at once wait once, and both pages lead to them', async () => {
  const token = /name="formulier" value="([^"]+)"/.exec(await manager.text('/beheer/import'))![1]!;
  const twice = [['projects.csv', 'project,title_nl,municipalities\ntweemaal,Tweemaal,71016\n']] as const;
  const pages = await Promise.all([1, 2].map(async () => (await send(manager, twice, token)).text()));
  const [first, second] = pages.map((page) => /action="(\/beheer\/import\/[0-9a-f-]+)"/.exec(page)?.[1]);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect((await manager.post(first!, {})).status).toBe(303);
  expect((await manager.post(first!, {})).status).toBe(422);
});

test('all that is wrong is listed with its row, in the language of the page', async () => {
  const answer = await send(manager, [
    ['projects.csv', 'project,title_nl,municipalities,planned_start\nab,A,99999,gisteren\n'],
    ['budget.csv', 'project,number,label,source,planned\nab,1,Loon,subsidie,1.234\n'],
  ]);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('4 dingen kloppen niet in deze bestanden');
  expect(page).toContain('“gisteren” is geen dag.');
  expect(page).toContain('“99999” staat niet in het plan.');
  expect(page).toContain('“subsidie” kan hier niet.');
  expect(page).toContain('“1.234” kan 1234 of 1.2340 betekenen.');
  expect(page).toContain('href="#veld-bestanden"');
  expect(await manager.text('/beheer/projecten.csv')).not.toContain('\nab,');
  expect((await send(manager, [])).status).toBe(422);
});
