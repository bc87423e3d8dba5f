import { cpus, totalmem } from 'node:os';
import { openBrowser } from '../test/e2e/chromium.ts';

/** What measurements were done on: processor, memory, Node and browser. */
export async function machineLine(): Promise<string> {
  const [processor, ...others] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const browser = await openBrowser();
  const chromium = browser.version();
  await browser.close();
  return `${processor?.model.trim()}, ${others.length + 1} cores, ${memoryGb} GB, Node ${process.version}, Chromium ${chromium}`;
}
