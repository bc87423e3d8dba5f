import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodPassword, type NewPerson } from '../account/account-site.ts';
import { openBrowser } from './chromium.ts';
import { keysOf, type Keys } from './keys.ts';
import { listenForNoise, thingsTooWide, violationsByTheme } from './page-checks.ts';
import { startRoleSite, type RoleSite } from './role-site.ts';

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
      if (process.env['QUICK']) return;
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
  await keys.type('Zoek in de ideeën', 'talbuddy werkvlor');
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
  await keys.follow(/^Volg .*per e-mail/);
  await look();
  await keys.press('Volg per e-mail');
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
  await look('/projecten/samen-naar-werk-in-genk/bewerk');
  expect(await page.locator('.lead').first().textContent()).toContain('Alle onderdelen zijn af');
});

/** What is typed in each section, and the button to the next one. */
const wizard: readonly (readonly [next: string, fill: (keys: Keys) => Promise<void>])[] = [
  [
    'Bewaar en ga naar Partners',
    async (keys) => {
      await keys.type('Samenvatting', 'We begeleiden 120 jongeren naar een eerste job.');
      await keys.type('Beschrijving', 'Eerst luisteren, dan werken.');
      await keys.typeDay('Gepland begin', '2027-01-01');
      await keys.typeDay('Gepland einde', '2028-12-31');
    },
  ],
  [
    'Bewaar en ga naar Gemeenten',
    async (keys) => {
      const [lead, second] = [keys.within('.write-row:not(.write-new *)'), keys.within('.write-new')];
      await lead.type('Deel van het werk, in %', '60');
      await keys.open('Partner 2 (nieuw)');
      await second.choose('Organisatie', 'Stad Genk');
      await second.type('Deel van het werk, in %', '40');
    },
  ],
  ['Bewaar en ga naar Doelgroepen', (keys) => keys.tick('Genk')],
  ['Bewaar en ga naar Acties en cijfers', (keys) => keys.tick(/jongeren/i)],
  [
    'Bewaar en ga naar Begroting',
    async (keys) => {
      await keys.tick(/^A11\.2/);
      await keys.choose('Cijfer', 1);
      await keys.type('Verwachte bijdrage', '120');
    },
  ],
  [
    'Bewaar en ga naar Mijlpalen',
    async (keys) => {
      await keys.type('Waarvoor', 'Loon van de coaches');
      await keys.choose('Geldbron', 'ESF+');
      await keys.type('Gepland (€)', '90.000');
    },
  ],
  [
    'Bewaar en ga naar Risico’s',
    async (keys) => {
      await keys.type('Wat is dan klaar?', 'De eerste groep begint');
      await keys.typeDay('Tegen wanneer', '2027-02-01');
    },
  ],
  [
    'Bewaar en ga naar Resultaten',
    async (keys) => {
      await keys.type('Wat kan er misgaan?', 'We vinden te weinig coaches');
      await keys.type('Wat doe je eraan?', 'Samen werven');
    },
  ],
  [
    'Bewaar',
    async (keys) => {
      await keys.type('Resultaat', 'Meer jongeren aan het werk');
      await keys.type('Waaraan zie je het?', 'Jongeren met een job');
      await keys.type('Nulmeting: jaar', '2026');
      await keys.type('Nulmeting: waarde', '0');
      await keys.typeDay('Van', '2027-01-01');
      await keys.typeDay('Tot en met', '2027-12-31');
      await keys.type('Streefdoel', '120');
    },
  ],
];
