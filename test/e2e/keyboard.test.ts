import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { onPage, openBrowser, pagePool, type PagePool } from './chromium.ts';
import { markStops, pressTabThrough } from './keyboard.ts';
import { languageOf, pagesOfEachSort } from './page-set.ts';

const origin = inject('origin');
const pages = pagesOfEachSort(inject('pages'), 2).filter((page) => languageOf(page.path) === 'nl');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

for (const { name, viewport } of [
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 360, height: 740 } },
]) {
  describe.concurrent(`with the keyboard alone, on a ${name}`, () => {
    let pool: PagePool;
    beforeAll(() => {
      pool = pagePool(browser, { viewport });
    });
    test.for(pages.map((page) => page.path))('tab reaches everything on %s, and shows where it is', (path) =>
      pool.onPage(async (page) => {
        await page.goto(origin + path);
        const expected = await markStops(page);
        const walk = await pressTabThrough(page, expected.length);
        expect(expected.length).toBeGreaterThan(0);
        expect({ notReached: expected.filter((stop) => !walk.reached.includes(stop)), ...walk.faults }).toEqual({
          notReached: [],
          withoutVisibleFocus: [],
          hidden: [],
        });
      }),
    );
  });
}

test('the first stop skips to the content', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(target).toMatch(/^#./);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }));
