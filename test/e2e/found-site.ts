import type { TestProject } from 'vitest/node';
import { crawl, type FoundPage } from './crawl.ts';
import { startSite } from './site-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly origin: string;
    readonly pages: readonly FoundPage[];
  }
}

/** Where the crawler begins: the home page in each language, and an address that does not exist. */
const startPaths = ['/', '/en', '/fr', '/no-such-page', '/en/no-such-page', '/fr/no-such-page'];

/** Serves the built product and finds its pages, once for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSite();
  try {
    project.provide('origin', server.origin);
    project.provide('pages', await crawl(server.origin, startPaths));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}
