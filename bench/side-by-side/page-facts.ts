import type { Browser, Request } from 'playwright-core';
import { onPage, openBrowser } from '../../test/e2e/chromium.ts';
import { phoneVisit, type PhoneVisit } from '../lighthouse.ts';
import { underLoad } from '../load.ts';

/** What a visitor and a server notice of one page. */
export interface PageFacts {
  /** Everything that comes over the wire with an empty cache, headers included. */
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly requests: number;
  readonly visit: PhoneVisit;
  readonly htmlPerSecond: number;
  /** Whole page loads: all its requests, one after another on kept connections. */
  readonly pagesPerSecond: number;
  readonly withoutScripts: { readonly drawings: number; readonly tableRows: number };
}

const visits = 5;
const users = 10;
const requests = 3000;

/** Measures a page that is served. */
export async function measurePage(address: string): Promise<PageFacts> {
  const browser = await openBrowser();
  try {
    const { addresses, ...weight } = await weigh(browser, address);
    const withoutScripts = await readWithoutScripts(browser, address);
    const html = await underLoad({ addresses: [address], users, requests, warmUp: 300, revalidate: false });
    const all = await underLoad({ addresses, users, requests, warmUp: 300, revalidate: false });
    return {
      ...weight,
      requests: addresses.length,
      visit: await phoneVisit(address, visits),
      htmlPerSecond: html.perSecond,
      pagesPerSecond: all.perSecond / addresses.length,
      withoutScripts,
    };
  } finally {
    await browser.close();
  }
}

interface Weight {
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly addresses: readonly string[];
}

function weigh(browser: Browser, address: string): Promise<Weight> {
  return onPage(browser, {}, async (page) => {
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto(address, { waitUntil: 'networkidle' });
    const sizes = await Promise.all(
      finished.map(async (request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        return { isScript: request.resourceType() === 'script', bytes: responseBodySize + responseHeadersSize };
      }),
    );
    const sum = (of: typeof sizes) => of.reduce((total, { bytes }) => total + bytes, 0);
    return {
      bytes: sum(sizes),
      scriptBytes: sum(sizes.filter(({ isScript }) => isScript)),
      addresses: finished.map((request) => request.url()).filter((url) => url.startsWith('http')),
    };
  });
}

function readWithoutScripts(browser: Browser, address: string): Promise<PageFacts['withoutScripts']> {
  return onPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    return {
      drawings: await page.locator('main svg[role=img], main figure svg, main [role=img] svg').count(),
      tableRows: await page.locator('main tr').count(),
    };
  });
}
