import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formToken } from '../../src/site/form.ts';
import { systemAccess } from '../../src/store/access.ts';
import type { Person } from '../../src/wing/actor.ts';
import { forgetSentForms } from '../../src/wing/sent-form-store.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { fieldOn, makeDeliverSite, type DeliverSite, type Fields } from './deliver-site.ts';

/* Forms that are sent twice, from one window or from two. */

let fresh: FreshStore;
let pages: DeliverSite;
let lead: string;
let an: Person;
let bo: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  pages = makeDeliverSite(fresh.store);
  lead = await pages.addOrganisation('Stad Genk');
  an = await pages.addPerson('An', [{ role: 'promoter', organisation: lead }]);
  bo = await pages.addPerson('Bo', [{ role: 'promoter', organisation: lead }]);
});
afterAll(() => fresh.drop());

/** A page as somebody gets it, and the token that its form carries. */
async function drawn(who: Person, path: string): Promise<{ readonly html: string; readonly token: Fields }> {
  const html = await (await pages.get(who, path)).text();
  return { html, token: { [formToken]: fieldOn(html, formToken)! } };
}

async function countProjects(title: string): Promise<number> {
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql<{ count: number }>`select count(*)::int as count from project where title->>'nl' = ${title}`.execute(database),
  );
  return rows[0]!.count;
}

async function begin(titel: string): Promise<string> {
  const begun = await pages.post(an, '/projecten/nieuw', { titel, trekker: lead });
  return begun.headers.get('location')!;
}

test('a form that is sent twice at once makes one thing, and both answers lead to it', async () => {
  const { token } = await drawn(an, '/projecten/nieuw');
  const fields = { ...token, titel: 'Dubbel geklikt', trekker: lead };
  const answers = await Promise.all([1, 2, 3].map(() => pages.post(an, '/projecten/nieuw', fields)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  expect(await countProjects('Dubbel geklikt')).toBe(1);
});

test('two forms with the same words make two things, and so does one form with other words', async () => {
  const [first, second] = [await drawn(an, '/projecten/nieuw'), await drawn(an, '/projecten/nieuw')];
  for (const { token } of [first, second]) {
    await pages.post(an, '/projecten/nieuw', { ...token, titel: 'Met opzet', trekker: lead });
  }
  expect(await countProjects('Met opzet')).toBe(2);
  await pages.post(an, '/projecten/nieuw', { ...first.token, titel: 'Nog een', trekker: lead });
  expect(await countProjects('Nog een')).toBe(1);
});

test('a form that was wrong is not taken for done when it is sent again', async () => {
  const { token } = await drawn(an, '/projecten/nieuw');
  const wrong = { ...token, titel: 'Zonder trekker', trekker: '' };
  expect((await pages.post(an, '/projecten/nieuw', wrong)).status).toBe(422);
  expect((await pages.post(an, '/projecten/nieuw', wrong)).status).toBe(422);
});

test('a form sent twice by somebody else is another form', async () => {
  const { token } = await drawn(an, '/projecten/nieuw');
  const fields = { ...token, titel: 'Geleend', trekker: lead };
  await pages.post(an, '/projecten/nieuw', fields);
  await pages.post(bo, '/projecten/nieuw', fields);
  expect(await countProjects('Geleend')).toBe(2);
});

test('a remark that is sent twice stands there once', async () => {
  const path = await begin('Met een opmerking');
  const { html } = await drawn(an, path);
  const tokens = [...html.matchAll(new RegExp(`name="${formToken}" value="([^"]+)"`, 'g'))].map(([, token]) => token!);
  expect(new Set(tokens).size).toBe(tokens.length);
  const fields = { [formToken]: tokens.at(-1)!, opmerking: 'Mooi zo' };
  for (const _ of [1, 2]) expect((await pages.post(an, `${path}/opmerking`, fields)).status).toBe(303);
  const after = await (await pages.get(an, path)).text();
  expect(after.match(/Mooi zo/g)).toHaveLength(1);
});

test('a section that is sent twice is saved once, and nobody is said to have saved it meanwhile', async () => {
  const path = await begin('Twee keer bewaard');
  const { html, token } = await drawn(an, path);
  const fields = {
    ...token,
    versie: fieldOn(html, 'versie')!,
    title: 'Twee keer bewaard',
    summary: 'Kort',
    description: '',
    dan: 'hier',
  };
  for (const _ of [1, 2]) expect((await pages.post(an, path, fields)).status).toBe(303);
});

test('who saves over what she saved in another window is told so, and not that it was somebody else', async () => {
  const path = await begin('In twee vensters');
  const send = async (who: Person, from: { html: string; token: Fields }, summary: string): Promise<string> => {
    const fields = {
      ...from.token,
      versie: fieldOn(from.html, 'versie')!,
      title: 'In twee vensters',
      summary,
      description: '',
    };
    return (await pages.post(who, path, { ...fields, dan: 'hier' })).text();
  };
  const [one, two, three] = [await drawn(an, path), await drawn(an, path), await drawn(bo, path)];
  await send(an, one, 'Uit het ene venster');
  expect(await send(an, two, 'Uit het andere')).toContain('Je schreef dit in twee vensters');
  expect(await send(bo, three, 'Van iemand anders')).toContain('Jullie schreven tegelijk');
});

test('what was sent is forgotten after a month', async () => {
  await drawn(an, '/projecten/nieuw').then(({ token }) =>
    pages.post(an, '/projecten/nieuw', { ...token, titel: 'Lang geleden', trekker: lead }),
  );
  const left = () =>
    fresh.store.as(systemAccess, (database) =>
      sql<{ count: number }>`select count(*)::int as count from sent_form`.execute(database),
    );
  expect((await left()).rows[0]!.count).toBeGreaterThan(0);
  await fresh.store.as(systemAccess, async (database) => {
    await forgetSentForms(database);
    await sql`update sent_form set sent_at = now() - interval '31 days'`.execute(database);
    await forgetSentForms(database);
  });
  expect((await left()).rows[0]!.count).toBe(0);
});
