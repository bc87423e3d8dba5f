import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../src/wing/actor.ts';
import { accessOf } from '../../src/wing/permission.ts';
import {
  readTargetChanges as readTargetSteps,
  writeTargetChanges,
} from '../../src/measure/target/target-changes-store.ts';
import { planContextOf } from '../../src/measure/plan-context.ts';
import { editTargetFile, editTargets, fileOfRows, rowsOf } from '../../src/measure/target/target-rows.ts';
import { trailWriter } from '../../src/wing/trail.ts';
import { readTrail } from '../../src/wing/trail-store.ts';
import { followTargets, readTargetChanges, type FollowedTargets } from '../../src/measure/target/target-store.ts';
import { targetRoutes } from '../../src/measure/web/targets/target-routes.ts';
import { buildRelease, openRelease } from '../../src/measure/release/build-store.ts';
import { readTargetFile } from '../../src/measure/target/target-file.ts';
import { withEditedTargets } from '../../src/measure/web/targets/edited-targets.ts';
import { createMeasureSite } from '../../src/measure/web/site.tsx';
import { limburgFolder, openedPlan, planWith, temporaryFolder } from '../release/built-release.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { addPerson } from './cast.ts';
import { deliverSite, type DeliverSite } from './idea-site.ts';
import { targetText } from '../../src/measure/web/targets/texts.ts';

/** Targets edited on the site: from the form to the page of the indicator, the exported file and the next release. */

const release = await openedPlan(limburgFolder);
const shippedFile = readFileSync(join(limburgFolder, 'targets.csv'), 'utf8');

const dataFolder = temporaryFolder();

let fresh: FreshStore;
let site: DeliverSite;
let followed: FollowedTargets;
let publicSite: ReturnType<typeof createMeasureSite>;
let manager: Person;
let statistician: Person;
let stranger: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  manager = await addPerson(fresh.store, 'Mo Jans', [{ role: 'programme-manager' }]);
  statistician = await addPerson(fresh.store, 'Sta Maes', [{ role: 'statistician' }]);
  stranger = await addPerson(fresh.store, 'Vi Claes');
  followed = await followTargets(fresh.store, 60_000, {
    onError: () => undefined,
    onChange: (all) => writeTargetChanges(dataFolder, all),
  });
  const pages = { release: () => release, plan: planContextOf(() => release), onChange: followed.refresh };
  site = deliverSite(targetRoutes(pages), fresh.store);
  publicSite = createMeasureSite({
    release: withEditedTargets(() => release, followed),
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => {
      throw error;
    },
    editionId: followed.revision,
  });
});
afterAll(async () => {
  followed.close();
  await fresh.drop();
});

const employment = {
  what: 'K11.1/employment-rate-20-64',
  area: 'BE22',
  baseline_period: '2021',
  target_period: '2030',
  target_value: '79,5',
  path: 'linear',
  steps: '',
  kind: 'own',
  set_by_nl: 'Taskforce',
  set_by_en: 'Task force',
  set_by_fr: 'Task force',
  set_on: '2026-05-04',
  reason_nl: 'Besproken op 4 mei.',
  reason_en: 'Discussed on 4 May.',
  reason_fr: 'Discuté le 4 mai.',
  source_url: '',
  latest: '',
  why: 'De taskforce legde dit vast.',
};

const address = '/beheer/streefcijfers/bewerk';
const editAddress = `${address}?kpi=K11.1&indicator=employment-rate-20-64&area=BE22`;

async function indicatorPage(id = 'employment-rate-20-64'): Promise<string> {
  return (await publicSite.app.request(`/indicatoren/${id}`)).text();
}

async function exported(): Promise<string> {
  return (await site.get('/beheer/streefcijfers/targets.csv', manager)).text();
}

function changes() {
  return fresh.store.as<unknown, Awaited<ReturnType<typeof readTargetChanges>>>(accessOf(manager), readTargetChanges);
}

test('without edits the export is the file of the plan folder, byte for byte', async () => {
  expect(await exported()).toBe(shippedFile);
});

test('only a programme manager and a statistician come in', async () => {
  expect((await site.get('/beheer/streefcijfers', manager)).status).toBe(200);
  expect((await site.get(editAddress, statistician)).status).toBe(200);
  expect(await (await site.get('/beheer/streefcijfers', manager)).text()).toContain('<a href="/beheer">Beheer</a>');
  expect(await (await site.get('/beheer/streefcijfers', statistician)).text()).toMatch(/<li><a href="\/mijn-werk">/);
  expect((await site.get('/beheer/streefcijfers', stranger)).status).toBe(403);
  expect((await site.post(address, employment, stranger)).status).toBe(403);
  expect((await site.get('/beheer/streefcijfers')).status).toBe(302);
});

test('the rules of the file hold, each fault at its field, and nothing typed is lost', async () => {
  const wrong = {
    ...employment,
    target_value: '179',
    target_period: '2020',
    set_by_fr: '',
    source_url: 'geen',
    why: '',
  };
  const answer = await site.post(address, wrong, manager);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const field of ['set_by_fr', 'source_url', 'why']) expect(html).toContain(`<a href="#veld-${field}">`);
  expect(html).toContain('“Wie legde het vast? (Frans)”: Vul dit in, in elke taal.');
  expect(html).toContain('value="179"');
  expect(html).toContain('Besproken op 4 mei.');
  const range = await (await site.post(address, { ...employment, target_value: '179' }, manager)).text();
  expect(range).toContain('<a href="#veld-target_value">“Streefcijfer”: Dit kan niet in de eenheid van dit cijfer.');
  const order = await (await site.post(address, { ...employment, target_period: '2020' }, manager)).text();
  expect(order).toContain(
    '<a href="#veld-target_period">“Tegen wanneer?”: Kies een periode na die van het beginpunt.</a>',
  );
  const beside = await (
    await site.post(address, { ...employment, what: 'K12.1/employment-rate-20-64' }, manager)
  ).text();
  expect(beside).toContain('<a href="#veld-what">“Welk cijfer?”: Kies uit de lijst.</a>');
  expect(await changes()).toEqual([]);
});

test('an edit is on the page of the indicator at once, while the release stays as it was', async () => {
  expect(await indicatorPage()).toContain('78');
  expect(await indicatorPage()).not.toContain('79,5%');
  const form = await (await site.get(editAddress, manager)).text();
  expect(form).toContain('value="78"');
  const before = structuredClone(release.targets);
  expect((await site.post(address, employment, manager)).status).toBe(303);
  expect(await indicatorPage()).toContain('79,5%');
  expect(await indicatorPage()).toContain('Taskforce');
  expect(release.targets).toEqual(before);
  expect(await changes()).toMatchObject([
    { kpi: 'K11.1', why: 'De taskforce legde dit vast.', changedBy: 'Mo Jans', before: { target_value: '78' } },
  ]);
  expect(await (await site.get('/beheer/streefcijfers', manager)).text()).toContain('hier gewijzigd');
  const subject = { kind: 'target', id: 'K11.1/employment-rate-20-64/BE22' };
  const trail = await fresh.store.as<unknown, Awaited<ReturnType<typeof readTrail>>>(accessOf(manager), (database) =>
    readTrail(database, { subject, limit: 9 }),
  );
  const write = trailWriter([targetText]);
  expect(trail.map((entry) => write(entry, 'nl'))).toEqual([
    'Mo Jans stelde het streefdoel K11.1/employment-rate-20-64/BE22 in. Waarom: De taskforce legde dit vast.',
  ]);
});

test('of two who edit at once the second sees what the first kept, and loses nothing', async () => {
  const answer = await site.post(address, { ...employment, target_value: '81', latest: '' }, statistician);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(html).toContain('Iemand anders wijzigde dit streefdoel intussen');
  expect(html).toContain('<td>79,5</td>');
  expect(html).toContain('value="81"');
  const latest = /name="latest" value="(\d+)"/.exec(html)?.[1] ?? '';
  expect((await site.post(address, { ...employment, target_value: '81', latest }, statistician)).status).toBe(303);
  expect(await indicatorPage()).toContain('81%');
});

test('saving what is kept already is no change', async () => {
  const latest = (await changes()).at(-1)!.id;
  const again = await site.post(address, { ...employment, target_value: '81', latest }, manager);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('Er is niets veranderd.');
});

test('a target is taken away with a reason, and a new one is added by steps', async () => {
  const old = { what: 'K10.2/neet-15-29', area: 'BE22', latest: '', doe: 'weg' };
  expect((await site.post(address, old, manager)).status).toBe(422);
  expect((await site.post(address, { ...old, why: 'Niet meer van toepassing.' }, manager)).status).toBe(303);
  expect(await indicatorPage('neet-15-29')).not.toContain('id="streefdoel"');
  const steps = { ...employment, area: 'BE2', path: 'stepwise', steps: '2026:77,5;2028:79', target_value: '80' };
  expect((await site.post(address, steps, manager)).status).toBe(303);
  expect(await exported()).toContain('K11.1,employment-rate-20-64,BE2,2021,2030,80,stepwise,2026:77.5;2028:79,own,');
});

test('the exported file, put in the plan folder, gives the same rows and the same export', async () => {
  const file = await exported();
  const read = readTargetFile(file);
  expect(read.ok && read.value.map(({ target }) => target.value)).toEqual([9, 45, 81, 60, 60, 80]);
  const next = await openedPlan(planWith(limburgFolder, 'targets.csv', () => file));
  expect(fileOfRows(rowsOf(next.targets))).toBe(file);
  expect(editTargets(next.targets, followed.changes())).toEqual(next.targets);
  expect(editTargetFile(followed.changes())(file)).toBe(file);
});

test('the next release takes the edits up, under another id, and knows nobody’s name', async () => {
  expect(JSON.stringify(await readTargetSteps(dataFolder))).not.toMatch(/Mo Jans|taskforce legde/);
  const order = { planFolder: limburgFolder, dataFolder, code: 'test', offline: true } as const;
  const steps = await readTargetSteps(dataFolder);
  const built = await buildRelease({ ...order, editTargets: editTargetFile(steps.ok ? steps.value : []) });
  if (!built.ok) throw new Error('not built');
  expect(built.value.id).not.toBe(release.manifest.id);
  const opened = await openRelease(order.dataFolder, built.value.id);
  if (!opened.ok) throw new Error('not opened');
  expect(opened.value.targets.map(({ value }) => value)).toEqual([9, 45, 81, 60, 60, 80]);
  opened.value.close();
});

test('what was kept is never changed or deleted, and no one reads or writes it without the right', async () => {
  const run = (person: Person, statement: ReturnType<typeof sql>) =>
    fresh.store.as<unknown, bigint | undefined>(
      accessOf(person),
      async (database: Kysely<unknown>) => (await statement.execute(database)).numAffectedRows,
    );
  expect(await run(manager, sql`update target_change set why = 'anders'`)).toBe(0n);
  expect(await run(manager, sql`delete from target_change`)).toBe(0n);
  const insert = (by: Person) =>
    sql`insert into target_change (kpi, indicator, area, why, changed_by) values ('K', 'i', 'A', 'x', ${by.id})`;
  await expect(run(stranger, insert(stranger))).rejects.toThrow('row-level security');
  await expect(run(manager, insert(statistician))).rejects.toThrow('row-level security');
  const seen = await fresh.store.as<unknown, readonly unknown[]>(accessOf(stranger), readTargetChanges);
  expect(seen).toEqual([]);
});

test('another web node shows an edit once it looks again', async () => {
  const other = await followTargets(fresh.store, 60_000, { onError: () => undefined });
  expect(other.revision()).toBe(followed.revision());
  const latest = (await changes()).findLast(
    ({ area, indicator }) => area === 'BE22' && indicator === 'employment-rate-20-64',
  )!;
  await site.post(address, { ...employment, target_value: '82', latest: latest.id }, manager);
  expect(other.revision()).not.toBe(followed.revision());
  await other.refresh();
  expect(other.revision()).toBe(followed.revision());
  other.close();
});
