import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onPage, openBrowser } from './chromium.ts';

const origin = inject('origin');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a municipality is found by typing a part of its name and pressing the arrow and Enter', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/`);
    const field = page.locator('main input[role=combobox]');
    await field.pressSequentially('maasm');
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).not.toBeNull();
    await Promise.all([page.waitForURL('**/gemeenten/maasmechelen'), page.keyboard.press('Enter')]);
    expect(await page.locator('h1').textContent()).toContain('Maasmechelen');
  }));

test('the arrow keys read the figures of a chart, period by period', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/indicatoren/tertiary-attainment-25-64`);
    const readout = page.locator('[role=slider]');
    await readout.focus();
    expect(await readout.getAttribute('aria-valuetext')).toMatch(/^2025: .*Vlaanderen 4/);
    await page.keyboard.press('ArrowLeft');
    expect(await readout.getAttribute('aria-valuetext')).toContain('Limburg 38,5');
    await page.keyboard.press('Home');
    expect(await readout.getAttribute('aria-valuetext')).toMatch(/^2000: /);
  }));

test('a table is sorted by its headings, numbers as numbers', () =>
  onPage(browser, {}, async (page) => {
    await page.goto(`${origin}/data`);
    const heading = page.locator('#bronnen-tabel thead th').nth(3);
    const column = page.locator('#bronnen-tabel tbody tr td:nth-child(4)');
    await heading.locator('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const figures = (await column.allTextContents()).map((text) => Number(text.replaceAll('.', '')));
    expect(figures.length).toBeGreaterThan(5);
    expect(figures).toEqual(figures.toSorted((a, b) => a - b));
  }));

test('a chosen municipality is shown on other pages until it is cleared, without JavaScript', () =>
  onPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/gemeenten/genk`);
    await page.locator('main form[method=post] button').click();
    await page.goto(`${origin}/`);
    expect(await page.locator('.hero__own').textContent()).toContain('Genk');
    await page.locator('header form[method=post] button').click();
    await page.goto(`${origin}/`);
    expect(await page.locator('.hero').count()).toBe(1);
    expect(await page.locator('.hero__own').count()).toBe(0);
  }));
