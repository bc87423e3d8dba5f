import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onPage, openBrowser } from '../test/e2e/chromium.ts';
import { pageWeight } from '../test/e2e/page-weight.ts';
import { lighthouseScores } from './lighthouse.ts';
import type { Load, LoadResult } from './load.ts';
import type { Measure } from './measure.ts';

/** A page that stands for its sort. */
interface ExamplePage {
  readonly name: string;
  readonly path: string;
}

const users = 10;
const requests = 3000;
const limitKb = 150;
const limitFreshMs = 40;
const limitRevalidatedMs = 11;
const loadProgram = fileURLToPath(new URL('load.ts', import.meta.url));

/** Measures what visitors of a served site notice: weight, waiting time, accessibility. */
export async function measureSite(origin: string): Promise<readonly Measure[]> {
  const pages = await examplePages(origin);
  return [
    ...(await measureWeights(origin, pages.slice(0, 2))),
    ...(await measureWaiting(origin, pages.slice(0, 2))),
    ...(await measureAccessibility(origin, pages)),
  ];
}

/** The home page, the first indicator and municipality it leads to, and the claims. */
async function examplePages(origin: string): Promise<readonly ExamplePage[]> {
  return [
    { name: 'home', path: '/' },
    { name: 'indicator', path: await firstLink(origin, '/indicatoren') },
    { name: 'municipality', path: await firstLink(origin, '/gemeenten') },
    { name: 'claims', path: '/vaststellingen' },
  ];
}

async function firstLink(origin: string, list: string): Promise<string> {
  const html = await (await fetch(origin + list)).text();
  const link = new RegExp(`href="(${list}/[^"/?#.]+)"`).exec(html)?.[1];
  if (!link) throw new Error(`${list} links to no page below it`);
  return link;
}

async function measureWeights(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const browser = await openBrowser();
  try {
    const measures: Measure[] = [];
    for (const { name, path } of pages) {
      const bytes = await onPage(browser, {}, (page) => pageWeight(page, origin + path));
      measures.push({
        what: `weight of ${name} page, all in, compressed`,
        unit: 'KB',
        value: bytes / 1024,
        limit: limitKb,
      });
    }
    return measures;
  } finally {
    await browser.close();
  }
}

async function measureWaiting(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path } of pages) {
    const address = origin + path;
    const fresh = await underLoad({ address, users, requests, revalidate: false });
    const again = await underLoad({ address, users, requests, revalidate: true });
    if (fresh.status !== 200 || again.status !== 304)
      throw new Error(`${path} answered ${fresh.status} and ${again.status}`);
    measures.push(
      { what: `p95 of ${name} page, ${users} users, fresh`, unit: 'ms', value: fresh.p95Ms, limit: limitFreshMs },
      {
        what: `p95 of ${name} page, ${users} users, revalidated`,
        unit: 'ms',
        value: again.p95Ms,
        limit: limitRevalidatedMs,
      },
    );
  }
  return measures;
}

/** The load runs in a process of its own, so that it does not take turns with this one. */
async function underLoad(load: Load): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [loadProgram, JSON.stringify(load)]);
  return JSON.parse(stdout) as LoadResult;
}

async function measureAccessibility(origin: string, pages: readonly ExamplePage[]): Promise<readonly Measure[]> {
  const scores = await lighthouseScores(pages.map(({ path }) => origin + path));
  return pages.map(({ name }, index) => ({
    what: `Lighthouse accessibility of ${name} page`,
    unit: 'of 100',
    limit: 100,
    value: scores[index] ?? 0,
  }));
}
