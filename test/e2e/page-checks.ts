import type { ConsoleMessage, Page, Request } from 'playwright-core';
import { axeViolations } from './axe.ts';

/** Violations in each theme. */
export type ThemeViolations = Readonly<Record<'light' | 'dark', readonly string[]>>;

/** What axe finds on a page in light and in dark. */
export async function violationsByTheme(page: Page): Promise<ThemeViolations> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return { light, dark: await axeViolations(page) };
}

/** What makes the page wider than the window; empty when nothing does. */
export function thingsTooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      return element.getBoundingClientRect().right > width + 1;
    });
    return [
      `${document.documentElement.scrollWidth} px`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

/** Parts that would not be whole on paper, because they scroll there; empty when everything is. */
export async function cutOnPaper(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: 'print' });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => {
        const scrolls = ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowY);
        return scrolls && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  await page.emulateMedia({ media: 'screen' });
  return cut;
}

/** What a page asked from other hosts, and the errors that it wrote to the console. */
export interface Noise {
  readonly soFar: () => readonly string[];
  /** Listens no longer, and gives what there was. */
  readonly stop: () => readonly string[];
}

/** Notes them until it is stopped. */
export function listenForNoise(page: Page, origin: string): Noise {
  const noise: string[] = [];
  const onMessage = (message: ConsoleMessage): void => {
    if (message.type() === 'error') noise.push(`console: ${message.text()}`);
  };
  const onError = (error: Error): void => void noise.push(`error: ${error.message}`);
  const onRequest = (request: Request): void => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !address.startsWith('data:')) noise.push(`third party: ${address}`);
  };
  page.on('console', onMessage).on('pageerror', onError).on('request', onRequest);
  return {
    soFar: () => noise,
    stop: () => {
      page.off('console', onMessage).off('pageerror', onError).off('request', onRequest);
      return noise;
    },
  };
}
