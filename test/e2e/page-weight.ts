import type { Page, Request } from 'playwright-core';

/** Bytes that come over the wire for a page and everything it loads, headers included, with an empty cache. */
export async function pageWeight(page: Page, address: string): Promise<number> {
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  // Until nothing more is asked for: sizes are read afterwards, so that none is asked of a page that is closing.
  await page.goto(address, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  return sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
}
