import { deliveringOn } from '../../../../test/deliver/delivering.ts';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountParts, makeAccountSite, type AccountSite } from '../../../../test/account/account-site.ts';
import { limburgFolder, openedPlan } from '../../../../test/release/built-release.ts';
import { countingStore } from '../../../../test/store/counting-store.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { addRoutes } from '../../../house/door.ts';
import { organisations } from '../../../account/organisation/organisation-store.ts';
import { accountRoutes } from '../../../account/web/routes.ts';
import { planContextOf } from '../../../measure/plan-context.ts';
import { countedUnitOf } from '../contribution.ts';
import { createMeasureSite } from '../../../measure/web/site.tsx';
import { systemAccess } from '../../../store/access.ts';
import { keepParticipants } from '../participation-store.ts';
import { followPortfolio, type FollowedPortfolio } from '../portfolio-store.ts';
import { portfolioChapters } from '../../report/chapter-store.ts';
import { addShippedProjects, readProjectFile } from '../shipped-projects-store.ts';
import type { ShippedProjects } from '../shipped-projects.ts';
import { projectsBeside } from './beside.tsx';
import { besideVersion } from '../../../wing/beside.ts';
import { portfolioRoutes } from './routes.ts';

const release = await openedPlan(limburgFolder);
const unitOf = countedUnitOf(planContextOf(() => release));
const now = new Date('2026-11-25T08:00:00Z');

let fresh: FreshStore;
let portfolio: FollowedPortfolio;
let shipped: ShippedProjects;
let house: AccountSite;
let visitor: ReturnType<AccountSite['browser']>;

beforeAll(async () => {
  fresh = await makeFreshStore();
  const { plan, geography } = release;
  const known = {
    actions: plan.ambitions.flatMap(({ actions }) => actions.map(({ id }) => id)),
    groups: plan.groups.map(({ id }) => id),
    municipalities: geography.ofKind('municipality').map(({ code }) => code),
  };
  const file = await readProjectFile(limburgFolder, known);
  if (!file.ok) return expect.fail(JSON.stringify(file.problems));
  shipped = file.value;
  await addShippedProjects(fresh.store, shipped, { organisations, newId: randomUUID, now });
  await addInvented();
  portfolio = await followPortfolio({
    store: fresh.store,
    plan: () => plan,
    now: () => now,
    onError: (error) => expect.fail(String(error)),
    unitOf,
  });
  const { together } = deliveringOn(fresh.store);
  const delivering = deliveringOn(fresh.store, {
    plan: planContextOf(() => release),
    portfolio,
    programme: shipped.programme!,
    now: () => today,
    together: { ...together, beside: () => [{ project: async () => 'Een andere vleugel zegt dit' }] },
  });
  const parts = { ...accountParts, together: { ...accountParts.together, beside: () => [besideFigures()] } };
  house = makeAccountSite(fresh.store, {
    routes: (accounts) => [...portfolioRoutes(delivering), ...accountRoutes(accounts, parts)],
  });
  visitor = house.browser();
}, 60_000);
afterAll(async () => {
  await portfolio.close();
  await fresh.drop();
});

const today = new Date('2026-11-25T09:00:00Z');

const run = (statement: string) =>
  fresh.store.as<unknown, readonly Readonly<Record<string, unknown>>[]>(
    systemAccess,
    async (database) => (await sql.raw<Readonly<Record<string, unknown>>>(statement).execute(database)).rows,
  );

/** A project with everything, one that runs late, and a draft that only insiders see. */
async function addInvented(): Promise<void> {
  await run(`
    insert into project (slug, stage, title, summary, actions, groups, themes, municipalities, planned_start, planned_end,
      actual_end, labelled_on, published_at) values
      ('taal-op-de-vloer', 'labelled', '{"nl": "Taal op de werkvloer"}', '{"nl": "Nieuwkomers leren Nederlands terwijl ze werken."}',
        '{A11.2,A12.1}', '{migration-background}', '{taal}', '{71016,71072}', '2024-01-01', '2027-12-31', null, '2024-09-24', now()),
      ('sterk-thuis', 'labelled', '{"nl": "Sterk in de zorg thuis"}', '{"nl": "Mensen leren zorgen."}', '{A12.1}', '{}', '{zorg}',
        '{71072}', '2022-01-01', '2024-12-31', '2024-12-31', '2022-06-29', now()),
      ('traag', 'labelled', '{"nl": "Traag op weg"}', '{"nl": "Loopt uit."}', '{A11.2}', '{}', '{}', '{71072}', '2022-01-01',
        '2025-01-01', null, '2022-06-29', now()),
      ('geheim-ontwerp', 'draft', '{"nl": "Geheim ontwerp"}', '{"nl": "Nog niet klaar."}', '{A11.2}', '{}', '{}', '{71072}', null,
        null, null, null, null)`);
  await run(`update project set website = 'https://taal.example/', contact_address = 'taal@voorbeeld.example'
    where slug = 'taal-op-de-vloer'`);
  await run(`
    insert into budget_line (project_id, label, source, planned, committed, paid)
      select id, '=HYPERLINK("x")', 'esf-plus', 200000, 150000, null::numeric from project where slug = 'taal-op-de-vloer'
      union all select id, 'Eigen inbreng', 'own', 50000, null::numeric, null::numeric from project where slug = 'taal-op-de-vloer'`);
  await run(`
    insert into milestone (project_id, title, due, done_on)
      select id, 'Eerste groep', '2024-06-01'::date, '2024-06-10'::date from project where slug = 'taal-op-de-vloer'`);
  await run(`
    insert into risk (project_id, title, likelihood, impact, response)
      select id, 'Te weinig lesgevers', 4, 4, 'Samenwerken' from project where slug = 'taal-op-de-vloer'`);
  await run(`
    with own as (insert into organisation (slug, name, kind, confirmed_at)
      values ('jan-peeters', 'Jan Peeters', 'market', now()) returning id)
    insert into project_partner (project_id, organisation_id, role, natural_person)
      select project.id, own.id, 'lead', true from own, project where slug in ('traag', 'sterk-thuis')`);
  await run(`update project set published_at = '2024-11-25T08:00:00Z' where slug = 'traag'`);
  await run(`update project set published_at = '2024-11-26T08:00:00Z' where slug = 'sterk-thuis'`);
  for (const slug of ['taal-op-de-vloer', 'sterk-thuis']) {
    await run(`
      with outcome as (insert into result (project_id, kind, title)
        select id, 'outcome', 'Mensen leren' from project where slug = '${slug}' returning id, project_id),
      measured as (insert into result_indicator (project_id, result_id, title, measure, plan_indicator, baseline_year, baseline_value)
        select project_id, id, 'Deelnemers', 'unit', 'adult-learning-4w-25-64', 2023, 0 from outcome returning id, project_id)
      insert into result_period (project_id, indicator_id, start_day, end_day, state, target, actual)
        select project_id, id, '2024-01-01'::date, '2024-12-31'::date, 'approved', 100, ${slug === 'sterk-thuis' ? 220 : 120} from measured
        union all select project_id, id, '2025-01-01', '2025-12-31', 'open', 300, 999 from measured`);
  }
}

test('a page tells nobody who comes along of lines of money, risks and what nobody approved', async () => {
  const page = await visitor.text('/projecten/taal-op-de-vloer');
  expect(page).toContain('150.000');
  for (const kept of ['HYPERLINK', 'Eigen inbreng', 'Te weinig lesgevers', 'Samenwerken', '999']) {
    expect([kept, page.includes(kept)]).toEqual([kept, false]);
  }
});

test('two years after a project was published neither its page, nor search nor a report names its natural persons', async () => {
  expect(await visitor.text('/projecten/sterk-thuis')).toContain('Jan Peeters');
  expect(await visitor.text('/projecten/traag')).not.toContain('Jan Peeters');
  const found = await visitor.text('/projecten?zoek=peeters');
  expect(found).toContain('Sterk in de zorg thuis');
  expect(found).not.toContain('Traag op weg');
  const chapters = portfolioChapters(fresh.store, () => '2026-11-25');
  const told = JSON.stringify(await chapters({ kind: 'municipality', code: '71072' }, 'nl'));
  expect(told).toContain('Traag op weg');
  expect(told.match(/Jan Peeters/g)).toHaveLength(1);
});

test('the explorer finds by stem, forgives a slip of the pen, and says when it does', async () => {
  const exact = await visitor.text('/projecten?zoek=nieuwkomer');
  expect(exact).toContain('Eén project past bij je keuze');
  expect(exact).toContain('Taal op de werkvloer');
  const slip = await visitor.text('/projecten?zoek=werkvloir');
  expect(slip).toContain('Niets past precies bij “werkvloir”');
  expect(slip).toContain('Taal op de werkvloer');
  const nothing = await visitor.text('/projecten?zoek=xyzzyq');
  expect(nothing).toContain('Geen project past bij alles wat je koos');
});

test('facets count what one would find by choosing them; choices of one kind widen, of several narrow', async () => {
  const two = await visitor.text('/projecten?gemeente=71072&gemeente=71004');
  expect(two).toContain('4 projecten passen bij je keuze');
  const late = await visitor.text('/projecten?gemeente=71072&status=delayed');
  expect(late).toContain('Eén project past bij je keuze');
  expect(late).toContain('Traag op weg');
  // Of the other statuses it says how many there are in that municipality, of municipalities how many run late.
  expect(late).toContain('klaar (1)');
  expect(late).toContain('Hasselt (1)');
  expect(late).not.toContain('Genk (');
});

test('the whole state stands in the address and comes back in the form', async () => {
  const page = await visitor.text('/projecten?zoek=taal&ambitie=11&volgorde=titel&weergave=tijdlijn');
  expect(page).toMatch(/<input[^>]*name="zoek"[^>]*value="taal"/);
  expect(page).toMatch(/name="ambitie" value="11" checked/);
  expect(page).toMatch(/<option value="titel" selected/);
  expect(page).toMatch(/name="weergave" value="tijdlijn"/);
  expect(page).toContain('class="timeline__bar');
  expect(page).toContain('id="tijdlijn-tabel"');
});

test('the map counts where the work happens, says what is not known, and leads to the projects of a municipality', async () => {
  const page = await visitor.text('/projecten?weergave=kaart');
  expect(page).toContain('In 5 van de 38 gemeenten werkt een project');
  expect(page).toContain('Van 3 projecten is niet bekend waar ze werken');
  expect(page).toContain('href="/projecten?gemeente=71016"');
  expect(page).toContain('De kaart als lijst');
});

test('an address that means nothing shows all, and a page too far the last one', async () => {
  const page = await visitor.get(
    '/projecten?pagina=999&status=%01&trekker=geen-uuid&volgorde=zomaar&zoek=%27%22%3C(&weergave=x',
  );
  expect(page.status).toBe(200);
  expect((await visitor.get('/projecten?status=%00')).status).toBe(400);
  expect((await visitor.text('/projecten?pagina=77')).match(/project-list__item/g)).toHaveLength(9);
});

test('a draft is found and read by who may read drafts, by nobody else', async () => {
  expect(await visitor.text('/projecten?zoek=ontwerp')).not.toContain('Geheim ontwerp');
  expect((await visitor.get('/projecten/geheim-ontwerp')).status).toBe(404);
  const { browser } = await house.signedIn({ name: 'Mia', grants: [{ role: 'programme-manager' }] });
  expect(await browser.text('/projecten?fase=draft')).toContain('Geheim ontwerp');
  const draft = await browser.text('/projecten/geheim-ontwerp');
  expect(draft).toContain('Dit project is nog niet openbaar');
  expect(draft).toContain('href="/projecten/geheim-ontwerp/bewerk"');
  const { browser: judge } = await house.signedIn({ name: 'Tom', grants: [{ role: 'task-force' }] });
  expect(await judge.text('/projecten/geheim-ontwerp')).not.toContain('/bewerk"');
  const portfolioPage = await browser.text('/portefeuille');
  expect(portfolioPage).toContain('Eén project is nog niet openbaar');
  expect(portfolioPage).toContain('Te weinig lesgevers');
  expect(portfolioPage).toContain('Geld per project');
});

test('a project page says how it stands and why, its money by source, and what it reached, without what is not public', async () => {
  const page = await visitor.text('/projecten/taal-op-de-vloer');
  expect(page).toContain('op schema');
  expect(page).toContain('Tot vandaag is 1 mijlpaal gehaald, van 1');
  expect(page).toContain('De taskforce gaf dit project het label van het plan op 24 september 2024');
  expect(page).toContain('Europa: ESF+');
  expect(page).toContain('Een andere vleugel zegt dit');
  expect(page).toContain('betaald: niet bekend');
  expect(page).toContain('In 2024 120, doel 100');
  // A made-up amount, where no id of the page can hold it.
  expect(page).not.toMatch(/\b999\b(?!-)/);
  expect(page).not.toContain('Te weinig lesgevers');
  expect(page).not.toContain('HYPERLINK');
  expect(page).toContain('href="/indicatoren/adult-learning-4w-25-64"');
  expect(page).toContain('href="/volgen/projecten/taal-op-de-vloer"');
  expect(page).toContain('<a href="https://taal.example/">Website: taal.example</a>');
  expect(page).toContain('<a href="mailto:taal@voorbeeld.example">Contact: taal@voorbeeld.example</a>');
});

test('what is not known of a shipped project is said to be not known, and every fact has its source', async () => {
  const page = await visitor.text('/projecten/meer-doorstroom-uit-arbeidszorg');
  expect(page).toContain('nog niet gemeld');
  expect(page).toContain('Per bron is over het geld niets bekend');
  expect(page).toContain('In welke gemeenten dit project werkt, is niet bekend');
  expect(page).toContain('440 van de 920');
  expect(page).toMatch(/Bron: limburg\.be, 24 november 2021/);
  const french = await visitor.text('/fr/projecten/i-can');
  expect(french).toContain('Il s’agit de 800 Limbourgeois');
});

test('the portfolio says what share is finished or on schedule, and names who gets nothing', async () => {
  const page = await visitor.text('/portefeuille');
  // Of 3 projects nobody knows: what holds for the others is said in the sentence below, with how many these are.
  expect(page).toMatch(/<h1[^>]*>9 projecten voeren het plan uit</);
  expect(page).toContain('3 projecten zijn klaar of op schema, van de 4 waarvan we dat kunnen zeggen (75%)');
  expect(page).toContain('Van 3 projecten vonden we geen bron die zegt of ze het label kregen.');
  expect(page).toContain('Eén project hoort bij het plan ervoor.');
  expect(page).toContain('Op 24 september 2024 hadden in het hele plan 95 projecten het label (pomlimburg.be)');
  expect(page).toContain('Van 5 van de 38 gemeenten weten we dat er een project werkt');
  expect(page).toContain('Voeren');
  expect(page).not.toContain('Te weinig lesgevers');
  expect(page).not.toContain('Geld per project');
  await run(`update project set actual_end = '2026-01-01' where planned_end is null and actual_end is null`);
  await portfolio.refresh();
  expect(await visitor.text('/portefeuille')).toContain('9 op de 10 projecten zijn klaar of op schema');
  await run(`update project set actual_end = null where actual_end = '2026-01-01'`);
  await portfolio.refresh();
});

test('a project without a confirmed label is shown as what it is, on its page and among the others', async () => {
  expect(await visitor.text('/projecten/t2-campus')).toContain('Het label van dit plan kreeg het niet.');
  expect(await visitor.text('/projecten/i-can')).toContain('Dit project heeft het label van het plan.');
  expect(await visitor.text('/en/projecten/talent-academie-limburg')).toContain('No source that we found says whether');
  const all = await visitor.text('/projecten');
  expect(all.match(/Label niet bevestigd/g)).toHaveLength(3);
  expect(all.match(/Van het plan ervoor/g)).toHaveLength(1);
  expect(all).toContain('95 projecten het label');
});

test('an open round is named on the page of projects, and the way to the rounds stands there without one', async () => {
  expect(await visitor.text('/projecten')).toContain('<a href="/rondes">Oproepen voor projecten</a>');
  await run(`insert into round (slug, title, opens_at, closes_at) values
    ('open', '{"nl": "Voorjaar 2027"}', '2026-11-01', '2027-02-01'), ('toe', '{"nl": "Voorbij"}', '2025-01-01', '2025-02-01')`);
  const page = await visitor.text('/fr/projecten');
  expect(page).toContain('<a href="/fr/rondes/open" lang="nl">Voorjaar 2027</a>');
  expect(page).not.toContain('Voorbij');
  await run('delete from round');
});

test('files of the portfolio hold its tables; lines of projects are for who may see them, formulas made harmless', async () => {
  expect(await visitor.text('/portefeuille/gemeenten.csv')).toContain('71072;Hasselt;3\r\n');
  expect(await visitor.text('/en/portefeuille/stand.csv')).toContain('on schedule,1\r\n');
  expect(await visitor.text('/portefeuille/geld.csv')).toContain('Europa: ESF+;200000;150000;\r\n');
  expect((await visitor.get('/portefeuille/posten.csv')).status).toBe(302);
  const { browser } = await house.signedIn({ name: 'Stan', grants: [{ role: 'statistician' }] });
  expect(await browser.text('/portefeuille/posten.csv')).toContain(`"'=HYPERLINK(""x"")"`);
});

function besideFigures(): ReturnType<typeof projectsBeside> {
  return projectsBeside(portfolio.current, unitOf, shipped.initiatives);
}

/** Reads pages of the plan's figures, with the projects beside them. */
function publicSite(): (path: string) => Promise<string> {
  const beside = besideFigures();
  const site = createMeasureSite({
    release: () => release,
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => expect.fail(String(error)),
    beside: () => [beside],
    editionId: () => besideVersion([beside]),
  });
  return async (path) => (await site.app.request(path)).text();
}

test('every thing that projects work on leads to them, to few of them, and to no draft', async () => {
  const read = publicSite();
  const projectsOn = (html: string) => [
    ...new Set([...html.matchAll(/href="\/projecten\/([^"?]+)"/g)].map(([, slug]) => slug)),
  ];
  // Who reached most people comes first, then who began last.
  expect(projectsOn(await read('/'))).toEqual(['sterk-thuis', 'taal-op-de-vloer', 'traag']);
  expect(projectsOn(await read('/ambities/12'))).toEqual(['sterk-thuis', 'taal-op-de-vloer']);
  expect(projectsOn(await read('/gemeenten/beringen'))).toEqual(['talent-academie-limburg']);
  expect(projectsOn(await read('/indicatoren/adult-learning-4w-25-64'))).toEqual(['sterk-thuis', 'taal-op-de-vloer']);
  expect(projectsOn(await read('/groepen/migration-background'))).toEqual(['taal-op-de-vloer']);
  const line = await read('/ambities/11');
  const [, action = ''] = /id="A11\.2"(.*?)id="A11/s.exec(line) ?? [];
  expect(action).toContain('Projecten:');
  expect(projectsOn(action)).toEqual(['taal-op-de-vloer', 'traag', 'i-can']);
  expect(action).toContain('<a href="/projecten?actie=A11.2">en nog 1</a>');
  const [, empty = ''] = /id="A11\.1"(.*?)id="A11/s.exec(line) ?? [];
  expect(empty).toContain('Nog geen project werkt aan deze actie.');
  expect(await read('/ambities/10')).toContain('Op zaterdag ontdekken jongeren');
  expect(await read('/ambities/10')).toContain('De leerstoel liep van 2020 tot 2023');
  // What has no known label of the plan stands under its action, with its source, and is no project.
  expect(action).toContain('5 andere initiatieven in de provincie');
  expect(action).toMatch(/Lokaal Partnerschap Noord-Limburg\..*welzijnsregio\.be, 2024-02-29/);
  expect(await read('/fr/ambities/12')).toContain('Écosystème d’apprentissage autour du Thor Park');
});

test('an organisation leads to the projects it takes part in; a natural person is not followed through theirs', async () => {
  expect(await visitor.text('/organisaties/vdab')).toContain('href="/projecten/t2-campus"');
  expect(await visitor.text('/fr/organisaties/vdab')).toContain('href="/fr/projecten/t2-campus"');
  expect(await visitor.text('/organisaties/jan-peeters')).not.toContain('href="/projecten/');
});

test('people whom projects count twice are counted once where codes tell, else as a range that says why', async () => {
  const indicator = 'adult-learning-4w-25-64';
  expect(portfolio.current().contributions.get(indicator)).toEqual({
    kind: 'range',
    least: 220,
    most: 340,
    projects: 2,
    uncoded: 2,
  });
  const read = publicSite();
  const before = await read(`/indicatoren/${indicator}`);
  expect(before).toContain('Samen bereikten ze minstens 220 en hoogstens 340 mensen');
  expect(before).toContain('2 projecten gaven alleen een totaal');
  expect(await read('/en/ambities/12')).toContain('href="/en/projecten?ambitie=12"');
  const genk = await read('/gemeenten/genk');
  expect(genk).toMatch(/(Eén project|\d+ projecten) van het plan (werkt|werken) hier\./);
  expect(genk).toMatch(/href="\/projecten\?[^"]*71016/);
  expect(genk).toContain('href="/ideeen"');
  expect(await read('/gemeenten/voeren')).toContain('Van geen enkel project van het plan weten we dat het hier werkt.');
  const key = new Uint8Array(32).fill(7);
  const rows = await run(`select id, slug from project where slug in ('taal-op-de-vloer', 'sterk-thuis')`);
  for (const { id, slug } of rows) {
    const codes = Array.from(
      { length: slug === 'sterk-thuis' ? 220 : 120 },
      (_, at) => `85.07.30-${String(at).padStart(3, '0')}.61`,
    );
    await fresh.store.as<unknown, void>(systemAccess, (database) =>
      keepParticipants(database, key, { project: String(id), indicator, unit: 'person', codes }),
    );
  }
  await portfolio.refresh();
  expect(portfolio.current().contributions.get(indicator)).toEqual({ kind: 'exact', count: 220, projects: 2 });
  expect(await read(`/indicatoren/${indicator}`)).toContain('Samen bereikten ze 220 mensen');
});

test('a page of the explorer asks the database at most fifteen times, whatever was chosen', async () => {
  const { store, statements } = countingStore(fresh.store);
  const site = createMeasureSite({
    release: () => release,
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => expect.fail(String(error)),
  });
  const delivering = deliveringOn(store, { plan: planContextOf(() => release), portfolio, now: () => today });
  addRoutes(site, portfolioRoutes(delivering), {
    store,
    secret: 'of a test',
    actorOf: () => Promise.resolve({ kind: 'visitor' }),
  });
  expect(
    (await site.app.request('/projecten?zoek=werkvloir&ambitie=11&gemeente=71016&status=on-schedule')).status,
  ).toBe(200);
  expect(statements.length).toBeGreaterThan(4);
  expect(statements.length).toBeLessThanOrEqual(15);
});
