import { expect, test } from 'vitest';
import { limburgFolder, openedPlan, tinyPlanFolder } from '../../../../test/release/built-release.ts';
import { locales, type Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { createMeasureSite } from '../site.tsx';

const limburg = await openedPlan(limburgFolder);
const tiny = await openedPlan(tinyPlanFolder);

async function textOf(release: OpenRelease, path: string, locale: Locale = 'nl'): Promise<string> {
  const errors: unknown[] = [];
  const { app } = createMeasureSite({
    release: () => release,
    assets: { css: '/assets/site.css', files: new Map() },
    onError: (error) => void errors.push(error),
  });
  const answer = await app.request(localePath(locale, path));
  expect([answer.status, errors]).toEqual([200, []]);
  return (await answer.text())
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

test.each(locales)(
  'the coverage page names every KPI, its missing figures and who holds them in %s',
  async (locale) => {
    const text = await textOf(limburg, '/dekking', locale);
    const kpis = limburg.plan.ambitions.flatMap((ambition) => ambition.kpis);
    expect(kpis).toHaveLength(8);
    for (const { title, missing } of kpis) {
      expect(text).toContain(title[locale]);
      expect(missing.length).toBeGreaterThan(0);
      for (const figure of missing) {
        expect(text).toContain(figure.text[locale]);
        expect(text).toContain(figure.holder);
      }
    }
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  },
);

test('the coverage of the census goes down to 38 municipalities and is called dated', async () => {
  expect(await textOf(limburg, '/dekking')).toMatch(
    /Mensen met werk, geteld in de census \(15-64 jaar\) 38 gemeenten 2021 5 jaar, verouderd/,
  );
});

test('Limburg’s employment is shown 3,0 points from the European yardstick, which is not its own target', async () => {
  const text = await textOf(limburg, '/indicatoren/employment-rate-20-64');
  expect(text).toContain('Streefdoel: 78% in 2030 (Europese Unie). Nog 3,0 procentpunt omhoog.');
  expect(text).toContain('geen eigen streefdoel van Limburg');
  expect(text).toContain('Gemiddelde groei per jaar sinds 2021: 0,68%. Nodig vanaf het beginpunt: 0,74%.');
  expect(text).toContain('groeipad');
});

test('a baseline before a break is said to be so, without a rating', async () => {
  const text = await textOf(limburg, '/indicatoren/adult-learning-12m-25-64');
  expect(text).toContain('Nog niet te beoordelen');
  expect(text).toContain('Het beginpunt (2020) ligt voor een breuk in de reeks.');
});

test('an ambition line shows how each KPI comes along, with or without a target', async () => {
  const text = await textOf(limburg, '/ambities/11');
  expect(text).toContain('Vooruit, maar te traag');
  expect(text).toMatch(/gemiddeld −?\d,\d+% per jaar tussen \d{4} en \d{4}\. Een streefdoel is er niet\./);
});

test('another region’s own target is told as its own, on a stepwise path', async () => {
  const text = await textOf(tiny, '/indicatoren/library-members-share');
  expect(text).toContain('Streefdoel: 40% in 2027 (Bibliotheken van Overzee).');
  expect(text).toContain('Dit streefdoel hoort bij het plan van Duinkant.');
  expect(text).toContain('minder dan drie cijfers');
});
