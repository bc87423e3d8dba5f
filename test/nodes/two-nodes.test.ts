import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsOf } from '../../src/house/house.ts';
import { wings } from '../../src/house/wings.ts';
import { systemAccess } from '../../src/store/access.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { testEffects } from '../doubles/effects.ts';
import { addReportedProject, type ReportedProject } from '../deliver/reported-project.ts';
import { temporaryFolder, tinyPlanFolder } from '../release/built-release.ts';
import { madeUpProject, runCommand } from '../run-command.ts';
import { makeEmptyDatabase, type EmptyDatabase } from '../store/fresh-store.ts';
import { Visitor } from './visitor.ts';

/* Two sites with data folders of their own on one database: whoever asks the one or the other notices no difference. */

interface Node {
  readonly origin: string;
  readonly data: string;
  readonly stop: () => Promise<unknown>;
}

const root = madeUpProject();
const password = 'paars kanaal lepel wolk 8';
let database: EmptyDatabase;
let store: Store;
let first: Node;
let second: Node;
let project: ReportedProject;
const visitor = new Visitor();

beforeAll(async () => {
  database = await makeEmptyDatabase();
  [first, second] = [await startNode(), await startNode()];
  const opened = await openStore({ kind: 'server', url: database.url }, migrationsOf(wings), () => undefined);
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '));
  store = opened.value;
  project = await addReportedProject(store, [{ start: '2026-01-01', end: '2026-06-30', state: 'open' }]);
  await addPromoter('an@example.org', project.organisation);
}, 60_000);
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await store.close();
  await database.drop();
});

function environment() {
  return { DATABASE_URL: database.url, AMBITIE_SECRET: 'a secret that both nodes know, long enough' };
}

async function startNode(): Promise<Node> {
  const data = temporaryFolder();
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => void (stop = resolve));
  let tell: (text: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => void (tell = (text) => resolve(/http\S+/.exec(text)?.[0] ?? text)));
  const argv = ['start', '--port', '0', '--host', '127.0.0.1', '--plan', tinyPlanFolder, '--data', data];
  const running = runCommand(argv, {
    root,
    workingFolder: root,
    effects: { ...testEffects(), now: () => new Date() },
    environment: environment(),
    print: tell,
    printError: tell,
    stopped: () => stopped,
  });
  return { origin: await address, data, stop: () => (stop(), running) };
}

async function addPromoter(email: string, organisation: string): Promise<void> {
  const argv = ['user', 'add', email, '--name', 'An Peeters', '--json', '--data', first.data];
  const added = await runCommand(argv, {
    root,
    workingFolder: root,
    effects: { ...testEffects(), now: () => new Date() },
    environment: environment(),
  });
  const { id, link } = JSON.parse(added.out) as { id: string; link: string };
  await store.accounts.transaction().execute(async (within) => {
    await sql`insert into membership (person_id, organisation_id, role) values (${id}, ${organisation}, 'promoter')`.execute(
      within,
    );
  });
  const { pathname, search } = new URL(link);
  const answer = await visitor.submit(first.origin, pathname + search, pathname + search, { password });
  expect(answer.status).toBe(200);
}

test('who signs in at one node is signed in at the other, and signs out everywhere', async () => {
  const answers = { email: 'an@example.org', password };
  const signedIn = await visitor.submit(first.origin, '/aanmelden', '/aanmelden', answers);
  expect(signedIn.status).toBe(303);
  expect(await (await visitor.get(second.origin, '/mijn-werk')).text()).toContain('An Peeters');
  const other = new Visitor();
  await other.submit(second.origin, '/aanmelden', '/aanmelden', answers);
  expect((await other.get(first.origin, '/mijn-werk')).status).toBe(200);
  await other.submit(first.origin, '/mijn-werk', '/afmelden', {});
  expect((await other.get(second.origin, '/mijn-werk')).status).toBe(302);
  expect((await visitor.get(second.origin, '/mijn-werk')).status).toBe(200);
});

test('two saves from one version, one at each node, are one save and one conflict', async () => {
  const section = `/projecten/${project.slug}/bewerk/waarover`;
  const [one, two] = await Promise.all([
    visitor.submit(first.origin, section, section, { title: 'Titel van de ene' }),
    visitor.submit(second.origin, section, section, { title: 'Titel van de andere' }),
  ]);
  expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
  const lost = await (one.status === 409 ? one : two).text();
  expect(lost).toContain('Titel van de ene');
  expect(lost).toContain('Titel van de andere');
});

test('what was uploaded at one node is downloaded from the other', async () => {
  const page = `/mijn-werk/rapporten/${project.periods[0]}`;
  const file = new File(['een bewijs'], 'aanwezigheden.txt', { type: 'text/plain' });
  const sent = await visitor.submit(first.origin, page, `${page}/bewijs`, { bestand: file });
  expect(sent.status).toBe(303);
  const link = /href="(\/bewijsstukken\/[^"]+)"/.exec(await (await visitor.get(second.origin, page)).text())?.[1];
  expect(await (await visitor.get(second.origin, link ?? '')).text()).toBe('een bewijs');
});

test('a mail that one node is asked for is sent once, by either of them', async () => {
  const asked = await new Visitor().submit(second.origin, '/wachtwoord-vergeten', '/wachtwoord-vergeten', {
    email: 'an@example.org',
  });
  expect(asked.status).toBeLessThan(400);
  await expect.poll(mails, { timeout: 30_000 }).toHaveLength(1);
  await expect.poll(waitingMails, { timeout: 30_000 }).toBe(0);
  expect(mails()).toHaveLength(1);
});

/** Mails that a node may still send. */
async function waitingMails(): Promise<number> {
  const { rows } = await store.as(systemAccess, (within) =>
    sql<{ waiting: number }>`
      select count(*)::int as waiting from pgboss.job
      where name = 'mail' and state in ('created', 'active', 'retry')`.execute(within),
  );
  return rows[0]!.waiting;
}

/** Mails with a link to set a password; the hour may bring others, such as reminders. */
function mails(): readonly string[] {
  return [first, second]
    .map(({ data }) => join(data, 'mail'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
    .filter((text) => text.includes('/wachtwoord-instellen'));
}
