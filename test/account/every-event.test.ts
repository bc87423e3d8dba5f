import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { texts } from '../../src/account/messages/nl.ts';
import { accountText } from '../../src/account/texts.ts';
import { testEffects } from '../doubles/effects.ts';
import { limburgFolder, publishPlan, temporaryFolder } from '../release/built-release.ts';
import { runCommand } from '../run-command.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { goodPassword, makeAccountSite, type AccountSite } from './account-site.ts';
import { addPasskey } from './add-passkey.ts';
import type { Browser } from './browser.ts';

/* What leaves each event of accounts: an act by page, and by command where there is one, with the same entry. */

type EventOf<Key> = Key extends `event.${infer Name}` ? Name : never;
type AccountEvent = EventOf<keyof typeof texts>;

/** An act made ready: what is done when it is called leaves the entry. */
type Ready = () => Promise<unknown>;

interface Ways {
  readonly byPage?: () => Promise<Ready>;
  readonly byCommand?: () => Promise<Ready>;
}

const dataFolder = temporaryFolder();
const newPassword = 'vijf groene daken in mei';
let fresh: FreshStore;
let house: AccountSite;
let admin: Browser;
let an: Browser;
let anId: string;

beforeAll(async () => {
  fresh = await makeFreshStore();
  house = makeAccountSite(fresh.store);
  await publishPlan(limburgFolder, dataFolder);
});
beforeEach(async () => {
  await sql`delete from person`.execute(fresh.store.accounts);
  await sql`delete from organisation`.execute(fresh.store.accounts);
  await sql`delete from sign_in_attempt`.execute(fresh.store.accounts);
  ({ browser: admin } = await house.signedIn({ name: 'Ada', grants: [{ role: 'administrator' }] }));
  ({ browser: an, id: anId } = await house.signedIn({ name: 'An' }));
});
afterAll(async () => {
  await house.accounts.settled();
  await fresh.drop();
});

/** Runs one, and gives what it printed. */
async function command(...argv: readonly string[]): Promise<string> {
  const answer = await runCommand([...argv, '--data', dataFolder, '--plan', limburgFolder], {
    root: dataFolder,
    workingFolder: dataFolder,
    environment: { DATABASE_URL: fresh.store.url },
    effects: { ...testEffects(), now: () => new Date() },
  });
  expect(answer).toMatchObject({ exitCode: 0, err: '' });
  return answer.out;
}

async function done(answer: Promise<Response>): Promise<void> {
  expect([200, 303]).toContain((await answer).status);
}

const post = (browser: () => Browser, path: string, fields: Readonly<Record<string, string>>): Ready => {
  return () => done(browser().post(path, fields));
};

/** Makes an organisation whose promoter An is. */
async function found(): Promise<string> {
  await done(an.post('/organisaties/nieuw', { name: 'Kern', kind: 'other' }));
  return '/organisaties/kern';
}

async function invited(): Promise<string> {
  const path = `${await found()}/mensen`;
  await done(an.post(path, { email: 'bo@example.org', role: 'member' }));
  return path;
}

async function theInvitation(): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from invitation`.execute(fresh.store.accounts);
  return rows[0]!.id;
}

/** Turns the second step of An on, but for its first code. */
async function beginTwoStep(): Promise<Readonly<Record<string, string>>> {
  const html = await (await an.post('/account/twee-stappen', { stap: 'begin', password: goodPassword })).text();
  const uri = /name="uri" value="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const codes = /name="codes" value="([^"]+)"/.exec(html)![1]!;
  const code = new TOTP({ secret: new URL(uri).searchParams.get('secret')! }).generate();
  return { stap: 'bevestig', uri, codes, code };
}

async function withTwoStep(step: 'codes' | 'stop'): Promise<Ready> {
  await done(an.post('/account/twee-stappen', await beginTwoStep()));
  return post(() => an, '/account/twee-stappen', { stap: step, password: goodPassword });
}

const ways: Readonly<Record<AccountEvent, Ways>> = {
  'person.added': {
    byCommand: async () => () => command('user', 'add', 'cel@example.org', '--name', 'Cel'),
  },
  'person.changed': { byPage: async () => post(() => an, '/account', { name: 'Anna', locale: 'nl' }) },
  'person.seen': { byPage: async () => () => admin.get(`/beheer/mensen/${anId}`) },
  'people.seen': { byPage: async () => () => admin.get('/beheer/mensen') },
  'person.erased': {
    byPage: async () => post(() => an, '/account/gegevens', { email: 'an@example.org', password: goodPassword }),
  },
  'password.changed': {
    byPage: async () => post(() => an, '/account/wachtwoord', { current: goodPassword, password: newPassword }),
  },
  'password.recovered': {
    byPage: async () => {
      await done(an.post('/wachtwoord-vergeten', { email: 'an@example.org' }));
      const { code } = await house.lastMail('an@example.org');
      return post(() => an, `/wachtwoord-instellen?code=${code}`, { password: newPassword });
    },
    byCommand: async () => {
      const code = /code=(\S+)/.exec(await command('user', 'link', 'an@example.org'))![1];
      return post(() => an, `/wachtwoord-instellen?code=${code}`, { password: newPassword });
    },
  },
  'passkey.added': { byPage: async () => () => addPasskey(an) },
  'passkey.removed': {
    byPage: async () => {
      await addPasskey(an);
      const sleutel = /name="sleutel" value="([^"]+)"/.exec(await an.text('/account/sleutels'))![1]!;
      return post(() => an, '/account/sleutels', { sleutel });
    },
  },
  'two-step.started': {
    byPage: async () => post(() => an, '/account/twee-stappen', await beginTwoStep()),
  },
  'two-step.stopped': { byPage: () => withTwoStep('stop') },
  'two-step.renewed': { byPage: () => withTwoStep('codes') },
  'session.ended': {
    byPage: async () => {
      await done(house.browser('10.0.0.9').post('/aanmelden', { email: 'an@example.org', password: goodPassword }));
      return post(() => an, '/account/sessies', {});
    },
  },
  'role.given': {
    byPage: async () => post(() => admin, `/beheer/mensen/${anId}`, { rol: 'reviewer' }),
    byCommand: async () => () => command('user', 'role', 'an@example.org', '--add', 'reviewer'),
  },
  'role.taken': {
    byPage: async () => {
      await done(admin.post(`/beheer/mensen/${anId}`, { rol: 'reviewer' }));
      return post(() => admin, `/beheer/mensen/${anId}`, { weg: 'reviewer' });
    },
    byCommand: async () => {
      await command('user', 'role', 'an@example.org', '--add', 'reviewer');
      return () => command('user', 'role', 'an@example.org', '--remove', 'reviewer');
    },
  },
  'invitation.sent': {
    byPage: async () => post(() => an, `${await found()}/mensen`, { email: 'bo@example.org', role: 'member' }),
  },
  'invitation.withdrawn': {
    byPage: async () => {
      const path = await invited();
      return post(() => an, path, { daad: 'intrekken', uitnodiging: await theInvitation() });
    },
  },
  'invitation.taken': {
    byPage: async () => {
      await invited();
      const { browser: bo } = await house.signedIn({ name: 'Bo' });
      const { code } = await house.lastMail('bo@example.org');
      return post(() => bo, `/uitnodiging?code=${code}`, {});
    },
  },
  'organisation.created': {
    byPage: async () => post(() => an, '/organisaties/nieuw', { name: 'Kern', kind: 'other' }),
    byCommand: async () => {
      writeFileSync(join(dataFolder, 'organisations.csv'), 'organisation,name,kind\nkern,Kern,other\n');
      return () => command('project', 'import', 'organisations.csv');
    },
  },
  'organisation.changed': {
    byPage: async () => {
      const path = `${await found()}/bewerken`;
      return post(() => an, path, { name: 'Kern 2', kind: 'market', version: '1' });
    },
  },
  'organisation.confirmed': { byPage: async () => post(() => admin, `${await found()}/bevestigen`, {}) },
  'organisation.archived': { byPage: async () => post(() => admin, `${await found()}/archiveren`, {}) },
  'organisation.restored': {
    byPage: async () => {
      const path = await found();
      await done(admin.post(`${path}/archiveren`, {}));
      return post(() => admin, `${path}/terugzetten`, {});
    },
  },
};

/** An entry with names in the place of ids. */
interface Entry {
  readonly event: string;
  readonly actorKind: string;
  readonly subject: string;
  readonly about: string | null;
  readonly organisation: string | null;
  readonly details: unknown;
}

/** What an act leaves. */
async function entriesOf(deed: Ready): Promise<readonly Entry[]> {
  const { accounts } = fresh.store;
  const latest = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from audit_entry`.execute(accounts);
  await deed();
  const { rows } = await sql<Entry>`
    select event, actor_kind, subject_kind || ' ' || coalesce(subject_person.email, subject_organisation.slug,
        case when subject_kind = 'list' then subject_id end, 'gone') as subject,
      about.email as about, organisation.slug as organisation, details
    from audit_entry left join person about on about.id = about_id
      left join organisation on organisation.id = organisation_id
      left join person subject_person on subject_person.id::text = subject_id
      left join organisation subject_organisation on subject_organisation.id::text = subject_id
    where audit_entry.id > ${latest.rows[0]!.id}::bigint order by audit_entry.id`.execute(accounts);
  return rows;
}

test('every event of accounts has an act that leaves it', () => {
  const events = accountText.keys.flatMap((key) => (/^event\.(.+)$/.exec(key) ?? []).slice(1));
  expect(Object.keys(ways).toSorted()).toEqual(events.toSorted());
  expect(Object.values(ways).filter(({ byPage, byCommand }) => !byPage && !byCommand)).toEqual([]);
});

const doings = Object.entries(ways).flatMap(([event, { byPage, byCommand }]) => [
  ...(byPage ? [{ event, way: 'by page', ready: byPage, kind: 'person' }] : []),
  ...(byCommand ? [{ event, way: 'by command', ready: byCommand, kind: 'program' }] : []),
]);
const left = new Map<string, Omit<Entry, 'actorKind'>>();

test.each(doings)('$event is left once, done $way, as by any other way', async ({ event, ready, kind }) => {
  const own = (await entriesOf(await ready())).filter((entry) => entry.event === event);
  // A link from the command line is used on a page, by the person herself.
  expect(own.map(({ actorKind }) => actorKind)).toEqual([event === 'password.recovered' ? 'person' : kind]);
  const { actorKind: _, ...entry } = own[0]!;
  expect(entry).toEqual(left.get(event) ?? entry);
  left.set(event, entry);
});
