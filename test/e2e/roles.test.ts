import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodPassword, type NewPerson } from '../account/account-site.ts';
import { addReportedProject } from '../deliver/reported-project.ts';
import { openBrowser } from './chromium.ts';
import { crawl } from './crawl.ts';
import { keysOf, type Keys } from './keys.ts';
import { listenForNoise, thingsTooWide, violationsByTheme } from './page-checks.ts';
import { isHousePath, sortOfHousePage } from './page-set.ts';
import { startRoleSite, type RoleSite } from './role-site.ts';
import { wizard } from './wizard.ts';

/* Each role's main path on the built product, in Dutch and by keyboard, one after another as in a real programme:
 * somebody proposes an idea, a visitor finds it, it becomes a project, it is judged, labelled and reported on. */

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

let site: RoleSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startRoleSite(), openBrowser()]);
  for (const person of Object.values(others)) await site.addPerson(person);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Somebody at a computer: a browser of their own, in which they work with the keyboard. */
interface Desk {
  readonly page: Page;
  readonly keys: Keys;
  readonly open: (path: string) => Promise<void>;
  /** What is told of the page as it stands: nothing when it is sound in both themes and on a phone. */
  readonly look: (path?: string) => Promise<void>;
}

async function takeDesk(email?: string): Promise<Desk> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'nl-BE', viewport: desktop });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const noise = listenForNoise(page, site.origin);
  if (email) await site.signIn(page, email);
  const open = async (path: string): Promise<void> => {
    const answer = await page.goto(site.origin + path);
    expect([path, answer?.status()]).toEqual([path, 200]);
  };
  return {
    page,
    keys: keysOf(page),
    open,
    look: async (path) => {
      if (path) await open(path);
      const where = page.url().slice(site.origin.length);
      const headings = await page.locator('h1').count();
      const { light, dark } = await violationsByTheme(page);
      await page.setViewportSize(phone);
      const wide = await thingsTooWide(page);
      await page.setViewportSize(desktop);
      const found = { where, headings, light, dark, wide, noise: noise.soFar().filter((line) => !isRefusal(line)) };
      expect.soft(found).toEqual({ where, headings: 1, light: [], dark: [], wide: [], noise: [] });
    },
  };
}

/** Chromium notes every answer that says that a form was refused; here some are meant to be. */
function isRefusal(line: string): boolean {
  return /status of (403|409|422)/.test(line);
}

const mira = 'mira.maes@example.org';
const organisation = 'Werkplaats Noord';

test('somebody makes an account, proves her address, signs in and adds her organisation', async () => {
  const { page, keys, look } = await takeDesk();
  await look('/registreren');
  await keys.type('Je naam', 'Mira Maes');
  await keys.type('E-mailadres', mira);
  await keys.type('Wachtwoord', goodPassword);
  await keys.press('Maak mijn account');
  await look();
  const mail = await site.mailTo(mira, '/bevestigen');
  await page.goto(/https?:\/\/\S+/.exec(mail)?.[0] ?? '');
  await look();
  await keys.type('Wachtwoord', goodPassword);
  await keys.press('Bevestig');
  expect(await page.locator('h1').textContent()).toBe('Dag Mira Maes');
  await look();
  await keys.follow('Voeg een organisatie toe');
  await look();
  await keys.press('Voeg toe');
  await look();
  await keys.type('Naam van de organisatie', organisation);
  await keys.tick('Sociale economie');
  await keys.type('Wat doet de organisatie?', 'We leren mensen een vak op de werkvloer.');
  await keys.type('Wat we bieden', 'taalcoaches\nlesruimte in Genk');
  await keys.press('Voeg toe');
  expect(await page.locator('h1').textContent()).toBe(organisation);
  await look();
});

const others = {
  manager: { name: 'Petra Peeters', grants: [{ role: 'programme-manager' }] },
  reviewer: { name: 'Rik Renders', grants: [{ role: 'reviewer' }] },
  involved: { name: 'Rosa Rubens', grants: [{ role: 'reviewer' }] },
  taskForce: { name: 'Tom Thijs', grants: [{ role: 'task-force' }] },
  statistician: { name: 'Stef Smets', grants: [{ role: 'statistician' }] },
  administrator: { name: 'Ada Adams', grants: [{ role: 'administrator' }] },
  author: { name: 'Lars Leys' },
} as const satisfies Readonly<Record<string, NewPerson>>;

function mailOf({ name }: NewPerson): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
}

const ideaTitle = 'Taalbuddy’s op de werkvloer';

test('a programme manager confirms the organisation', async () => {
  const { page, keys, look, open } = await takeDesk(mailOf(others.manager));
  await look('/mijn-werk');
  await keys.follow('Eén organisatie wacht op bevestiging');
  await look();
  await keys.follow(organisation);
  await keys.press('Bevestig deze organisatie');
  await look();
  await open('/organisaties');
  expect(await page.getByRole('link', { name: organisation }).count()).toBe(1);
});

test('a promoter invites a colleague, proposes an idea and offers to lead it', async () => {
  const { page, keys, look } = await takeDesk(mira);
  await look('/organisaties/werkplaats-noord/mensen');
  await keys.type('E-mailadres', mailOf(others.author));
  await keys.tick(/^medewerker/);
  await keys.press('Nodig uit');
  await look();

  await look('/ideeen/nieuw');
  await keys.press('Verder');
  await look();
  await keys.type('Titel', ideaTitle);
  await keys.type('In één of twee zinnen', 'Collega’s oefenen samen Nederlands tijdens het werk.');
  await keys.press('Verder');
  await look();
  await keys.type('Thema’s', 'taal, werkvloer');
  await keys.press('Verder');
  await look();
  await keys.type('Wat heb je nodig?', 'taalcoaches\neen lokaal');
  await keys.press('Zet het idee online');
  expect(await page.locator('h1').textContent()).toContain(ideaTitle);
  await keys.tick(/^Trekken/);
  await keys.type('Wat breng je mee?', 'Twee ervaren taalcoaches.');
  await keys.press('Laat het weten');
  expect(await page.locator('#partners').textContent()).toContain('Twee ervaren taalcoaches.');
  await look();
});

test('a visitor finds an idea and a project despite slips of the pen, follows the project, and stops', async () => {
  const { page, keys, look, open } = await takeDesk();
  await look('/ideeen');
  await keys.type('Zoek in de ideeën', 'talbudy');
  await keys.press('Zoek');
  await look();
  await keys.follow(ideaTitle);
  await look();
  await look('/projecten');
  await keys.type('Zoek in de projecten', 'Talnt Acadmie');
  await keys.press('Zoek');
  await look();
  await keys.follow(/Talent Academie/);
  await look();
  await keys.follow('Volg dit project');
  await look();
  const reader = 'lezer@example.org';
  await keys.type('Je e-mailadres', reader);
  await keys.press('Volg per e-mail');
  await look();
  const mail = await site.mailTo(reader, '/volgen/');
  await page.goto(/https?:\/\/\S+\/volgen\/\S+/.exec(mail)?.[0] ?? '');
  await look();
  await keys.press('Ja, ik wil dit volgen');
  await look();
  await keys.follow('Toch niet? Stop met volgen');
  await look();
  await keys.press(/^Volg .* niet meer$/);
  expect(await page.locator('h1').textContent()).toBe('Je bent gestopt');
  await look();
  await open('/portefeuille');
  await look();
});

test('a promoter begins a project and fills every section, and sees how far it is', async () => {
  const { page, keys, look } = await takeDesk(mira);
  await look('/projecten/nieuw');
  await keys.press('Begin');
  await look();
  await keys.type('Titel', 'Samen naar werk in Genk');
  await keys.choose('Welke organisatie trekt het project?', organisation);
  await keys.press('Begin');
  await look();
  for (const [next, fill] of wizard) {
    await fill(keys);
    await look();
    await keys.press(next);
  }
  await look();
  expect(await page.locator('.lead').first().textContent()).toContain('Alle onderdelen zijn af');
});

const draft = '/projecten/samen-naar-werk-in-genk';

test('two authors write at once, and nobody’s words are lost', async () => {
  const [first, second] = [await takeDesk(mira), await takeDesk(mailOf(others.author))];
  const mail = await site.mailTo(mailOf(others.author), '/uitnodiging');
  await second.page.goto(/https?:\/\/\S+/.exec(mail)?.[0] ?? '');
  await second.look();
  await second.keys.press('Neem de uitnodiging aan');
  await second.look('/mijn-werk');
  await second.keys.follow('Samen naar werk in Genk');
  await second.keys.follow('Waarover gaat het?');
  await first.open(`${draft}/bewerk/waarover`);
  await first.keys.type('Samenvatting', 'We begeleiden 150 jongeren.');
  await first.keys.press('Bewaar');
  await second.keys.type('Samenvatting', 'We begeleiden 180 jongeren.');
  await second.keys.press('Bewaar');
  expect(await second.page.locator('h1').textContent()).toBe('Jullie schreven tegelijk');
  const shown = await second.page.locator('main').innerText();
  expect([shown.includes('150'), shown.includes('180')]).toEqual([true, true]);
  await second.look();
  await second.keys.tick(/Schreef jij/);
  await second.keys.press('Bewaar mijn keuze');
  await first.look(`${draft}/versies`);
  await first.open(`${draft}/bewerk/waarover`);
  expect(await first.page.getByLabel('Samenvatting').inputValue()).toBe('We begeleiden 180 jongeren.');
  await first.look(`${draft}/auteurs`);
});

/** A day so many days from now. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('a programme manager opens a round with criteria', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.manager));
  await look('/beheer');
  await keys.follow('Kondig een ronde aan');
  await look();
  await keys.press('Bewaar de ronde');
  await look();
  await keys.type('Naam van de ronde', 'Najaarsronde');
  await keys.type('Waarover gaat deze ronde?', 'Projecten die mensen aan werk helpen.');
  await keys.typeDay('Opent op', dayFromNow(-7));
  await keys.type('Uur van opening', '9:00');
  await keys.typeDay('Sluit op', dayFromNow(60));
  await keys.type('Uur van sluiting', '17:00');
  await keys.type('Beoordelaars per project', '2');
  const criteria = ['Haalbaar', 'Nodig'];
  for (const [index, criterion] of criteria.entries()) {
    const row = keys.within(`main .write-row >> nth=${index}`);
    await row.type('Criterium', criterion);
    await row.type('Waar let je op?', 'Op wat er staat.');
    await row.type('Gewicht', '1');
    await row.type('Hoogste score', '10');
  }
  await keys.press('Bewaar de ronde');
  expect(await page.locator('h1').textContent()).toBe('Najaarsronde');
  await look();
});

test('a promoter submits the project in the round', async () => {
  const { page, keys, look } = await takeDesk(mira);
  await look('/mijn-werk');
  await keys.follow(/^Dien je project in voor “Najaarsronde”/);
  await keys.choose('Welk project?', 'Samen naar werk in Genk');
  await keys.press('Kijk na en dien in');
  await look();
  await keys.press('Dien het project in');
  await look();
  expect(await page.locator('main').innerText()).toContain('Er is nog niet beslist.');
});

test('a programme manager divides the reviewers in one go', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.manager));
  await look('/beheer/rondes/najaarsronde');
  await keys.press('Verdeel de beoordelaars');
  expect(await page.locator('main').innerText()).toContain('2 beoordelingen zijn toegewezen.');
  await look();
  await look('/beheer/rondes/najaarsronde/wijzig');
});

test('a reviewer without a conflict scores, one with a conflict cannot', async () => {
  for (const person of [others.reviewer, others.involved]) {
    const { page, keys, look } = await takeDesk(mailOf(person));
    await look('/mijn-werk');
    await keys.follow('Eén project moet je nog beoordelen');
    await look();
    await keys.follow('Samen naar werk in Genk');
    await keys.type('Welk belang? (mag leeg)', 'Mijn zus werkt er.');
    await keys.press('Verklaar');
    await look();
    expect(await page.getByLabel(/^Welk belang/).inputValue()).toBe('Mijn zus werkt er.');
    await keys.tick(person === others.involved ? /beoordeel het niet/ : /er geen belang bij/);
    await keys.press('Verklaar');
    await look();
    if (person === others.involved) {
      expect(await page.locator('main form').count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toContain('180 jongeren');
      const form = { 'punten.x': '10', dan: 'klaar' };
      const answer = await page.request.post(`${page.url()}/punten`, { form, headers: { origin: site.origin } });
      expect(answer.status()).toBe(403);
      continue;
    }
    await keys.press('Rond af');
    await look();
    for (const [index, points] of ['8', '7,5'].entries()) {
      const row = keys.within(`main .write-row >> nth=${index}`);
      await row.type('Punten, van 0 tot 10', points);
      await row.type('Waarom?', 'Goed doordacht.');
    }
    await keys.type('Algemene opmerking', 'Een sterk plan.');
    await keys.press('Rond af');
    expect(await page.locator('main').innerText()).toContain('Je rondde deze beoordeling af.');
    await look();
    await look('/mijn-werk');
  }
});

test('the task force decides with its reasons, and the project becomes public with its label', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.taskForce));
  await look('/mijn-werk');
  await keys.follow('Over één project in “Najaarsronde” is nog niet beslist');
  await look();
  await keys.follow('Blad voor de zitting (om af te drukken)');
  await look();
  await keys.follow('Terug naar de voorstellen');
  await keys.follow('Samen naar werk in Genk');
  await keys.press('Beslis');
  await look();
  await keys.tick('label');
  await keys.type('Waarom?', 'Het plan is klaar en nodig.');
  await keys.press('Beslis');
  expect(await page.locator('main').innerText()).toContain('Het plan is klaar en nodig.');
  await look();
  await keys.follow('Brief');
  await look();
  const visitor = await takeDesk();
  await visitor.look(draft);
  expect(await visitor.page.locator('main').innerText()).toMatch(/label/i);
  expect(await visitor.page.locator('main').innerText()).toContain('180 jongeren');
});

test('the applicant reads the reasons and every point, without names', async () => {
  const { page, look } = await takeDesk(mira);
  await site.mailTo(mira, 'Het plan is klaar en nodig.');
  await look(`${draft}/beoordeling`);
  const text = await page.locator('main').innerText();
  for (const words of ['Het plan is klaar en nodig.', 'Een sterk plan.', '7,5']) expect(text).toContain(words);
  expect(text).not.toContain('Rik');
});

test('a programme manager approves reports and opens periods again, many at once', async () => {
  const [one, two] = ['2025-01-01', '2025-07-01'];
  await addReportedProject(site.store, [
    { start: one, end: '2025-06-30', state: 'submitted', actual: 12 },
    { start: two, end: '2025-12-31', state: 'submitted', actual: 24 },
    { start: '2024-01-01', end: '2024-06-30', state: 'locked', actual: 5 },
    { start: '2024-07-01', end: '2024-12-31', state: 'locked', actual: 8 },
  ]);
  const { page, keys, look } = await takeDesk(mailOf(others.manager));
  await look('/mijn-werk');
  await keys.follow('2 rapporten wachten op je goedkeuring');
  await look();
  await keys.press('Voer uit');
  await look();
  for (const index of [0, 1]) await keys.within(`fieldset .choice-field__option >> nth=${index}`).tick(/Deelnemende/);
  await keys.tick('Goedkeuren');
  await keys.press('Voer uit');
  expect(await page.locator('main').innerText()).toContain('2 rapporten zijn goedgekeurd.');
  await look('/beheer/rapporten?toon=locked');
  for (const index of [0, 1]) await keys.within(`fieldset .choice-field__option >> nth=${index}`).tick(/Deelnemende/);
  await keys.tick('Weer openzetten');
  await keys.press('Voer uit');
  expect(await page.locator('main').innerText()).toContain('2 perioden staan weer open.');
  await look();
});

test('a programme manager changes a target, and its page shows it', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.manager));
  await look('/beheer/streefcijfers');
  await keys.follow(/^Wijzig: Vroegtijdig|^Wijzig: .*schoolverlaters/i);
  await look();
  await keys.type('Streefcijfer', '8,5');
  await keys.press('Bewaar');
  await look();
  await keys.type('Waarom wijzig je dit?', 'De taskforce legt de lat hoger.');
  await keys.press('Bewaar');
  await look();
  await page.goto(`${site.origin}/indicatoren/early-leavers-18-24`);
  expect(await page.locator('main').innerText()).toContain('8,5%');
});

test('a programme manager sees what a file would change before bringing it in', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.manager));
  await look('/beheer/import');
  await choose('project,title_nl,municipalities\nnieuw-werk,Nieuw,99999\n');
  expect(await page.locator('main').innerText()).toContain('Eén ding klopt niet in deze bestanden');
  await look();
  await choose('project,title_nl,municipalities\nnieuw-project,Nieuw project,71016\n');
  expect(await page.locator('main').innerText()).toContain('Eén nieuw project');
  await look();
  await keys.press('Lees alles in');
  expect(await page.locator('main').innerText()).toContain('Eén project is ingelezen.');
  await look();

  /** The window in which files are chosen is the system's, not the page's. */
  async function choose(text: string): Promise<void> {
    const file = { name: 'projects.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('Bestanden', { exact: true }).setInputFiles(file);
    await keys.press('Bekijk wat er verandert');
  }
});

test('a statistician takes the projects along as a file, no drafts, and sees the money', async () => {
  const { page, look } = await takeDesk(mailOf(others.statistician));
  await look('/mijn-werk');
  const link = page.getByRole('link', { name: 'Download de projecten die je mag zien, in Excel' });
  const answer = await page.request.get(`${site.origin}${await link.getAttribute('href')}`);
  expect([answer.status(), answer.headers()['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')]);
  const text = await (await page.request.get(`${site.origin}/beheer/projecten.csv`)).text();
  expect([text.includes('samen-naar-werk-in-genk'), text.includes('nieuw-project')]).toEqual([true, false]);
  await look('/portefeuille');
});

test('an administrator gives a role, and reads in the trail who did what', async () => {
  const { page, keys, look } = await takeDesk(mailOf(others.administrator));
  await look('/beheer/mensen');
  await keys.follow('Lars Leys');
  await look();
  await keys.choose('Rol', 'statisticus');
  await keys.press('Geef deze rol');
  await look();
  await look('/beheer/spoor');
  const trail = await page.locator('main').innerText();
  for (const words of ['Ada Adams', 'Lars Leys', 'Tom Thijs']) expect(trail).toContain(words);
  expect(trail).not.toMatch(/[a-z]+\.[a-z]+\.?[a-z]*\b(?=\s*$)/m);
});

/** Sorts of pages that were looked at. */
const looked = new Set<string>();

test.each([
  ['a promoter', mira],
  ['a programme manager', mailOf(others.manager)],
  ['an administrator', mailOf(others.administrator)],
])(
  'every page that %s reaches by links is there, accessible and in their language',
  async (_, email) => {
    const { page, look } = await takeDesk(email);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const starts = ['', '/en', '/fr'].flatMap((prefix) => [`${prefix}/mijn-werk`, `${prefix}/projecten`]);
    const found = await crawl(site.origin, starts, { cookie, isWanted: isHousePath });
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ status }) => status !== 200).map(({ path, status }) => `${status} ${path}`)).toEqual([]);
    const sorts = Map.groupBy(
      found.filter(({ isHtml }) => isHtml),
      ({ path }) => sortOfHousePage(path),
    );
    for (const [sort, [first]] of sorts) {
      // Each sort of page was already looked at in one language; the others share its markup.
      if (/^\/(en|fr)\//.test(sort) && !/mijn-werk$|rondes$|bewerk\//.test(sort)) continue;
      // What one role saw of it, the next one sees too, but for what its own walk showed.
      if (looked.has(sort)) continue;
      looked.add(sort);
      await look(first!.path);
      const text = await page.locator('main').innerText();
      expect
        .soft([first!.path, /\{\w+[,}]|\bundefined\b|\[object|\bNaN\b/.exec(text)?.[0]])
        .toEqual([first!.path, undefined]);
    }
  },
  300_000,
);
