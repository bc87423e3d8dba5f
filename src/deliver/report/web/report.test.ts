import { deliveringOn } from '../../../../test/deliver/delivering.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import type { Browser } from '../../../../test/account/browser.ts';
import { addReportedProject, type ReportedProject } from '../../../../test/deliver/reported-project.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { recoveryRoutes } from '../../../account/sign-in/web/recovery.tsx';
import { signInRoutes } from '../../../account/sign-in/web/sign-in.tsx';
import { systemAccess } from '../../../store/access.ts';
import { participantKey } from '../../portfolio/participation-store.ts';
import { readPeriod } from '../report-store.ts';
import type { ReportedPeriod } from '../reported.ts';
import { reportRoutes } from './routes.ts';

let fresh: FreshStore;
let site: AccountSite;
let ours: ReportedProject;
let promoter: Browser;
let colleague: Browser;
let stranger: Browser;
let manager: Browser;
let verdict: 'clean' | 'infected' | 'unknown' = 'clean';

const year = { start: '2025-01-01', end: '2025-12-31' };

beforeAll(async () => {
  fresh = await makeFreshStore();
  site = makeAccountSite(fresh.store, {
    routes: (accounts) => [
      ...reportRoutes(
        deliveringOn(fresh.store, {
          now: () => new Date('2026-01-10T09:00:00Z'),
          scan: () => Promise.resolve(verdict),
          participantKey: participantKey('een geheim dat alleen voor tests is'),
        }),
      ),
      ...signInRoutes(accounts),
      ...recoveryRoutes(accounts),
    ],
  });
  ours = await addReportedProject(fresh.store, [
    { ...year, state: 'open' },
    { start: '2024-01-01', end: '2024-12-31', state: 'open' },
    { start: '2023-01-01', end: '2023-12-31', state: 'locked' },
  ]);
  const theirs = await addReportedProject(fresh.store, []);
  const as = async (name: string, organisation?: string): Promise<Browser> =>
    (
      await site.signedIn({
        name,
        grants: organisation ? [{ role: 'promoter', organisation }] : [{ role: 'programme-manager' }],
      })
    ).browser;
  promoter = await as('An Promotor', ours.organisation);
  colleague = await as('Bo Collega', ours.organisation);
  stranger = await as('Cem Vreemd', theirs.organisation);
  manager = await as('Dirk Manager');
});
afterAll(() => fresh.drop());

function pageOf(at: number): string {
  return `/mijn-werk/rapporten/${ours.periods[at]}`;
}

async function periodAt(at: number): Promise<ReportedPeriod> {
  const found = await fresh.store.as<unknown, ReportedPeriod | undefined>(systemAccess, (database) =>
    readPeriod(database, ours.periods[at]!),
  );
  return found!;
}

function upload(browser: Browser, name: string, content: string): Promise<Response> {
  const form = new FormData();
  form.set('bestand', new File([content], name));
  return browser.send(`${pageOf(0)}/bewijs`, { method: 'POST', body: form, headers: { origin: 'http://localhost' } });
}

test('who works on a project finds what is to be reported, and until when', async () => {
  const list = await promoter.text('/mijn-werk/rapporten');
  expect(list).toContain('Deelnemende jongeren');
  expect(list).toContain('in te vullen tot en met 31 maart 2026');
  expect(await stranger.text('/mijn-werk/rapporten')).toContain('Je hoeft nu niets te rapporteren');
});

test('nobody from elsewhere opens or sends the report of a project', async () => {
  expect((await stranger.get(pageOf(0))).status).toBe(403);
  expect((await stranger.post(pageOf(0), { versie: '1', bereikt: '99', actie: 'indienen' })).status).toBe(403);
  expect((await upload(stranger, 'a.txt', 'x')).status).toBe(403);
  expect((await site.browser().get(pageOf(0))).status).toBe(302);
  expect(await periodAt(0)).toMatchObject({ state: 'open', version: 1 });
});

test('a draft is kept without what is not known, and shown again', async () => {
  const answer = await promoter.post(pageOf(1), {
    versie: '1',
    bereikt: '25,5',
    toelichting: 'Twee groepen',
    'nieuw-soort': 'geslacht',
    'nieuw-groep': 'meisjes',
    'nieuw-bereikt': '12',
    actie: 'bewaar',
  });
  expect(answer.status).toBe(303);
  expect(await periodAt(1)).toMatchObject({
    state: 'open',
    version: 2,
    actual: 25.5,
    actualComment: 'Twee groepen',
    parts: [{ dimension: 'geslacht', category: 'meisjes', actual: 12 }],
  });
  const page = await promoter.text(pageOf(1));
  expect(page).toContain('Je ontwerp is bewaard.');
  expect(page).toContain('51% van de weg vanaf 10');
  expect(page).toContain('geslacht: meisjes');
});

test('what is wrong is told at its field, and nothing that was typed is lost', async () => {
  const answer = await promoter.post(pageOf(0), {
    versie: '1',
    bereikt: '1,250',
    toelichting: 'Mijn uitleg',
    actie: 'indienen',
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#veld-bereikt"');
  expect(page).toContain('Is dit 1250 of 1,25? Schrijf het op een van deze twee manieren.');
  expect(page).toContain('value="1,250"');
  expect(page).toContain('Mijn uitleg');
  const empty = await promoter.post(pageOf(0), { versie: '1', bereikt: '', actie: 'indienen' });
  expect(await empty.text()).toContain('Vul in wat je bereikte');
});

test('of two who report the same period nobody’s words are lost', async () => {
  const { version } = await periodAt(0);
  const versie = String(version);
  await promoter.post(pageOf(0), { versie, bereikt: '30', toelichting: 'Van An', actie: 'bewaar' });
  const answer = await colleague.post(pageOf(0), { versie, bereikt: '31', toelichting: 'Van Bo', actie: 'bewaar' });
  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain('Van An');
  expect(page).toContain('Van Bo');
  expect(await periodAt(0)).toMatchObject({ actual: 30, actualComment: 'Van An' });
  const current = /name="versie" value="(\d+)"/.exec(page)![1]!;
  await colleague.post(pageOf(0), { versie: current, bereikt: '31', toelichting: 'Van An en Bo', actie: 'bewaar' });
  expect(await periodAt(0)).toMatchObject({ actual: 31, actualComment: 'Van An en Bo' });
});

test('evidence is looked at before it is kept, and seen only by who may', async () => {
  expect(await (await upload(promoter, 'virus.html', '<html>')).text()).toContain(
    'We nemen dit soort bestand niet aan',
  );
  verdict = 'infected';
  expect(await (await upload(promoter, 'lijst.txt', 'virus')).text()).toContain('In dit bestand zit een virus');
  verdict = 'unknown';
  expect((await upload(promoter, 'lijst.txt', 'virus')).status).toBe(422);
  verdict = 'clean';
  expect((await upload(promoter, '../../lijst "1".txt', 'An: 3 keer')).status).toBe(303);
  expect((await upload(colleague, 'zelfde.txt', 'An: 3 keer')).status).toBe(303);
  const { evidence } = await periodAt(0);
  expect(evidence).toMatchObject([{ fileName: 'lijst 1.txt', mediaType: 'text/plain', size: 10 }]);
  const file = `/bewijsstukken/${evidence[0]!.id}`;
  const answer = await manager.get(file);
  expect(await answer.text()).toBe('An: 3 keer');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect((await stranger.get(file)).status).toBe(404);
  expect((await site.browser().get(file)).status).toBe(302);
});

test('a file of which half was sent leaves nothing', async () => {
  const { evidence: before } = await periodAt(0);
  const half = await promoter.send(`${pageOf(0)}/bewijs`, {
    method: 'POST',
    headers: { origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="bestand"; filename="half.txt"\r\n\r\nhalf',
  });
  expect(half.status).toBe(400);
  expect((await periodAt(0)).evidence).toEqual(before);
});

test('a report is sent in, sent back with a reason, sent in again and approved', async () => {
  const send = async (): Promise<Response> =>
    promoter.post(pageOf(0), {
      versie: String((await periodAt(0)).version),
      bereikt: '40',
      toelichting: '',
      actie: 'indienen',
    });
  expect((await send()).headers.get('set-cookie')).toContain('gelukt=ingediend');
  expect((await send()).status).toBe(409);
  const id = ours.periods[0]!;
  const noReason = await manager.post('/beheer/rapporten', {
    stand: 'submitted',
    periode: id,
    actie: 'return',
    reden: ' ',
  });
  expect(await noReason.text()).toContain('Zeg waarom je terugstuurt.');
  await manager.post('/beheer/rapporten', {
    stand: 'submitted',
    periode: id,
    actie: 'return',
    reden: 'Tel de tweede groep mee.',
  });
  expect(await promoter.text(pageOf(0))).toContain('Tel de tweede groep mee.');
  expect((await send()).status).toBe(303);
  const done = await manager.post('/beheer/rapporten', { stand: 'submitted', periode: id, actie: 'approve' });
  expect(await manager.text(done.headers.get('location')!)).toContain('Eén rapport is goedgekeurd.');
  expect(await periodAt(0)).toMatchObject({ state: 'approved', actual: 40 });
  expect((await promoter.post('/beheer/rapporten', { periode: id, actie: 'unlock' })).status).toBe(403);
});

test('what is locked stays shut for who works on it, until a programme manager opens it again', async () => {
  const closed = await promoter.post(pageOf(2), { versie: '1', bereikt: '7', toelichting: 'Te laat', actie: 'bewaar' });
  expect(closed.status).toBe(409);
  expect(await closed.text()).toContain('Te laat');
  await manager.post('/beheer/rapporten', { stand: 'locked', alles: 'ja', zoek: 'talent', actie: 'unlock' });
  expect(await periodAt(2)).toMatchObject({ state: 'open', openUntil: '2026-02-09' });
});

test('what happened with reports is in the trail of the project', async () => {
  const events = await fresh.store.as<unknown, readonly string[]>(systemAccess, async (database) => {
    const { rows } = await sql<{ event: string }>`
      select distinct event from audit_entry where subject_id = ${ours.project} order by event`.execute(database);
    return rows.map(({ event }) => event);
  });
  expect(events).toEqual([
    'evidence.added',
    'period.approve',
    'period.drafted',
    'period.return',
    'period.submitted',
    'period.unlock',
  ]);
});
