import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Chromium on a machine without a screen, asking nothing of other hosts. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, or the one that the variable CHROMIUM names. */
export const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Opens a browser without a window. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: browserFlags });
}

/** Gives a fresh page of a visitor who reads Dutch to `use` and closes it afterwards. */
export async function onPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await newVisitor(browser, options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Lends pages to one test after another. */
export interface PagePool {
  readonly onPage: <T>(use: (page: Page) => Promise<T>) => Promise<T>;
}

/**
 * A pool of pages, each of a visitor of its own without cookies. A page that was lent before keeps its process, the
 * site's files and whatever its scripts were compiled to, so that it takes half the time of a fresh one. One on which a
 * test failed is not lent again.
 */
export function pagePool(browser: Browser, options: BrowserContextOptions): PagePool {
  const idle: Page[] = [];
  return {
    onPage: async (use) => {
      const page = idle.pop() ?? (await (await newVisitor(browser, options)).newPage());
      const result = await use(page);
      await page.context().clearCookies();
      idle.push(page);
      return result;
    },
  };
}

/** A fresh visitor who reads Dutch, with a browser of its own. */
export function newVisitor(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ reducedMotion: 'reduce', locale: 'nl-BE', ...options });
}
