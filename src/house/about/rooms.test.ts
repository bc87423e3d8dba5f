import { describe, expect, test } from 'vitest';
import { limburgFolder, planWith, tinyPlanFolder } from '../../../test/release/built-release.ts';
import { locales } from '../../foundation/locale.ts';
import { loadPlanFolder } from '../../measure/plan-folder.ts';
import { readPlanFiles } from '../../measure/plan-folder-store.ts';
import { missingOfSender, senderParts, type SenderPart } from '../../plan/sender.ts';
import { localePath } from '../../site/address.ts';
import { createSite } from '../../site/app.tsx';
import { municipalityCookie } from '../../site/municipality-choice.ts';
import { addRooms, roomFooter } from './rooms.ts';
import { aboutText } from './texts.ts';

const wholeSender = `
sender:
  url: 'https://www.duinkant.example'
  address: [Kaai 1, 9999 Duinkant]
  email: info@duinkant.example
  phone: '+32 11 00 00 00'
  press: { name: An Peeters, email: pers@duinkant.example }
  accessibility: { email: drempel@duinkant.example, answerDays: 14 }
  complaints: { url: 'https://www.ombudsdienst.example' }
  dataProtection: { email: dpo@duinkant.example }
  authority: { url: 'https://www.toezicht.example' }
  backupDays: 30
`;

async function planOf(folder: string) {
  const plan = loadPlanFolder(await readPlanFiles(folder));
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'));
  return plan.value.plan;
}

/** The tiny plan with a sender of whom everything is told. */
function wholePlanFolder(): string {
  return locales.reduce(
    (folder, locale) =>
      planWith(
        folder,
        `texts/${locale}.yaml`,
        (text) => `${text}\nsender: { name: Duinkant, complaints: Ombudsdienst, authority: Toezicht }\n`,
      ),
    planWith(tinyPlanFolder, 'plan.yaml', (text) => `${text}\n${wholeSender}`),
  );
}

async function roomsOf(folder: string) {
  const plan = await planOf(folder);
  const site = createSite({
    assets: { css: '/assets/site.css', files: new Map() },
    region: plan.region,
    releaseId: () => 'r1',
    municipalities: () => [],
    footer: roomFooter,
    onError: (error) => {
      throw error;
    },
  });
  addRooms(site, { plan: () => plan, keeps: () => [] });
  const textOf = async (path: string): Promise<string> => {
    const answer = await site.app.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return readable(await answer.text());
  };
  return { plan, textOf };
}

function readable(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const paths = roomFooter.map(({ path }) => path);

describe('the pages about the site itself', () => {
  test('say of each thing that the plan does not tell that it is missing, and of nothing else, in every language', async () => {
    for (const folder of [tinyPlanFolder, limburgFolder, wholePlanFolder()]) {
      const { plan, textOf } = await roomsOf(folder);
      for (const locale of locales) {
        const pages = (await Promise.all(paths.map((path) => textOf(localePath(locale, path))))).join(' ');
        const said = senderParts.filter((part) => pages.includes(missingText(locale, part)));
        // Whoever publishes a site of which nothing is told has no address or mail either.
        expect(said).toEqual(missingOfSender(plan.sender));
      }
    }
  });

  test('tell everything that a plan tells of its sender', async () => {
    const { textOf } = await roomsOf(wholePlanFolder());
    const contact = await textOf('/contact');
    for (const told of ['Kaai 1, 9999 Duinkant', 'info@duinkant.example', '+32 11 00 00 00', 'An Peeters']) {
      expect(contact).toContain(told);
    }
    for (const told of ['pers@', 'drempel@', 'dpo@']) expect(contact).toContain(`${told}duinkant.example`);
    expect(await textOf('/privacy')).toContain('30 dagen');
  });

  test('give the accessibility statement the same contact and complaint route as the page of contacts', async () => {
    const { textOf } = await roomsOf(wholePlanFolder());
    for (const path of ['/contact', '/toegankelijkheid']) {
      const text = await textOf(path);
      for (const told of ['drempel@duinkant.example', 'binnen 14 dagen', 'Ombudsdienst', 'www.ombudsdienst.example']) {
        expect([path, text]).toEqual([path, expect.stringContaining(told)]);
      }
    }
  });

  test('name the cookie of the chosen municipality, with its days', async () => {
    const { textOf } = await roomsOf(limburgFolder);
    expect(await textOf('/privacy')).toContain(`De cookie “${municipalityCookie.name}”`);
    expect(await textOf('/privacy')).toContain(`${municipalityCookie.days} dagen`);
  });

  test('are linked from the foot of every page', async () => {
    const { textOf } = await roomsOf(limburgFolder);
    const text = await textOf('/over');
    for (const { label } of roomFooter) expect(text).toContain(label('nl'));
  });
});

function missingText(locale: (typeof locales)[number], part: SenderPart): string {
  return readable(aboutText(locale)(`missing.${part}`));
}

test('a contact that cannot be reached, and a part that nobody knows, are refused with their place', async () => {
  for (const [wrong, place] of [
    ['press: { name: An }', 'press'],
    ['email: nobody', 'email'],
    ['fax: 1', 'fax'],
  ]) {
    const folder = planWith(tinyPlanFolder, 'plan.yaml', (text) => `${text}\nsender:\n  ${wrong}\n`);
    const loaded = loadPlanFolder(await readPlanFiles(folder));
    expect(loaded.ok).toBe(false);
    if (!loaded.ok) expect(JSON.stringify(loaded.problems)).toContain(place);
  }
});
