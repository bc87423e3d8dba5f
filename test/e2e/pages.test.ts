import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, pagePool, type PagePool } from './chromium.ts';
import { axeViolations } from './axe.ts';
import type { FoundPage } from './crawl.ts';
import { cutOnPaper, listenForNoise, thingsTooWide, violationsByTheme } from './page-checks.ts';
import { isMissing, languageOf, pagesOfEachSort, pagesThatShowAll, pagesToOpen } from './page-set.ts';

const origin = inject('origin');
const pages = pagesToOpen(inject('pages'));
/** A copy of what another page shows is read by the crawler alone. */
const shown = pagesThatShowAll(pages);
const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const none = { light: [], dark: [] };
/** Each of those is held against the rules once; in dark and at phone width what differs is shared by pages of one sort. */
const closely = new Set(pagesOfEachSort(pages, 3).map(({ path }) => path));

let browser: Browser;
let pool: PagePool;
beforeAll(async () => {
  browser = await openBrowser();
  pool = pagePool(browser, { viewport: desktop, colorScheme: 'light' });
});
afterAll(() => browser.close());

test('the crawler finds pages in every language', () => {
  expect([...new Set(pages.map((page) => languageOf(page.path)))].toSorted()).toEqual(['en', 'fr', 'nl']);
  expect(pages.length).toBeGreaterThan(30);
});

test('every page has one title, one first heading, one main part and its own language', () => {
  const whole = { headings: 1, mains: 1, isTitled: true, isInLanguage: true };
  const found = pages.map(({ path, title, language, headings, mains }) => {
    return { path, headings, mains, isTitled: title !== '', isInLanguage: language.startsWith(languageOf(path)) };
  });
  expect(found).toEqual(pages.map(({ path }) => ({ path, ...whole })));
});

test('every part of the site is on a page that is looked at', () => {
  const partsOf = (set: readonly FoundPage[]) => new Set(set.flatMap(({ parts }) => parts));
  expect(partsOf(shown)).toEqual(partsOf(pages));
});

describe.concurrent('in a browser', () => {
  test.for(shown.map((page) => ({ page, path: page.path })))(
    '$path is complete, accessible and calm',
    ({ page: found, path }) =>
      pool.onPage(async (page) => {
        await page.setViewportSize(desktop);
        const noise = listenForNoise(page, origin);
        const response = await page.goto(origin + path);
        const status = isMissing(found) ? 404 : 200;
        expect(response?.status()).toBe(status);

        await page.emulateMedia({ colorScheme: 'light' });
        const isLookedAtClosely = closely.has(path);
        const desktopViolations = isLookedAtClosely
          ? await violationsByTheme(page)
          : { light: await axeViolations(page), dark: [] };
        expect({ desktop: desktopViolations }).toEqual({ desktop: none });
        await page.setViewportSize(phone);
        const phoneViolations = isLookedAtClosely ? await violationsByTheme(page) : none;
        expect({ phone: phoneViolations }).toEqual({ phone: none });
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await thingsTooWide(page)).toEqual([]);
        expect({ paper: await cutOnPaper(page) }).toEqual({ paper: [] });
        expect(noise.stop().filter((line) => !(isMissing(found) && line.includes('404')))).toEqual([]);
      }),
  );
});
