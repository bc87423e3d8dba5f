import { sql } from 'kysely';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addPersonWithPassword, goodPassword, makeAccountSite } from '../../test/account/account-site.ts';
import { addReportedProject } from '../../test/deliver/reported-project.ts';
import { smtpServer } from '../../test/doubles/smtp-server.ts';
import { visitorOf } from '../../test/house/house-visitor.ts';
import { lanternWing, type Lit } from '../../test/house/lantern-wing.tsx';
import {
  limburgFolder,
  planWith,
  publishPlan,
  temporaryFolder,
  tinyPlanFolder,
} from '../../test/release/built-release.ts';
import { madeUpProject, runCommand, sessionIn } from '../../test/run-command.ts';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import { openStore } from '../store/store.ts';
import { systemAccess } from '../store/access.ts';
import type { Grant } from '../wing/actor.ts';
import type { Session } from '../wing/command.ts';
import { readTrail } from '../wing/trail-store.ts';
import type { OpenWing, Wing } from '../wing/wing.ts';
import { migrationsOf, queuesOf } from './house.ts';
import { openJobs } from '../job/jobs.ts';
import { openHouse, type House } from './open-house.ts';
import { wings } from './wings.ts';

const root = madeUpProject();

interface Prepared {
  readonly session: Session;
  readonly databaseUrl: string;
  readonly errors: readonly string[];
}

async function prepare(
  planFolder: string,
  environment: Readonly<Record<string, string>> = {},
  dataFolder = temporaryFolder(),
): Promise<Prepared> {
  await publishPlan(planFolder, dataFolder);
  const databaseUrl = await emptyDatabase();
  const errors: string[] = [];
  const session = sessionIn(dataFolder, planFolder, {
    root,
    environment: { DATABASE_URL: databaseUrl, ...environment },
    printError: (text) => void errors.push(text),
  });
  return { session, databaseUrl, errors };
}

async function opened(session: Session, all: readonly Wing[]): Promise<House> {
  const house = await openHouse(session, all, { port: 0, host: '127.0.0.1' });
  if (!house.ok) throw new Error(house.problems[0]?.message);
  return house.value;
}

test('a wing comes in with one line: page, protected page, form, event, command, job, topic, menu and table', async () => {
  const lit: Lit = { names: [], isClosed: false };
  const all = [...wings, lanternWing(lit)];
  const { session, databaseUrl, errors } = await prepare(tinyPlanFolder);
  const house = await opened(session, all);
  const visitor = visitorOf(house);

  const page = await visitor.read('/lantaarns');
  expect(page).toContain('<h1>Lantaarns van Duinkant</h1>');
  const entries = [...page.matchAll(/<li><a href="([^"]*)"(?: aria-current="[a-z]*")?>[^<]*<\/a><\/li>/g)];
  const menu = entries.map(([, path]) => path);
  expect(menu.indexOf('/lantaarns')).toBe(menu.indexOf('/projecten') + 1);
  expect(menu.indexOf('/lantaarns')).toBe(menu.indexOf('/ideeen') - 1);
  expect(page).toContain('<a href="/lantaarns/lichten">Hang een lantaarn op</a>');
  expect(await visitor.read('/privacy')).toContain('Wie een lantaarn ophing.');
  expect(await visitor.read('/sitemap.xml')).toMatch(/\/fr\/lantaarns<\/loc><lastmod>2026-12-01</);
  expect(await visitor.read('/ambities/1')).toContain('Bij deze ambitie hangt een lantaarn.');
  expect(await visitor.read('/volgen')).toContain('<a href="/lantaarns">Alle lantaarns</a>');
  expect(await visitor.read('/volgen/lantaarns/markt')).toContain('als een lantaarn een andere naam krijgt');
  expect(await visitor.read('/lantarns')).toContain('href="/lantaarns"');
  expect((await visitor.get('/beheer/lantaarns')).headers.get('location')).toContain('/aanmelden');

  const store = await openStore({ kind: 'server', url: databaseUrl }, migrationsOf(all), () => undefined);
  if (!store.ok) throw new Error(store.problems[0]?.message);
  onTestFinished(store.value.close);
  const manager = visitorOf(house);
  await signIn(manager, store.value, 'Ann', [{ role: 'administrator' }, { role: 'programme-manager' }]);
  expect(await manager.read('/mijn-werk')).toContain('Er hangt een lantaarn.');
  expect(await manager.read('/beheer')).toContain('<a href="/beheer/lantaarns">Lantaarns ophangen</a>');
  expect((await manager.post('/beheer/lantaarns', { naam: '', versie: '1' })).status).toBe(422);
  expect((await manager.post('/beheer/lantaarns', { naam: 'Kerk', versie: '1' })).status).toBe(303);
  const late = await manager.post('/beheer/lantaarns', { naam: 'Haven', versie: '1' });
  expect([late.status, (await late.text()).includes('Intussen heet hij Kerk.')]).toEqual([409, true]);
  const trail = await store.value.as(systemAccess, (database) => readTrail(database, { limit: 1 }));
  expect(trail).toMatchObject([{ event: 'lantern.named', details: { name: 'Kerk' }, actorName: 'Ann' }]);
  expect(await manager.read('/beheer/spoor')).toContain('Ann noemde een lantaarn Kerk.');
  const copy = (await (await manager.get('/account/gegevens.json')).json()) as { readonly lanterns: unknown };
  expect(copy.lanterns).toMatchObject([{ name: 'Kerk' }]);

  const said = await runCommand(
    ['lantern', '--json'],
    { root, workingFolder: session.dataFolder, environment: session.world.environment },
    all,
  );
  expect(said).toEqual({ exitCode: 0, out: JSON.stringify(['Kerk'], null, 2), err: '' });

  const { slug, project } = await addReportedProject(store.value, [
    { start: '2024-01-01', end: '2024-12-31', state: 'approved', actual: 30 },
    { start: '2025-01-01', end: '2025-12-31', state: 'submitted', actual: 90 },
  ]);
  await store.value.as(systemAccess, async (database) => {
    await sql`update result_indicator set plan_indicator = 'residents'`.execute(database);
    await sql`update project set municipalities = '{71016}', planned_start = '2024-01-01', stopped_on = '2025-06-30',
      stopped_reason = 'Af' where id = ${project}`.execute(database);
  });
  const facts = `<p>${slug}, Talent Academie, 71016, 2024-01-01, 2025-06-30, 20</p>`;
  expect(await visitor.read('/lantaarns/projecten')).toContain(facts);
  const form = await manager.read(`/projecten/${slug}/bewerk`);
  expect(form).toContain(`<a href="/beheer/lantaarns?bij=${slug}">Verlichting</a>`);
  expect(form).toMatch(/[0-9] van de 10 onderdelen/);

  const jobs = await openJobs(databaseUrl, { queues: queuesOf(all), as: 'visitor', onError: () => undefined });
  if (!jobs.ok) throw new Error(jobs.problems[0]?.message);
  const [queue] = lanternWing(lit).queues ?? [];
  await jobs.value.enqueue(queue as Parameters<typeof jobs.value.enqueue>[0], { name: 'Haven' });
  await jobs.value.close();
  await vi.waitFor(() => expect(lit.names).toEqual(['Haven']), { timeout: 15_000 });
  await house.close();
  expect(lit.isClosed).toBe(true);
  expect(errors).toEqual([]);
}, 120_000);

async function signIn(
  visitor: ReturnType<typeof visitorOf>,
  store: Extract<Awaited<ReturnType<typeof openStore>>, { ok: true }>['value'],
  name: string,
  grants: readonly Grant[],
): Promise<void> {
  const { accounts } = makeAccountSite(store);
  const { email } = await addPersonWithPassword(accounts, { name, grants });
  expect((await visitor.post('/aanmelden', { email, password: goodPassword })).status).toBe(303);
}

test('a port that is taken, or a wing that does not open, leaves nothing open', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const closed: string[] = [];
  const watched = (name: string): Wing => ({
    name,
    migrations: [],
    events: [],
    menu: [],
    open: async () => ({
      ok: true,
      value: { routes: [], close: async () => void closed.push(name) } satisfies OpenWing,
    }),
  });
  const failing: Wing = {
    ...watched('failing'),
    open: async () => ({ ok: false, problems: [{ code: 'no', message: 'No.', at: 'x', hint: 'y' }] }),
  };
  const { session, databaseUrl } = await prepare(tinyPlanFolder);
  const all = [...wings, watched('first'), watched('second')];
  const taken = await openHouse(session, all, { port, host: '127.0.0.1' });
  expect(taken).toMatchObject({ ok: false, problems: [{ code: 'no-port' }] });
  expect(closed.splice(0)).toEqual(['second', 'first']);
  const refused = await openHouse(session, [...all, failing], { port: 0, host: '127.0.0.1' });
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'no' }] });
  expect(closed).toEqual(['second', 'first']);
  await new Promise((resolve) => server.close(resolve));
  const store = await openStore({ kind: 'server', url: databaseUrl }, migrationsOf(all), () => undefined);
  if (!store.ok) throw new Error(store.problems[0]?.message);
  await vi.waitFor(async () => expect(await othersOn(store.value)).toBe(0), { timeout: 10_000 });
  await store.value.close();
}, 120_000);

/** How many connections to the database are open besides those of this store. */
async function othersOn(store: Extract<Awaited<ReturnType<typeof openStore>>, { ok: true }>['value']): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'ambitie jobs'`.execute(store.accounts);
  return rows[0]?.count ?? -1;
}

test('who follows a municipality gets a mail when a release revises its figures', async () => {
  const server = await smtpServer();
  const siteUrl = 'https://ambitie.voorbeeld';
  const { session, databaseUrl } = await prepare(limburgFolder, {
    AMBITIE_SMTP_URL: server.url,
    AMBITIE_MAIL_FROM: 'info@ambitie.voorbeeld',
    AMBITIE_URL: siteUrl,
  });
  const house = await opened(session, wings);
  const visitor = visitorOf(house);
  const received = (count: number) =>
    vi.waitFor(() => expect(server.received).toHaveLength(count), { timeout: 15_000, interval: 50 });

  expect(await visitor.read('/gemeenten/sint-truiden')).toContain('href="/volgen/gemeenten/sint-truiden"');
  expect((await visitor.post('/volgen/gemeenten/sint-truiden', { email: 'an@voorbeeld.be' })).status).toBe(303);
  await received(1);
  const key = /volgen\/bevestigen\/([\da-f-]{36})/.exec(unfolded(server.received[0]))?.[1] ?? '';
  expect((await visitor.post(`/volgen/bevestigen/${key}`, {})).status).toBe(303);

  const revised = planWith(limburgFolder, 'figures/statbel.csv', (text) =>
    text.replace(/^(employed-persons-15-64,71053,\d+),\d+/m, '$1,1'),
  );
  const before = await visitor.read('/data/manifest.json');
  await publishPlan(revised, session.dataFolder);
  await vi.waitFor(async () => expect(await visitor.read('/data/manifest.json')).not.toBe(before), { timeout: 10_000 });
  const jobs = await openJobs(databaseUrl, { queues: queuesOf(wings), as: 'visitor', onError: () => undefined });
  if (!jobs.ok) throw new Error(jobs.problems[0]?.message);
  const { newsQueue } = await import('../account/account-jobs.ts');
  await jobs.value.enqueue(newsQueue, {});
  await jobs.value.close();
  await received(2);
  const news = unfolded(server.received[1]);
  expect(news).toContain('Subject: Nieuws over Sint-Truiden');
  expect(news).toMatch(/Sint-Truiden\r\n- .*Herzien: 1 cijfer/);
  expect(news).toContain(`${siteUrl}/gemeenten/sint-truiden`);
  expect(news).toContain(`List-Unsubscribe: <${siteUrl}/volgen/stoppen/${key}?alles=1>`);
  await house.close();
}, 120_000);

/** A mail as it is read: the soft line breaks of its encoding taken away. */
function unfolded(message = ''): string {
  return message.replace(/=\r\n/g, '').replaceAll('=3D', '=').replace(/\r\n /g, ' ');
}

test('a mail server without the address of the site is refused', async () => {
  const { session } = await prepare(tinyPlanFolder, {
    AMBITIE_SMTP_URL: 'smtp://localhost',
    AMBITIE_MAIL_FROM: 'info@ambitie.voorbeeld',
  });
  const house = await openHouse(session, wings, { port: 0, host: '127.0.0.1' });
  expect(house).toMatchObject({ ok: false, problems: [{ code: 'no-site-address' }] });
});

test('a proxy that is not believed is told in one line and by doctor, until a start that trusts it', async () => {
  const { session, errors } = await prepare(tinyPlanFolder);
  const asDoctor = async (): Promise<string> => {
    const { dataFolder, planFolder, world } = session;
    const { environment } = world;
    const argv = ['doctor', '--data', dataFolder, '--plan', planFolder];
    return (await runCommand(argv, { root, workingFolder: dataFolder, environment }, wings)).out;
  };
  const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  const house = await opened(session, wings);
  await visitorOf(house).get('/');
  expect([errors, await asDoctor()]).toEqual([[], expect.stringMatching(/^ok {5}proxy: /m)]);
  for (let turn = 0; turn < 3; turn += 1) await visitorOf(house).send('/', forwarded);
  expect(errors).toEqual([expect.stringContaining('Set AMBITIE_TRUST_PROXY=1')]);
  await vi.waitFor(async () => expect(await asDoctor()).toMatch(/^WRONG {2}proxy: .*AMBITIE_TRUST_PROXY=1/m));
  await house.close();

  const environment = { ...session.world.environment, AMBITIE_TRUST_PROXY: '1' };
  const trusting = await opened({ ...session, world: { ...session.world, environment } }, wings);
  await visitorOf(trusting).send('/', forwarded);
  expect([errors.length, await asDoctor()]).toEqual([1, expect.stringMatching(/^ok {5}proxy: /m)]);
  await trusting.close();
}, 30_000);

test('visitors at different addresses do not share one limit', async () => {
  const { session } = await prepare(tinyPlanFolder, { AMBITIE_RATE_LIMIT: '3' });
  const house = await opened(session, wings);
  const ask = (localAddress: string): Promise<number | undefined> =>
    new Promise((settle, reject) => {
      const { port } = new URL(house.address);
      const asked = get({ host: '127.0.0.1', port, path: '/', localAddress }, (answer) => {
        answer.resume();
        settle(answer.statusCode);
      });
      asked.once('error', reject);
    });
  const statuses: (number | undefined)[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push(await ask('127.0.0.1'));
  expect([...statuses, await ask('127.0.0.2')]).toEqual([200, 200, 200, 429, 200]);
  await house.close();
}, 30_000);
