import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { onPage, openBrowser } from './chromium.ts';

const origin = inject('origin');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Waits until the address holds the text and the page shows what it asks for. */
async function settled(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.url()).toContain(text);
  await expect.poll(() => page.locator('explore-form').getAttribute('aria-busy')).toBeNull();
}

test('a choice shows at once, keeps the focus, is told, and can be taken back', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/verken`);
    const before = await page.locator('h1').textContent();
    await page.locator('#veld-van').focus();
    await page.selectOption('#veld-van', '2022');
    await settled(page, 'van=2022');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('veld-van');
    const after = await page.locator('h1').textContent();
    expect(after).not.toBe(before);
    expect(await page.locator('#melding').textContent()).toBe(after);
    await page.goBack();
    await expect.poll(() => page.locator('h1').textContent()).toBe(before);
  }));

test('without JavaScript the form leads to the same page', async () => {
  const withScript = await onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/verken`);
    await page.check('input[value=gemeenten]');
    await settled(page, 'gemeenten');
    return [page.url(), await page.locator('h1').textContent()];
  });
  const without = await onPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/verken`);
    await page.check('input[value=gemeenten]');
    await page.locator('.explore-form button').click();
    await page.waitForURL('**gemeenten**');
    return [page.url(), await page.locator('h1').textContent()];
  });
  expect(without).toEqual(withScript);
});

test('another site may show the drawing alone, and it is accessible there', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/verken/insluiten?weergave=rangorde`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator('header').count()).toBe(0);
  }));
