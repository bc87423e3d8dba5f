import { axeViolations } from '../test/e2e/axe.ts';
import { onPage, openBrowser } from '../test/e2e/chromium.ts';
import { pageWeight } from '../test/e2e/page-weight.ts';
import { examplePages, type ExamplePage } from './example-pages.ts';
import { accessibilityScore, phoneVisit } from './lighthouse.ts';
import { underLoad } from './load.ts';
import type { Measure } from './measure.ts';

const users = 10;
const requests = 3000;
const limitKb = 150;
const limitFreshMs = 40;
const limitRevalidatedMs = 11;
const limitSearchMs = 30;
const questions: readonly string[] = [
  '/zoek?q=werkloosheid+genk',
  '/zoek?q=wekloosheid+hasselt',
  '/zoek?q=mensen+met+werk',
  '/zoek?q=zzxqqy',
  '/en/zoek?q=unemployment',
  '/fr/zoek?q=ch%C3%B4mage+tongres',
];
const visits = 3;

/** Measures what visitors of a served site notice: weight, violations, waiting time, accessibility, speed of a phone. */
export async function measureSite(origin: string): Promise<readonly Measure[]> {
  const pages = await examplePages(origin);
  const there = pages.filter(({ status }) => status === 200);
  const named = (...names: readonly string[]) => there.filter(({ name }) => names.includes(name));
  return [
    ...pages.filter((page) => !there.includes(page)).map(missingPage),
    ...(await measureInBrowser(origin, there)),
    ...(await measureWaiting(origin, named('home', 'indicator', 'explorer'))),
    ...(await measureSearching(origin)),
    ...(await measureAccessibility(origin, there)),
    ...(await measureVisits(origin, named('home', 'indicator', 'explorer'))),
  ];
}

function missingPage({ name, path, status }: ExamplePage): Measure {
  return {
    what: `weight of ${name} page`,
    unit: 'KB',
    isMissing: true,
    limit: limitKb,
    why: `${path} answers ${status}`,
  };
}

async function measureInBrowser(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const browser = await openBrowser();
  try {
    const weights: Measure[] = [];
    let violations = 0;
    for (const { name, path } of pages) {
      const bytes = await onPage(browser, {}, async (page) => {
        const weight = await pageWeight(page, origin + path);
        violations += (await axeViolations(page)).length;
        return weight;
      });
      const what = `weight of ${name} page, all in, compressed`;
      weights.push({ what, unit: 'KB', value: bytes / 1024, limit: limitKb });
    }
    return [
      ...weights,
      { what: `axe violations on these ${pages.length} pages`, unit: 'violations', value: violations, limit: 0 },
    ];
  } finally {
    await browser.close();
  }
}

async function measureWaiting(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path } of pages) {
    const load = { addresses: [origin + path], users, requests, warmUp: 50 };
    const fresh = await underLoad({ ...load, revalidate: false });
    const again = await underLoad({ ...load, revalidate: true });
    if (fresh.status !== 200 || again.status !== 304)
      throw new Error(`${path} answered ${fresh.status} and ${again.status}`);
    const what = `p95 of ${name} page, ${users} users`;
    measures.push(
      { what: `${what}, fresh`, unit: 'ms', value: fresh.p95Ms, limit: limitFreshMs },
      { what: `${what}, revalidated`, unit: 'ms', value: again.p95Ms, limit: limitRevalidatedMs },
    );
  }
  return measures;
}

/** Each asks another question, in any of the languages: with typing errors, with words that all have, with nothing found. */
async function measureSearching(origin: string): Promise<readonly Measure[]> {
  const addresses = questions.map((question) => `${origin}${question}`);
  const { status, p95Ms } = await underLoad({ addresses, users, requests, warmUp: 50, revalidate: false });
  if (status !== 200) throw new Error(`a search answered ${status}`);
  return [{ what: `p95 of a search, ${users} users`, unit: 'ms', value: p95Ms, limit: limitSearchMs }];
}

async function measureAccessibility(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path } of pages) {
    const value = await accessibilityScore(origin + path);
    measures.push({ what: `Lighthouse accessibility of ${name} page`, unit: 'of 100', limit: 100, value });
  }
  return measures;
}

async function measureVisits(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path } of pages) {
    const { largestPaintMs, blockingMs, layoutShift } = await phoneVisit(origin + path, visits);
    const where = `of ${name} page, emulated phone`;
    measures.push(
      { what: `largest contentful paint ${where}`, unit: 's', value: largestPaintMs / 1000, limit: 1.5 },
      { what: `total blocking time ${where}`, unit: 'ms', value: blockingMs, limit: 150 },
      { what: `cumulative layout shift ${where}`, unit: 'shift', value: layoutShift, limit: 0.05 },
    );
  }
  return measures;
}
