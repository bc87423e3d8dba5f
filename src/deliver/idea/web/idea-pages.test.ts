import { deliveringOn } from '../../../../test/deliver/delivering.ts';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOrganisation, addPerson } from '../../../../test/deliver/cast.ts';
import { deliverSite, planContextOf, shippedPlan, type DeliverSite } from '../../../../test/deliver/idea-site.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { visitor, type Actor, type Person } from '../../../wing/actor.ts';
import { locales } from '../../../foundation/locale.ts';
import { systemAccess } from '../../../store/access.ts';
import type { Route } from '../../../wing/route.ts';
import { ideaRoutes } from './idea-routes.ts';
import { ideasOnMyWork } from './my-ideas.tsx';

let fresh: FreshStore;
let site: DeliverSite;
let bakery: string;
let workshop: string;
let an: Person;
let bo: Person;
let stranger: Person;
let manager: Person;

beforeAll(async () => {
  fresh = await makeFreshStore();
  const { store } = fresh;
  bakery = await addOrganisation(store, 'Bakkerij Brood', {
    kind: 'market',
    offers: ['Een oven'],
    municipality: '71016',
  });
  workshop = await addOrganisation(store, 'Maatwerk', {
    kind: 'social-economy',
    offers: ['Begeleiding'],
    seeks: ['Een oven'],
  });
  an = await addPerson(store, 'An Peeters');
  bo = await addPerson(store, 'Bo Claes', [{ role: 'promoter', organisation: bakery }]);
  stranger = await addPerson(store, 'Vi Maes');
  manager = await addPerson(store, 'Mo Jans', [{ role: 'programme-manager' }]);
  const delivering = deliveringOn(store, {
    plan: planContextOf(await shippedPlan()),
    now: () => new Date('2026-03-02T09:30:00Z'),
  });
  const desk: Route = {
    method: 'GET',
    path: '/mijn-werk',
    permission: 'signed-in',
    handle: async (visit) => {
      const body = (await ideasOnMyWork(visit)) ?? 'leeg';
      return { kind: 'page', title: 'Mijn werk', description: 'Mijn werk', body };
    },
  };
  site = deliverSite([...ideaRoutes(delivering), desk], store);
});
afterAll(() => fresh.drop());

async function htmlOf(answer: Promise<Response>): Promise<string> {
  return (await answer).text();
}

/** A proposal as the third step sends it. */
function proposal(title: string, more: Readonly<Record<string, string | readonly string[]>> = {}) {
  return { stap: '3', titel: title, samenvatting: 'Kort gezegd.', ...more };
}

async function propose(title: string, more = {}, who = an): Promise<string> {
  const answer = await site.post('/ideeen/nieuw', proposal(title, more), who);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location')!, 'http://localhost').pathname;
}

describe('looking around', () => {
  test('without ideas the page invites, in every language', async () => {
    const first = await Promise.all(
      locales.map((locale) => htmlOf(site.get(locale === 'nl' ? '/ideeen' : `/${locale}/ideeen`))),
    );
    expect(first[0]).toContain('Nog geen ideeën. Het jouwe kan het eerste zijn.');
    expect(first[1]).toContain('No ideas yet. Yours can be the first.');
    expect(first[2]).toContain('Pas encore d’idées.');
  });

  test('ideas are found, narrowed down and paged by addresses alone', async () => {
    for (let count = 1; count <= 13; count += 1) {
      await propose(`Zwemmen nummer ${count}`, { acties: ['A11.2'], themas: count === 1 ? 'Sport, water' : 'water' });
    }
    const all = await htmlOf(site.get('/ideeen?zoek=zwem'));
    expect(all).toContain('13 ideeën gevonden');
    expect(all).toContain('href="/ideeen?zoek=zwem&amp;blz=2"');
    expect(await htmlOf(site.get('/ideeen?zoek=zwem&blz=2'))).toContain('Blz. 2 van 2');
    const sport = await htmlOf(site.get('/ideeen?zoek=zwemmen&thema=sport&ambitie=11'));
    expect(sport).toContain('1 idee gevonden');
    expect(sport).toContain('href="/ideeen?zoek=zwemmen&amp;ambitie=11"');
    expect(await htmlOf(site.get('/ideeen?ambitie=99&actie=x&gemeente=y&blz=-3'))).toContain('13 ideeën gevonden');
    expect(await htmlOf(site.get('/en/ideeen?zoek=zwemme'))).toContain('ideas found');
  });

  test('the newest ideas can be followed', async () => {
    await propose('Volg <mij>');
    const answer = await site.get('/en/ideeen/feed.xml');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('inline');
    const feed = await answer.text();
    expect(feed).toContain('<title>Volg &lt;mij&gt;</title>');
    expect(feed).toContain('href="/en/ideeen/volg-mij"');
  });
});

describe('proposing', () => {
  test('a visitor is asked to sign in, and comes back to the form', async () => {
    const answer = await site.get('/ideeen/nieuw');
    expect(answer.headers.get('location')).toBe('/aanmelden?terug=%2Fideeen%2Fnieuw');
  });

  test('each step keeps what was typed in the others, forward and back', async () => {
    const first = await site.post(
      '/ideeen/nieuw',
      { stap: '1', titel: 'Naaien', samenvatting: '<b>Samen</b> naaien' },
      an,
    );
    const second = await first.text();
    expect(second).toContain('Stap 2 van 3');
    expect(second).toContain('<input type="hidden" name="titel" value="Naaien"/>');
    const back = await htmlOf(
      site.post(
        '/ideeen/nieuw',
        { stap: '2', naar: 'terug', titel: 'Naaien', samenvatting: '<b>Samen</b> naaien', acties: ['A11.1', 'A11.2'] },
        an,
      ),
    );
    expect(back).toContain('Stap 1 van 3');
    expect(back).toContain('&lt;b&gt;Samen&lt;/b&gt; naaien');
    expect(back).toContain('<input type="hidden" name="acties" value="A11.2"/>');
  });

  test('what is missing is said at the top with a link to the field, and nothing typed is lost', async () => {
    const answer = await site.post('/ideeen/nieuw', { stap: '1', titel: ' ', samenvatting: 'Mijn zin' }, an);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('<a href="#veld-titel">Geef je idee een titel.</a>');
    expect(html).toContain('Mijn zin');
    const late = await htmlOf(site.post('/ideeen/nieuw', proposal('', { noden: 'een bus' }), an));
    expect(late).toContain('Stap 1 van 3');
    expect(late).toContain('<input type="hidden" name="noden" value="een bus"/>');
    const foreign = await site.post('/ideeen/nieuw', proposal('Vals', { organisatie: bakery }), an);
    expect(await foreign.text()).toContain('Kies een organisatie waar je bij hoort');
  });

  test('the idea then stands there with who proposed it, its needs, and organisations that fit with why', async () => {
    const path = await propose('Brood bakken met buren', {
      tekst: 'Eerste alinea.\n\nZie https://voorbeeld.be/a?b=1. <script>alert(1)</script> javascript:alert(1)',
      noden: 'een grote oven\nmeel',
      soorten: ['market'],
      gemeenten: ['71016'],
    });
    const html = await htmlOf(site.get(`${path}?nieuw=1`, an));
    expect(html).toContain('Je idee staat erop');
    expect(html).toContain('An Peeters');
    expect(html).toContain('<li>een grote oven</li>');
    expect(html).toContain('biedt “oven”, en dat is nodig; past bij wie gezocht wordt: bedrijven; zit in Genk');
    expect(html).toContain('<a href="https://voorbeeld.be/a?b=1" rel="nofollow ugc noopener noreferrer">');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)');
    expect(html).not.toContain('<script>alert');
    const seen = await htmlOf(site.get(path));
    expect(seen).not.toContain('An Peeters');
    expect(seen).toContain('Iemand met een account');
    expect(await htmlOf(site.get(`/fr${path}`))).toContain('lang="nl"');
  });
});

describe('editing', () => {
  test('only who wrote it, its organisation or a manager gets the form', async () => {
    const path = await propose('Van mij');
    expect((await site.get(`${path}/bewerk`, an)).status).toBe(200);
    expect((await site.get(`${path}/bewerk`, manager)).status).toBe(200);
    expect((await site.get(`${path}/bewerk`, stranger)).status).toBe(403);
    expect((await site.post(`${path}/bewerk`, { versie: '1', titel: 'x', samenvatting: 'x' }, stranger)).status).toBe(
      403,
    );
    expect((await site.get(`${path}/bewerk`)).status).toBe(302);
    expect((await site.get('/ideeen/bestaat-niet/bewerk', an)).status).toBe(404);
  });

  test('two who edit at once lose nothing: the second sees both, and may save over it knowingly', async () => {
    const path = await propose('Twee schrijvers');
    const save = (versie: string, titel: string, who: Person) =>
      site.post(`${path}/bewerk`, { versie, titel, samenvatting: 'Kort gezegd.' }, who);
    expect((await save('1', 'Van de eerste', an)).status).toBe(303);
    const second = await save('1', 'Van de tweede', manager);
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain('Iemand anders wijzigde dit idee intussen');
    expect(html).toContain('Van de eerste');
    expect(html).toContain('value="Van de tweede"');
    expect(html).toContain('<input type="hidden" name="versie" value="2"/>');
    // Mending a field is not knowing what others saved.
    const untitled = await (await save('1', '', manager)).text();
    expect(untitled).toContain('<input type="hidden" name="versie" value="1"/>');
    expect((await save('2', 'Van de tweede', manager)).status).toBe(303);
    expect(await htmlOf(site.get(path, an))).toContain('Mo Jans wijzigde de tekst.');
  });

  test('a translation stands beside the original', async () => {
    const path = await propose('Taal leren');
    await site.post(`/en${path}/bewerk`, { versie: '1', titel: 'Learn language', samenvatting: 'In short.' }, an);
    expect(await htmlOf(site.get(`/en${path}`))).toContain('Learn language');
    expect(await htmlOf(site.get(path))).toContain('Taal leren');
  });
});

describe('joining', () => {
  test('an organisation says that it would lead, with what it brings, and takes it back', async () => {
    const path = await propose('Zaal zoekt buurt');
    const nothing = await site.post(`${path}/partner`, { organisatie: bakery, inbreng: 'een zaal' }, bo);
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain('een zaal</textarea>');
    const answer = await site.post(`${path}/partner`, { organisatie: bakery, rol: 'lead', inbreng: 'Een zaal.' }, bo);
    expect(answer.headers.get('location')).toBe(`${path}#partners`);
    const html = await htmlOf(site.get(path));
    expect(html).toContain('wil trekken');
    expect(html).toContain('Een zaal.');
    expect((await site.post(`${path}/partner`, { organisatie: workshop, rol: 'lead' }, bo)).status).toBe(422);
    expect((await site.post(`${path}/partner`, { organisatie: bakery, rol: 'lead' }, stranger)).status).toBe(403);
    await site.post(`${path}/partner`, { organisatie: bakery, rol: 'none' }, bo);
    expect(await htmlOf(site.get(path))).toContain('Nog niemand. Wees de eerste.');
    expect(await htmlOf(site.get(path, bo))).toContain('Bo Claes liet weten dat Bakkerij Brood toch niet meedoet.');
  });

  test('one step makes a draft project of it and leads to where it is written, that others do not see', async () => {
    const path = await propose('Wordt een project');
    expect((await site.post(`${path}/project`, { trekker: bakery }, bo)).status).toBe(422);
    await site.post(`${path}/partner`, { organisatie: bakery, rol: 'lead' }, bo);
    expect((await site.post(`${path}/project`, { trekker: bakery }, stranger)).status).toBe(403);
    const answer = await site.post(`${path}/project`, { trekker: bakery }, bo);
    expect(answer.headers.get('location')).toBe('/projecten/wordt-een-project/bewerk');
    expect(await htmlOf(site.get(path, bo))).toContain('href="/projecten/wordt-een-project"');
    const seen = await htmlOf(site.get(path));
    expect(seen).toContain('Dit idee werd een project');
    expect(seen).not.toContain('/projecten/wordt-een-project');
    expect((await site.post(`${path}/partner`, { organisatie: bakery, rol: 'participating' }, bo)).status).toBe(422);
  });

  test('ideas and firms are suggested to an organisation, to its own people only', async () => {
    await propose('Oven gezocht', { noden: 'een oven' });
    const html = await htmlOf(site.get('/ideeen/voor/bakkerij-brood', bo));
    expect(html).toContain('Er is nood aan “oven”, en dat bied je');
    expect(html).toContain('Sociale economie voor jullie');
    expect(html).toContain('Zoekt “oven”, en dat bied je');
    expect((await site.get('/ideeen/voor/bakkerij-brood', stranger)).status).toBe(403);
    expect((await site.get('/ideeen/voor/nergens', stranger)).status).toBe(404);
    expect((await site.get('/ideeen/voor/bakkerij-brood')).status).toBe(302);
  });
});

describe('moderation', () => {
  test('a hidden idea is gone for others; its proposer sees why, and the trail keeps it', async () => {
    const path = await propose('Reclame voor mezelf');
    expect((await site.post(`${path}/verberg`, { reden: 'x' }, stranger)).status).toBe(403);
    expect((await site.post(`${path}/verberg`, { reden: ' ' }, manager)).status).toBe(422);
    await site.post(`${path}/verberg`, { reden: 'Dit is reclame.' }, manager);
    expect((await site.get(path)).status).toBe(404);
    expect((await site.get(path, stranger)).status).toBe(404);
    expect(await htmlOf(site.get(path, an))).toContain('De reden: Dit is reclame.');
    expect(await htmlOf(site.get(path, an))).toContain('Mo Jans verborg dit idee. De reden: Dit is reclame.');
    expect(await htmlOf(site.get('/ideeen?zoek=reclame'))).toContain('Geen idee gevonden');
    await site.post(`${path}/toon`, {}, manager);
    expect((await site.get(path)).status).toBe(200);
  });
});

describe('what is private', () => {
  async function idOf(table: 'idea_question' | 'idea_contact'): Promise<string> {
    return fresh.store.as<unknown, string>(systemAccess, async (database: Kysely<unknown>) => {
      const order = table === 'idea_question' ? sql.ref('created_at') : sql.ref('asked_at');
      // Exchanges are seen by their two people only: not even the program reads them.
      const { rows } = await sql<{
        id: string;
      }>`select id from ${sql.table(table)} order by ${order} desc limit 1`.execute(database);
      return rows[0]?.id ?? '';
    });
  }

  test('a private question and its answer reach the two, and nobody else by any page', async () => {
    const path = await propose('Met een geheim');
    const asked = await site.post(`${path}/vraag`, { vraag: 'Heel geheim?', lezers: 'private' }, bo);
    expect(asked.status).toBe(303);
    const question = await idOf('idea_question');
    await site.post(`${path}/vraag/${question}/antwoord`, { [`antwoord-${question}`]: 'Zeer geheim.' }, an);
    for (const reader of [an, bo, manager]) {
      const html = await htmlOf(site.get(path, reader));
      expect(html).toContain('Heel geheim?');
      expect(html).toContain('Zeer geheim.');
    }
    for (const reader of [visitor, stranger] satisfies Actor[]) {
      for (const address of [path, `/en${path}`, `${path}?vragen=1`, '/ideeen?zoek=geheim', '/ideeen/feed.xml']) {
        expect(await htmlOf(site.get(address, reader))).not.toMatch(/Heel geheim|Zeer geheim/);
      }
    }
    const forced = await site.post(
      `${path}/vraag/${question}/antwoord`,
      { [`antwoord-${question}`]: 'Ik ook' },
      stranger,
    );
    expect(forced.status).toBe(403);
    expect(await forced.text()).not.toContain('geheim?');
    expect((await site.post(`${path}/vraag/${question}/verberg`, {}, stranger)).status).toBe(403);
  });

  test('an empty answer comes back beside its question, and nothing is lost', async () => {
    const path = await propose('Vraag maar');
    const empty = await site.post(`${path}/vraag`, { vraag: '', lezers: 'public' }, bo);
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('<a href="#veld-vraag">Schrijf je vraag.</a>');
    await site.post(`${path}/vraag`, { vraag: 'Mag iedereen?', lezers: 'public' }, bo);
    const question = await idOf('idea_question');
    const answer = await site.post(`${path}/vraag/${question}/antwoord`, { [`antwoord-${question}`]: ' ' }, an);
    expect(await answer.text()).toContain(`href="#veld-antwoord-${question}"`);
    expect(await htmlOf(site.get(path))).toContain('Mag iedereen?');
    expect(await htmlOf(site.get(path))).not.toContain('Bo Claes');
  });

  test('an e-mail address is shown to two people once both agree, until one of them stops', async () => {
    const path = await propose('Wie belt wie');
    expect(await htmlOf(site.get(path, bo))).toContain('Vraag het');
    const asked = await site.post(`${path}/contact`, { wie: 'indiener', namens: bakery, bericht: 'Een praatje?' }, bo);
    expect(asked.headers.get('location')).toBe('/contacten');
    expect((await site.post(`${path}/contact`, { wie: 'indiener' }, bo)).status).toBe(422);
    const waiting = await htmlOf(site.get('/contacten', an));
    expect(waiting).toContain('Bo Claes van Bakkerij Brood vraagt om contactgegevens te delen.');
    expect(waiting).toContain('Een praatje?');
    expect(waiting).not.toContain('bo.claes@example.org');
    const step = /action="(\/contacten\/[^"]+)"/.exec(waiting)?.[1] ?? '';
    expect((await site.post(step, { stap: 'ja' }, bo)).status).toBe(409);
    expect((await site.post(step, { stap: 'ja' }, stranger)).status).toBe(409);
    expect((await site.post(step, { stap: 'ja' }, an)).status).toBe(303);
    expect(await htmlOf(site.get('/contacten', an))).toContain('bo.claes@example.org');
    expect(await htmlOf(site.get('/contacten', bo))).toContain('an.peeters@example.org');
    for (const reader of [stranger, manager]) {
      for (const address of ['/contacten', path, '/ideeen']) {
        expect(await htmlOf(site.get(address, reader))).not.toContain('@example.org');
      }
    }
    expect(await htmlOf(site.get('/contacten', an))).toContain('zien elkaars naam en e-mailadres');
    expect((await site.post(step, { stap: 'stop' }, bo)).status).toBe(303);
    for (const reader of [an, bo]) {
      const html = await htmlOf(site.get('/contacten', reader));
      expect(html).not.toContain('@example.org');
      expect(html).toContain('Bo Claes stopte met het delen van contactgegevens met An Peeters.');
    }
    expect((await site.post(step, { stap: 'gek' }, an)).status).toBe(404);
  });

  test('nobody can be asked but those whom the page names', async () => {
    const path = await propose('Niet zomaar');
    for (const wie of [stranger.id, workshop, '', 'x']) {
      expect((await site.post(`${path}/contact`, { wie }, bo)).status).toBe(422);
    }
    expect((await site.post(`${path}/contact`, { wie: 'indiener', namens: workshop }, bo)).status).toBe(422);
    expect(await htmlOf(site.get(path, an))).not.toContain('Vraag om contactgegevens');
  });
});

test('many questions stand on pages of ten, the latest first', async () => {
  const path = await propose('Tellen');
  for (let count = 0; count < 12; count += 1) {
    await site.post(`${path}/vraag`, { vraag: `Vraag ${count}?`, lezers: 'public' }, bo);
  }
  const html = await htmlOf(site.get(path));
  expect(html.match(/id="vraag-/g)).toHaveLength(10);
  expect(html).toContain(`href="${path}?vragen=2#vragen"`);
  expect(await htmlOf(site.get(`${path}?vragen=2`))).toContain('Vraag 0?');
});

test('the own desk says which questions and exchanges wait for an answer', async () => {
  const owner = await addPerson(fresh.store, 'Eigen Aar');
  expect(await htmlOf(site.get('/mijn-werk', owner))).toContain('leeg');
  const path = await propose('Op mijn bureau', {}, owner);
  await site.post(`${path}/vraag`, { vraag: 'Hoe?', lezers: 'private' }, bo);
  await site.post(`${path}/contact`, { wie: 'indiener', namens: bakery }, bo);
  const html = await htmlOf(site.get('/mijn-werk', owner));
  expect(html).toContain('Iemand vraagt om contactgegevens te delen');
  expect(html).toContain('1 vraag over je idee wacht op antwoord');
  expect(await htmlOf(site.get('/mijn-werk', bo))).toContain('href="/ideeen/voor/bakkerij-brood"');
});
