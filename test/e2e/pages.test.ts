import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, pagePool, type PagePool } from './chromium.ts';
import { listenForNoise, thingsTooWide, violationsByTheme } from './page-checks.ts';
import { isMissing, languageOf, pagesToOpen } from './page-set.ts';

const origin = inject('origin');
const pages = pagesToOpen(inject('pages'));
const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
/** At phone width axe looks at one page in so many; what is laid out differently there is shared by many pages. */
const phoneSample = 4;
const none = { light: [], dark: [] };

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
  test.for(pages.map((page, index) => ({ page, path: page.path, index })))(
    '$path is complete, accessible and calm',
    ({ page: found, path, index }) =>
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

        expect({ desktop: await violationsByTheme(page) }).toEqual({ desktop: none });
        await page.setViewportSize(phone);
        const phoneViolations = index % phoneSample === 0 ? await violationsByTheme(page) : none;
        expect({ phone: phoneViolations }).toEqual({ phone: none });
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await thingsTooWide(page)).toEqual([]);
        expect(noise.stop().filter((line) => !(isMissing(found) && line.includes('404')))).toEqual([]);
      }),
  );
});
