import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { onPage, openBrowser } from './chromium.ts';
import { pageWeight } from './page-weight.ts';

const origin = inject('origin');
const pages = inject('pages');
const limitBytes = 150 * 1024;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const indicators = pages.map((page) => page.path).filter((path) => /^\/indicatoren\/[^/?.]+$/.test(path));

test('there are indicator pages', () => {
  expect(indicators.length).toBeGreaterThan(0);
});

describe.concurrent('all in, compressed', () => {
  test.for(['/', ...indicators])('%s weighs at most 150 KB', async (path) => {
    expect(await onPage(browser, {}, (page) => weigh(page, path))).toBeLessThanOrEqual(limitBytes);
  });
});

function weigh(page: Page, path: string): Promise<number> {
  return pageWeight(page, origin + path);
}
