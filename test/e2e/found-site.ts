import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { crawl, type FoundPage } from './crawl.ts';
import { command, startSite } from './site-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly origin: string;
    readonly pages: readonly FoundPage[];
  }
}

/** Where the crawler begins: in each language the home page, an address that does not exist, and what it is not led to. */
const startPaths = ['', '/en', '/fr'].flatMap((language) => [
  language || '/',
  `${language}/no-such-page`,
  // The pages to follow something by mail are alike, and no robot is led there: one of each sort stands for all.
  ...['', '/indicatoren/employment-rate-20-64', '/gemeenten/genk', '/projecten/i-can'].map(
    (topic) => `${language}/volgen${topic}`,
  ),
  // What a visitor reaches by signing in or by a link in a mail.
  ...['/registreren', '/wachtwoord-vergeten', '/volgen/bijna', '/volgen/gestopt', '/rondes'].map(
    (path) => `${language}${path}`,
  ),
]);

/** Serves the built product and finds its pages, once for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-site-'));
  const server = await startSite(folder);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await bringInOddProjects(folder);
    project.provide('origin', server.origin);
    project.provide('pages', await crawl(server.origin, startPaths));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Brings in projects with words of 46 letters, and with results at the ends of what a number can be. */
async function bringInOddProjects(folder: string): Promise<void> {
  for (const odd of ['24-long-words', '25-progress-extremes']) {
    await command('project', 'import', `test/cases/faulty-files/${odd}`, '--data', folder);
  }
}
