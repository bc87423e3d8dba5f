import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onPage, openBrowser } from './chromium.ts';
import { thingsTooWide, violationsByTheme } from './page-checks.ts';

const origin = inject('origin');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.for([1280, 360])('every component in every state is accessible in a window of %i px', (width) =>
  onPage(browser, { viewport: { width, height: 800 } }, async (page) => {
    await page.goto(`${origin}/stijl`);
    expect(await page.locator('.gallery__component').count()).toBeGreaterThan(20);
    expect(await violationsByTheme(page)).toEqual({ light: [], dark: [] });
  }),
);

test('no component is wider than a window of 320 px', () =>
  onPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
    await page.goto(`${origin}/stijl`);
    expect(await thingsTooWide(page)).toEqual([]);
  }));
