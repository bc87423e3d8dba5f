import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { browserFlags, browserPath } from '../test/e2e/chromium.ts';

/** Accessibility scores, 0 to 100, of some pages at phone width. */
export async function lighthouseScores(addresses: readonly string[]): Promise<readonly number[]> {
  const chrome = await launch({ chromePath: browserPath, chromeFlags: ['--headless=new', ...browserFlags] });
  try {
    const scores: number[] = [];
    for (const address of addresses) scores.push(await scoreOf(address, chrome.port));
    return scores;
  } finally {
    chrome.kill();
  }
}

async function scoreOf(address: string, port: number): Promise<number> {
  const result = await lighthouse(address, { port, onlyCategories: ['accessibility'], logLevel: 'error' });
  const score = result?.lhr.categories['accessibility']?.score;
  if (typeof score !== 'number') throw new Error(`Lighthouse gave no score for ${address}`);
  return Math.round(score * 100);
}
