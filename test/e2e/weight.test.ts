import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
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

test('the home page weighs at most 150 KB in all, compressed', async () => {
  expect(await onPage(browser, {}, (page) => weigh(page, '/'))).toBeLessThanOrEqual(limitBytes);
});

test('every indicator page weighs at most 150 KB in all, compressed', async () => {
  const indicators = pages.map((page) => page.path).filter((path) => /^\/indicatoren\/[^/?.]+$/.test(path));
  expect(indicators.length).toBeGreaterThan(0);
  for (const path of indicators) {
    expect({ path, bytes: await onPage(browser, {}, (page) => weigh(page, path)) }).toSatisfy(
      ({ bytes }: { readonly bytes: number }) => bytes <= limitBytes,
    );
  }
});

function weigh(page: Page, path: string): Promise<number> {
  return pageWeight(page, origin + path);
}
