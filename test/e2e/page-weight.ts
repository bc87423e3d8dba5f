import type { Page } from 'playwright-core';

/** Bytes that come over the wire for a page and everything it loads, headers included, with an empty cache. */
export async function pageWeight(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const bytes = await Promise.all(sizes);
  return bytes.reduce((sum, size) => sum + size, 0);
}
