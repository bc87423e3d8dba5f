import { deliveringOn } from '../../../../test/deliver/delivering.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { addReportedProject, type ReportedProject } from '../../../../test/deliver/reported-project.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { recoveryRoutes } from '../../../account/sign-in/web/recovery.tsx';
import { signInRoutes } from '../../../account/sign-in/web/sign-in.tsx';
import { systemAccess, type Access } from '../../../store/access.ts';
import { keepParticipants, participantKey } from '../../portfolio/participation-store.ts';
import { followPortfolio } from '../../portfolio/portfolio-store.ts';
import { reportRoutes } from './routes.ts';

const indicator = 'adult-learning-4w-25-64';
const key = participantKey('een geheim dat alleen voor tests is');
const now = (): Date => new Date('2026-01-10T09:00:00Z');

let fresh: FreshStore;
let site: AccountSite;
let academy: ReportedProject;
let workshop: ReportedProject;
let promoter: Browser;
let neighbour: Browser;

beforeAll(async () => {
  fresh = await makeFreshStore();
  site = makeAccountSite(fresh.store, {
    routes: (accounts) => [
      ...reportRoutes(deliveringOn(fresh.store, { now, participantKey: key })),
      ...signInRoutes(accounts),
      ...recoveryRoutes(accounts),
    ],
  });
  const periods = [
    { start: '2025-01-01', end: '2025-12-31', state: 'open' },
    { start: '2024-01-01', end: '2024-12-31', state: 'approved', actual: 15 },
  ];
  academy = await addReportedProject(fresh.store, periods);
  workshop = await addReportedProject(fresh.store, periods, 'Werkplaats');
  await rows(`update result_indicator set plan_indicator = '${indicator}'`);
  const as = async (name: string, organisation: string): Promise<Browser> =>
    (await site.signedIn({ name, grants: [{ role: 'promoter', organisation }] })).browser;
  promoter = await as('An', academy.organisation);
  neighbour = await as('Bo', workshop.organisation);
});
afterAll(() => fresh.drop());

function rows(statement: string, access: Access = systemAccess): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return fresh.store.as<unknown, readonly Readonly<Record<string, unknown>>[]>(
    access,
    async (database) => (await sql.raw<Readonly<Record<string, unknown>>>(statement).execute(database)).rows,
  );
}

const pageOf = ({ periods }: ReportedProject): string => `/mijn-werk/rapporten/${periods[0]}`;
const give = (browser: Browser, project: ReportedProject, codes: string): Promise<Response> =>
  browser.post(`${pageOf(project)}/deelnemers`, { codes });

test('two projects that share three people count them once', async () => {
  const given = await give(promoter, academy, 'LB-1001\nLB-1002\nLB-1003\nLB-1004\nlb 1004\nLB-1005');
  expect(given.status).toBe(303);
  expect(await promoter.text(given.headers.get('location')!)).toContain('5 verschillende codes zijn bewaard.');
  const file = new FormData();
  file.set('codebestand', new File(['\uFEFFlb1001\r\nlb1002\r\nlb1003\r\nGK-2001\r\nGK-2002\r\n'], 'codes.csv'));
  const headers = { origin: 'http://localhost' };
  await neighbour.send(`${pageOf(workshop)}/deelnemers`, { method: 'POST', body: file, headers });
  const portfolio = await followPortfolio({
    store: fresh.store,
    plan: () => ({ ambitions: [] }),
    now,
    onError: (error) => expect.fail(String(error)),
    unitOf: () => 'person',
  });
  expect(portfolio.current().contributions.get(indicator)).toEqual({ kind: 'exact', count: 7, projects: 2 });
  await portfolio.close();
});

test('what is given comes in the place of what the project gave before, and can be taken away', async () => {
  await give(promoter, academy, 'LB-1001\nLB-1009');
  expect(await promoter.text(pageOf(academy))).toContain('Er zijn 2 verschillende codes bewaard.');
  await promoter.post(`${pageOf(academy)}/deelnemers/weg`, {});
  expect(await promoter.text(pageOf(academy))).toContain('Er zijn nog geen codes.');
  expect(await neighbour.text(pageOf(workshop))).toContain('Er zijn 5 verschillende codes bewaard.');
});

test('personal data is refused by line with how to mend it, shown again and kept nowhere', async () => {
  const typed = 'LB-1001\nAn Peeters\nan@example.org\n85.07.30-033.28\n7';
  const answer = await give(promoter, academy, typed);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#veld-codes"');
  for (const text of [
    'Regel 2 lijkt een naam of een opschrift. Schrijf er de afgesproken code in de plaats',
    'Regel 3 lijkt een e-mailadres.',
    'Regel 4 lijkt een rijksregisternummer: elf cijfers.',
    'Regel 5 is te kort',
    'Er is niets bewaard.',
    typed,
  ]) {
    expect(page).toContain(text);
  }
  expect(page).toContain('Er zijn nog geen codes.');
  expect(await (await give(promoter, academy, ' \n')).text()).toContain('Schrijf minstens één code');
});

test('neither codes nor refused lines are anywhere in the database', async () => {
  await give(promoter, academy, 'LB-1001\nLB-1002');
  const tables = await rows(`select tablename from pg_tables where schemaname = current_schema() order by tablename`);
  expect(tables.length).toBeGreaterThan(20);
  for (const { tablename } of tables) {
    const found = await rows(
      `select * from "${String(tablename)}" each where each::text ~* 'lb-?100|gk-?2001|an peeters|85.?07.?30'`,
    );
    expect({ tablename, found }).toEqual({ tablename, found: [] });
  }
  // Nor can anybody who guesses a code find it without the key.
  const guessed = await rows(`select * from participation where code in (sha256('LB1001'), sha256('person LB1001'))`);
  expect(guessed).toEqual([]);
});

test('nobody gives, counts or takes away codes of a project of others', async () => {
  expect((await give(neighbour, academy, 'LB-6666')).status).toBe(403);
  expect((await neighbour.post(`${pageOf(academy)}/deelnemers/weg`, {})).status).toBe(403);
  expect((await give(site.browser(), academy, 'LB-6666')).status).toBe(303);
  const access: Access = { any: ['project.read'], own: { 'period.report': [workshop.organisation] } };
  expect(await rows(`select distinct project_id from participation`, access)).toEqual([
    { projectId: workshop.project },
  ]);
  expect(await rows(`delete from participation where project_id = '${academy.project}' returning 1`, access)).toEqual(
    [],
  );
  const stolen = { project: academy.project, indicator, unit: 'person', codes: ['LB-6666'] } as const;
  const add = fresh.store.as<unknown, void>(access, (database) => keepParticipants(database, key, stolen));
  await expect(add).rejects.toThrow('row-level security');
});

test('codes are asked only while a period is open, of an indicator that moves one of the plan', async () => {
  expect(await promoter.text(`/mijn-werk/rapporten/${academy.periods[1]}`)).not.toContain('Wie deed mee?');
  const closed = `/mijn-werk/rapporten/${academy.periods[1]}/deelnemers`;
  expect((await promoter.post(closed, { codes: 'LB-1001' })).status).toBe(409);
  await rows(`update result_indicator set plan_indicator = null`);
  expect(await promoter.text(pageOf(academy))).not.toContain('Wie deed mee?');
  expect((await give(promoter, academy, 'LB-1001')).status).toBe(404);
});
