import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeProject } from '../../../../test/deliver/complete-project.ts';
import { fieldOn, makeDeliverSite, type DeliverSite } from '../../../../test/deliver/deliver-site.ts';
import { countingStore } from '../../../../test/store/counting-store.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import type { Person } from '../../../wing/actor.ts';
import { systemAccess } from '../../../store/access.ts';
import { draftRoutes } from './draft-routes.ts';

let fresh: FreshStore;
let pages: DeliverSite;
let lead: string;
let partner: string;
let an: Person;
let bo: Person;
let stranger: Person;
let guide: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  pages = makeDeliverSite(fresh.store);
  lead = await pages.addOrganisation('Stad Genk');
  partner = await pages.addOrganisation('De Springplank');
  const elsewhere = await pages.addOrganisation('Elders');
  an = await pages.addPerson('An', [{ role: 'promoter', organisation: lead }]);
  bo = await pages.addPerson('Bo', [{ role: 'member', organisation: lead }]);
  stranger = await pages.addPerson('Cy', [{ role: 'promoter', organisation: elsewhere }]);
  guide = await pages.addPerson('Di', [{ role: 'task-force' }]);
});
afterAll(() => fresh.drop());

async function begin(titel: string): Promise<string> {
  const answer = await pages.post(an, '/projecten/nieuw', { titel, trekker: lead });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.replace('/waarover', '');
}

async function html(who: Person | undefined, path: string): Promise<string> {
  const answer = await pages.get(who, path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

async function versionOn(path: string): Promise<string> {
  return fieldOn(await html(an, path), 'versie')!;
}

test('a project begins with a title and a lead of one’s own', async () => {
  const wrong = await pages.post(an, '/projecten/nieuw', { titel: ' ', trekker: partner });
  expect(wrong.status).toBe(422);
  const told = await wrong.text();
  expect(told).toContain('href="#veld-titel"');
  expect(told).toContain('href="#veld-trekker"');
  const draft = await begin('Samen sterk');
  expect(draft).toBe('/projecten/samen-sterk/bewerk');
  expect(await html(an, '/mijn-werk/projecten')).toContain('Samen sterk');
  expect(await html(bo, '/mijn-werk/projecten')).toContain('Samen sterk');
  expect(await html(stranger, '/mijn-werk/projecten')).not.toContain('Samen sterk');
  const overview = await html(an, draft);
  expect(overview).toContain('An begon dit project.');
  expect(overview).toContain('1 van 4 af');
});

test('a section is saved by a plain form, and says when', async () => {
  const draft = await begin('Gewoon bewaard');
  const path = `${draft}/mijlpalen`;
  const page = await html(an, path);
  const id = fieldOn(page, 'milestones.0.id')!;
  const fields = {
    versie: fieldOn(page, 'versie')!,
    'milestones.0.id': id,
    'milestones.0.title': 'Start',
    'milestones.0.due': '2027-01-04',
  };
  const saved = await pages.post(an, path, { ...fields, dan: 'hier' });
  expect(saved.headers.get('location')).toBe(path);
  const after = await html(an, saved.headers.get('location')!);
  expect(after.match(/Bewaard om 10:30\.|Wat je deed, is bewaard\./g)).toEqual(['Bewaard om 10:30.']);
  expect(await html(an, path)).not.toContain('Bewaard om 10:30.');
  expect(fieldOn(after, 'milestones.0.id')).toBe(id);
  expect(fieldOn(after, 'milestones.0.title')).toBe('Start');
  const next = await pages.post(an, path, { ...fields, versie: fieldOn(after, 'versie')!, dan: 'verder' });
  expect(next.headers.get('location')).toBe(`${draft}/risicos`);
});

test('what is wrong is told with its place, and nothing typed is lost', async () => {
  const draft = await begin('Met fouten');
  const path = `${draft}/begroting`;
  const answer = await pages.post(an, `/en${path}`, {
    versie: await versionOn(path),
    'budget.0.label': 'Wages <b>',
    'budget.0.source': 'esf-plus',
    'budget.0.planned': 'a lot',
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#veld-budget.0.planned"');
  expect(page).toContain('Line 1: Planned (€): write a number');
  expect(page).toContain('value="Wages &lt;b&gt;"');
  expect(page).toContain('value="a lot"');
});

test('two people who write the same section at once choose word by word, and nothing is lost', async () => {
  const draft = await begin('Tegelijk');
  const path = `${draft}/waarover`;
  const versie = await versionOn(path);
  const texts = { versie, title: 'Tegelijk', themes: '', plannedStart: '', plannedEnd: '', website: '' };
  await pages.post(an, path, { ...texts, summary: 'Woorden van An', description: 'Alles van An' });
  const late = await pages.post(bo, path, {
    ...texts,
    summary: 'Woorden van Bo',
    description: '',
    website: 'https://bo.be/',
  });
  expect(late.status).toBe(409);
  const page = await late.text();
  for (const words of ['Woorden van An', 'Alles van An', 'Woorden van Bo', 'https://bo.be/'])
    expect(page).toContain(words);
  const choice = {
    ...texts,
    summary: 'Woorden van Bo',
    description: '',
    website: 'https://bo.be/',
    versie: fieldOn(page, 'versie')!,
    'kies:summary/nl': 'before',
    'kies:description/nl': 'before',
    'kies:website': 'after',
  };
  expect((await pages.post(bo, `${path}/kies`, choice)).status).toBe(303);
  const after = await html(bo, path);
  expect(after).toContain('Woorden van An');
  expect(after).toContain('Alles van An');
  expect(fieldOn(after, 'website')).toBe('https://bo.be/');
});

test('a save reads its project once and asks the database little, by the form and by a choice between two texts', async () => {
  const { store, statements } = countingStore(fresh.store);
  const site = makeDeliverSite(store);
  const teller = await site.addPerson('Tel', [{ role: 'promoter', organisation: lead }]);
  const path = `${await begin('Geteld')}/gemeenten`;
  const versie = await versionOn(path);
  for (const [address, code] of [
    [path, '71001'],
    [`${path}/kies`, '71004'],
  ] as const) {
    statements.length = 0;
    const fields = { versie: String(Number(versie) + 1), 'municipalities[]': [code] };
    expect((await site.post(teller, address, fields)).status).toBe(303);
    expect(statements.filter((each) => each.includes(`'slug', slug, 'stage', stage`))).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(12);
  }
});

test('a choice made too late becomes a new choice', async () => {
  const draft = await begin('Te laat gekozen');
  const path = `${draft}/gemeenten`;
  const versie = await versionOn(path);
  await pages.post(an, path, { versie, 'municipalities[]': ['71001'] });
  const late = await pages.post(bo, path, { versie, 'municipalities[]': ['71004'] });
  const shown = fieldOn(await late.text(), 'versie')!;
  await pages.post(an, path, { versie: shown, 'municipalities[]': ['71001', '71002'] });
  const again = await pages.post(bo, `${path}/kies`, {
    versie: shown,
    'municipalities[]': ['71004'],
    'kies:municipalities': 'after',
  });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('As en Beringen');
});

test('versions stand side by side, with what was added and struck out said in words', async () => {
  const draft = await begin('Versies');
  const path = `${draft}/waarover`;
  const texts = { title: 'Versies', themes: '', plannedStart: '', plannedEnd: '', website: '', description: '' };
  await pages.post(an, path, { ...texts, versie: await versionOn(path), summary: 'Een oude zin' });
  pages.wait(20);
  await pages.post(an, path, { ...texts, versie: await versionOn(path), summary: 'Een nieuwe zin' });
  const slug = draft.split('/')[2]!;
  expect(await html(an, `/projecten/${slug}/versies`)).toContain('Versie 3');
  const compared = await html(an, `/projecten/${slug}/versies/vergelijk?van=2&tot=3`);
  expect(compared).toMatch(/<del>.*geschrapt:.*oude.*<\/del>/);
  expect(compared).toMatch(/<ins>.*toegevoegd:.*nieuwe.*<\/ins>/);
  expect((await pages.get(an, `/projecten/${slug}/versies/vergelijk?van=2&tot=99`)).status).toBe(404);
});

test('remarks on a section are read by those who write and guide it', async () => {
  const draft = await begin('Met opmerking');
  const path = `${draft}/risicos`;
  expect((await pages.post(guide, `${path}/opmerking`, { opmerking: ' ' })).status).toBe(422);
  const long = await pages.post(guide, `${path}/opmerking`, { opmerking: 'Te lang. '.repeat(500) });
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('Te lang. Te lang.');
  expect((await pages.post(guide, `${path}/opmerking`, { opmerking: 'Denk aan vervoer.' })).status).toBe(303);
  expect(await html(bo, path)).toContain('Denk aan vervoer.');
  expect(await html(an, draft)).toContain('1 open opmerking');
});

test('who guides the plan reads a draft but finds nothing to save it with', async () => {
  const draft = await begin('Alleen lezen');
  expect(await html(guide, `${draft}/waarover`)).not.toContain('name="dan"');
  expect((await pages.post(guide, `${draft}/waarover`, { title: 'Overgenomen' })).status).toBe(403);
});

test('a colleague at a partner is asked to write along and gets a message; anybody else is not', async () => {
  const draft = await begin('Met collega');
  const slug = draft.split('/')[2]!;
  const eva = await pages.addPerson('Eva', [{ role: 'member', organisation: partner }]);
  const ask = () => pages.post(an, `/projecten/${slug}/auteurs`, { adres: 'Eva@example.org' });
  expect((await ask()).status).toBe(422);
  const path = `${draft}/partners`;
  await pages.post(an, path, {
    versie: await versionOn(path),
    'partners.0.organisation': lead,
    'partners.0.role': 'lead',
    'partners.1.organisation': partner,
    'partners.1.role': 'participating',
  });
  expect((await ask()).status).toBe(303);
  expect(pages.mails.at(-1)).toMatchObject({ to: 'eva@example.org', text: expect.stringContaining(draft) });
  expect(await html(eva, '/mijn-werk/projecten')).toContain('Met collega');
  expect((await ask()).status).toBe(422);
});

test('another’s draft is out of reach, at every address and for every form', async () => {
  const draft = await begin('Niet voor Cy');
  const slug = draft.split('/')[2]!;
  const routes = draftRoutes({} as never).filter(({ path }) => path.includes(':slug'));
  expect(routes.length).toBeGreaterThan(8);
  for (const { method, path } of routes) {
    const address = path.replace(':slug', slug).replace(':sectie', 'waarover').replace(':opmerking', 'x');
    const ask = (who: Person | undefined) =>
      method === 'GET' ? pages.get(who, address) : pages.post(who, address, { title: 'Gekaapt', versie: '99' });
    const refused = await ask(stranger);
    // Not even that it is there: an address without a project answers the same.
    expect([address, refused.status]).toEqual([address, 404]);
    expect(await refused.text()).not.toContain('Niet voor Cy');
    const sentAway = await ask(undefined);
    expect(sentAway.headers.get('location')).toContain('/aanmelden');
  }
  expect(await html(an, draft)).toContain('Niet voor Cy');
});

test('what was judged of a period is refused by the name of its field, with nothing typed lost', async () => {
  const slug = await completeProject(fresh.store, an, { title: 'Vergrendeld', lead, partner });
  await fresh.store.as(systemAccess, (database) =>
    sql`update result_period set state = 'locked', actual = 5
      where project_id = (select id from project where slug = ${slug})`.execute(database),
  );
  const path = `/projecten/${slug}/bewerk/resultaten`;
  const page = await html(an, path);
  expect(page).toContain('Deze periode is vergrendeld');
  expect(page).toMatch(/<option value="less">\s*minder is beter/);
  const period = 'results.0.indicators.0.periods.0';
  const fields = {
    versie: fieldOn(page, 'versie')!,
    'results.0.id': fieldOn(page, 'results.0.id')!,
    'results.0.kind': 'outcome',
    'results.0.title': 'Meer jongeren aan een job',
    'results.0.indicators.0.id': fieldOn(page, 'results.0.indicators.0.id')!,
    'results.0.indicators.0.title': 'Jongeren met een job',
    'results.0.indicators.0.measure': 'unit',
    'results.0.indicators.0.baselineYear': '2026',
    'results.0.indicators.0.baselineValue': '0',
    [`${period}.id`]: fieldOn(page, `${period}.id`)!,
    [`${period}.start`]: '2027-01-01',
    [`${period}.end`]: '2027-12-31',
    [`${period}.target`]: '120',
  };
  const changed = await pages.post(an, path, { ...fields, [`${period}.target`]: '60' });
  expect(changed.status).toBe(422);
  const told = await changed.text();
  expect(told).toContain(`href="#veld-${period}.target"`);
  expect(told).toContain('deze periode is vergrendeld');
  expect(fieldOn(told, `${period}.target`)).toBe('60');
  expect(fieldOn(told, 'results.0.title')).toBe('Meer jongeren aan een job');
  const split = { [`${period}.parts.0.dimension`]: 'geslacht', [`${period}.parts.0.category`]: 'vrouw' };
  expect((await pages.post(an, path, { ...fields, ...split })).status).toBe(422);
  expect((await pages.post(an, path, fields)).status).toBe(303);
});

test('a draft is deleted by its author after a question, not by a colleague', async () => {
  const draft = await begin('Weg ermee');
  const path = draft.replace('/bewerk', '/verwijder');
  expect(await html(an, path)).toContain('Verwijder voorgoed');
  expect(await html(bo, path)).not.toContain('Verwijder voorgoed');
  expect((await pages.post(bo, path, {})).status).toBe(409);
  expect((await pages.post(an, path, {})).headers.get('location')).toBe('/mijn-werk/projecten');
  expect((await pages.get(an, draft)).status).toBe(404);
});
