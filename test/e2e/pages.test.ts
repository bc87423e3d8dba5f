import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, pagePool, type PagePool } from './chromium.ts';
import { axeViolations } from './axe.ts';
import { cutOnPaper, listenForNoise, thingsTooWide, violationsByTheme } from './page-checks.ts';
import { isMissing, languageOf, pagesOfEachSort, pagesToOpen } from './page-set.ts';

const origin = inject('origin');
const pages = pagesToOpen(inject('pages'));
const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const none = { light: [], dark: [] };
/** Every page is held against the rules once; in dark and at phone width what differs is shared by pages of one sort. */
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

describe.concurrent('in a browser', () => {
  test.for(pages.map((page) => ({ page, path: page.path })))(
    '$path is complete, accessible and calm',
    ({ page: found, path }) =>
      pool.onPage(async (page) => {
        await page.setViewportSize(desktop);
        const noise = listenForNoise(page, origin);
        const response = await page.goto(origin + path);
        const status = isMissing(found) ? 404 : 200;
        expect(response?.status()).toBe(status);
        expect(await page.getAttribute('html', 'lang')).toMatch(new RegExp(`^${languageOf(path)}`));
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.locator('main').count()).toBe(1);
        expect(await page.title()).not.toBe('');

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
