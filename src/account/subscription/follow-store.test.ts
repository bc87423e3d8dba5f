import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { freshStore } from '../../../test/store/fresh-store.ts';
import type { Locale } from '../../foundation/locale.ts';
import type { Letter } from '../../job/mail.ts';
import { createSite, type Site } from '../../site/app.tsx';
import { localePath } from '../../site/address.ts';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import { askToFollow, confirmFollowing, tellNews, type FollowTools } from './follow-store.ts';
import type { Topic, TopicSource } from '../../wing/topic.ts';
import { addOneClickLeaving, followRoutes } from './web/routes.ts';
import { visitor } from '../../wing/actor.ts';
import { addRoutes } from '../../house/door.ts';
import { localised } from '../../../test/localised.ts';

/** Things to follow of which the test says what changed: each version brings one sentence, or none. */
function versions(): TopicSource & { readonly changes: string[] } {
  const changes = ['begin'];
  return {
    changes,
    kind: 'indicator',
    folder: 'indicatoren',
    all: () => 'Alle graden',
    promise: () => 'Je krijgt een mail als er nieuwe cijfers zijn.',
    find: async (id) =>
      id.startsWith('rate')
        ? { id, name: localised({ nl: `Graad ${id}`, en: `Rate ${id}`, fr: `Taux ${id}` }), path: `/indicatoren/${id}` }
        : undefined,
    newsSince: async ({ id }, mark) => {
      const lines = mark ? changes.slice(Number(mark)).filter((text) => text.startsWith(id)) : [];
      return { mark: String(changes.length), lines: localised({ nl: lines, en: lines, fr: lines }) };
    },
  };
}

let store: Store;
let source: ReturnType<typeof versions>;
let mails: Letter[];
let now: Date;
let tools: FollowTools;

beforeEach(async () => {
  store = await freshStore();
  source = versions();
  mails = [];
  now = new Date('2026-03-01T12:00:00Z');
  tools = {
    accounts: store.accounts,
    sources: () => [source],
    send: async (mail) => void mails.push(mail),
    now: () => now,
    address: (locale, path) => `https://ambitie.voorbeeld${localePath(locale, path)}`,
  };
});

async function ask(email: string, id = 'rate-a', client = 'c1', locale: Locale = 'nl') {
  const topic = (await source.find(id)) as Topic;
  return askToFollow(tools, { email, kind: 'indicator', topic, locale, client });
}

function keyIn(mail: Letter | undefined): string {
  return /[\da-f]{8}-[\da-f-]{27}/.exec(mail?.text ?? '')?.[0] ?? '';
}

async function followed(email: string, id = 'rate-a', locale: Locale = 'nl'): Promise<string> {
  await ask(email, id, email, locale);
  const key = keyIn(mails.pop());
  expect(await confirmFollowing(tools, key)).toMatchObject({ email });
  return key;
}

async function rows(): Promise<readonly unknown[]> {
  return (await sql`select email, topic, confirmed_at from subscription order by email, topic`.execute(store.accounts))
    .rows;
}

test('somebody follows only after confirming, and is told once of what changed since', async () => {
  await ask('an@voorbeeld.be');
  expect(mails).toMatchObject([{ to: 'an@voorbeeld.be', subject: 'Bevestig dat je Graad rate-a wil volgen' }]);
  source.changes.push('rate-a rose before the click');
  await tellNews(tools);
  expect(mails).toHaveLength(1);
  await confirmFollowing(tools, keyIn(mails.pop()));
  source.changes.push('rate-a rose');
  await Promise.all([tellNews(tools), tellNews(tools)]);
  await tellNews(tools);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toBe('Nieuws over Graad rate-a');
  expect(mails[0]?.text).toContain('Graad rate-a\n- rate-a rose\nhttps://ambitie.voorbeeld/indicatoren/rate-a');
  expect(mails[0]?.leave).toMatch(/^https:\/\/ambitie\.voorbeeld\/volgen\/stoppen\/[\da-f-]{36}\?alles=1$/);
});

test('who follows several things gets one mail, in the language of the asking', async () => {
  await followed('an@voorbeeld.be', 'rate-a', 'fr');
  await followed('an@voorbeeld.be', 'rate-b', 'fr');
  await followed('bo@voorbeeld.be', 'rate-b');
  source.changes.push('rate-a rose', 'rate-b fell');
  await tellNews(tools);
  expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
    'an@voorbeeld.be: Du nouveau\u{A0}: Taux rate-a et un autre sujet',
    'bo@voorbeeld.be: Nieuws over Graad rate-b',
  ]);
});

test('one address that fails keeps no news from the others, and is tried again', async () => {
  await followed('an@voorbeeld.be');
  await followed('bo@voorbeeld.be', 'rate-b');
  source.changes.push('rate-a rose', 'rate-b fell');
  const { send } = tools;
  const failing: FollowTools = {
    ...tools,
    send: async (mail, within) => {
      if (mail.to === 'an@voorbeeld.be') throw new Error('not taken');
      await send(mail, within);
    },
  };
  await expect(tellNews(failing)).rejects.toThrow('not taken');
  expect(mails.map(({ to }) => to)).toEqual(['bo@voorbeeld.be']);
  await tellNews(tools);
  expect(mails.map(({ to }) => to)).toEqual(['bo@voorbeeld.be', 'an@voorbeeld.be']);
});

test('a mail that cannot be enqueued leaves the news to be told', async () => {
  await followed('an@voorbeeld.be');
  source.changes.push('rate-a rose');
  const failing = { ...tools, send: () => Promise.reject(new Error('killed')) };
  await expect(tellNews(failing)).rejects.toThrow('killed');
  await tellNews(tools);
  expect(mails).toHaveLength(1);
});

test('whoever asks learns nothing about who follows what', async () => {
  await followed('an@voorbeeld.be');
  expect(await ask('an@voorbeeld.be')).toBe(await ask('bo@voorbeeld.be'));
  expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
    'an@voorbeeld.be: Je volgt Graad rate-a al',
    'bo@voorbeeld.be: Bevestig dat je Graad rate-a wil volgen',
  ]);
});

test('a mailbox gets five mails an hour at most, and one client may ask ten times', async () => {
  for (let times = 0; times < 7; times += 1) {
    now = new Date(now.getTime() + 60_000);
    expect(await ask('an@voorbeeld.be', 'rate-a', `c${times}`)).toBe('asked');
  }
  expect(mails).toHaveLength(5);
  const answers = [];
  for (let times = 0; times < 11; times += 1) answers.push(await ask(`p${times}@voorbeeld.be`));
  expect(answers).toEqual([...Array.from({ length: 9 }, () => 'asked'), 'too-many', 'too-many']);
});

test('what is not confirmed in three days is erased, and its link means nothing', async () => {
  await ask('an@voorbeeld.be');
  await followed('bo@voorbeeld.be');
  now = new Date('2026-03-04T12:00:01Z');
  expect(await confirmFollowing(tools, keyIn(mails[0]))).toBeUndefined();
  await tellNews(tools);
  expect(await rows()).toEqual([{ email: 'bo@voorbeeld.be', topic: 'rate-a', confirmedAt: expect.any(Date) }]);
});

test('nobody but the machinery of accounts sees who follows what', async () => {
  await followed('an@voorbeeld.be');
  const seen = await store.as<unknown, unknown>(
    systemAccess,
    async (database) => (await sql`select email from subscription`.execute(database)).rows,
  );
  expect(seen).toEqual([]);
});

function siteOf(): Site {
  const site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => 'r1',
    municipalities: () => [],
    onError: (error) => {
      throw error;
    },
  });
  addRoutes(site, followRoutes(tools), { store, secret: 'of a test', actorOf: () => Promise.resolve(visitor) });
  addOneClickLeaving(site, tools);
  return site;
}

function send(site: Site, path: string, fields: Readonly<Record<string, string>>, origin?: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(origin && { origin }) };
  return site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}

test('the pages lead from asking to confirming to leaving, without JavaScript', async () => {
  const site = siteOf();
  const here = 'http://localhost';
  const page = await site.app.request('/volgen/indicatoren/rate-a');
  expect(await page.text()).toContain('Volg Graad rate-a per e-mail');
  const wrong = await send(site, '/volgen/indicatoren/rate-a', { email: 'an@' }, here);
  expect(wrong.status).toBe(422);
  const shown = await wrong.text();
  expect(shown).toContain('<a href="#veld-email">Dit is geen e-mailadres.');
  expect(shown).toContain('value="an@"');
  const asked = await send(site, '/volgen/indicatoren/rate-a', { email: ' An@Voorbeeld.be ' }, here);
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/volgen/bijna']);
  const key = keyIn(mails[0]);
  expect(mails[0]?.text).toContain(`https://ambitie.voorbeeld/volgen/bevestigen/${key}`);

  const opened = await (await site.app.request(`/volgen/bevestigen/${key}`)).text();
  expect(opened).toContain('Ja, ik wil dit volgen');
  expect(await rows()).toEqual([expect.objectContaining({ confirmedAt: null })]);
  expect((await send(site, `/volgen/bevestigen/${key}`, {}, here)).status).toBe(303);
  expect(await (await site.app.request(`/volgen/bevestigen/${key}`)).text()).toContain('Je volgt Graad rate-a');

  expect(await (await site.app.request(`/volgen/stoppen/${key}`)).text()).toContain('Volg Graad rate-a niet meer');
  expect(await rows()).toHaveLength(1);
  const left = await send(site, `/volgen/stoppen/${key}`, {}, here);
  expect(left.headers.get('location')).toBe('/volgen/gestopt');
  expect(await rows()).toEqual([]);
  expect((await site.app.request(`/volgen/stoppen/${key}`)).status).toBe(200);
  expect((await site.app.request('/volgen/indicatoren/nothing')).status).toBe(404);
});

test('a form that is sent twice at once, without signing in, brings one mail; asked again later it brings another', async () => {
  await Promise.all([ask('an@voorbeeld.be'), ask('an@voorbeeld.be'), ask('an@voorbeeld.be', 'rate-b')]);
  expect(mails).toHaveLength(2);
  now = new Date(now.getTime() + 60_000);
  await ask('an@voorbeeld.be');
  expect(mails).toHaveLength(3);
});

test('one click in a mail program ends everything, from elsewhere and without a redirect', async () => {
  const site = siteOf();
  const key = await followed('an@voorbeeld.be');
  await followed('an@voorbeeld.be', 'rate-b');
  await followed('bo@voorbeeld.be');
  const answer = await send(site, `/volgen/stoppen/${key}?alles=1`, { 'List-Unsubscribe': 'One-Click' });
  expect(answer.status).toBe(200);
  expect(await rows()).toMatchObject([{ email: 'bo@voorbeeld.be' }]);
  expect((await send(site, '/volgen/stoppen/no-key', { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  expect(await rows()).toHaveLength(1);
});
