import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { browserFlags, browserPath } from '../test/e2e/chromium.ts';
import { median } from './measure.ts';

/** How a page comes to a visitor on a middling phone with a slow connection. */
export interface PhoneVisit {
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly layoutShift: number;
}

/** Lighthouse's accessibility score, 0 to 100, of a page at phone width. */
export async function accessibilityScore(address: string): Promise<number> {
  const { categories } = await inspect(address, 'accessibility');
  const score = categories['accessibility']?.score;
  if (typeof score !== 'number') throw new Error(`Lighthouse gave no score for ${address}`);
  return Math.round(score * 100);
}

/** The median of some visits on Lighthouse's emulated phone: a quarter of this processor, 150 ms, 1.6 Mbit/s. */
export async function phoneVisit(address: string, visits: number): Promise<PhoneVisit> {
  const found: PhoneVisit[] = [];
  for (let tries = 0; found.length < visits; tries++) {
    const visit = visitIn(await inspect(address, 'performance'));
    if (visit) found.push(visit);
    else if (tries > visits * 2) throw new Error(`Lighthouse saw no paint of ${address}`);
  }
  return {
    largestPaintMs: median(found.map(({ largestPaintMs }) => largestPaintMs)),
    blockingMs: median(found.map(({ blockingMs }) => blockingMs)),
    layoutShift: median(found.map(({ layoutShift }) => layoutShift)),
  };
}

/** Opens a page as Lighthouse does, in a browser of its own that knows nothing yet. */
async function inspect(address: string, category: 'accessibility' | 'performance'): Promise<Result> {
  const chrome = await launch({ chromePath: browserPath, chromeFlags: ['--headless=new', ...browserFlags] });
  try {
    const result = await lighthouse(address, { port: chrome.port, onlyCategories: [category], logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${address}`);
    return result.lhr;
  } finally {
    chrome.kill();
  }
}

/** `undefined` when the browser was too busy to paint while it was watched. */
function visitIn({ audits }: Result): PhoneVisit | undefined {
  const largestPaintMs = audits['largest-contentful-paint']?.numericValue;
  const blockingMs = audits['total-blocking-time']?.numericValue;
  const layoutShift = audits['cumulative-layout-shift']?.numericValue;
  if (largestPaintMs === undefined || blockingMs === undefined || layoutShift === undefined) return undefined;
  return { largestPaintMs, blockingMs, layoutShift };
}
