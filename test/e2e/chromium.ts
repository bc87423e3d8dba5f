import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

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
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'nl-BE', ...options });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
