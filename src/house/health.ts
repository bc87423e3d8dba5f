import { statfs } from 'node:fs/promises';
import { cost } from '../site/cost.ts';
import type { Site } from '../site/app.tsx';

/** What a site needs to serve everybody, each asked when somebody wants to know. */
export interface Needed {
  readonly database: () => Promise<boolean>;
  /** Whether there is a release to show. */
  readonly release: () => boolean;
  /** Whether jobs and mails can be put in their queues. */
  readonly queue: () => boolean;
  readonly dataFolder: string;
}

/** Room on the disk of the data folder below which the site is not ready: uploads and the database would soon fail. */
export const leastFreeBytes = 100 * 1024 * 1024;

/** How many bytes are free for an ordinary user on the disk that a folder is on. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Adds `/health`, which says that the program is alive, and `/ready`, which says whether it can serve everything: 200, or
 * 503 with what is away. For load balancers and monitors; never kept.
 */
export function addHealth({ app, weigh }: Site, needed: Needed): void {
  for (const path of ['/health', '/ready']) weigh(path, cost.free);
  app.get('/health', (c) => c.text('alive\n', 200, { 'Cache-Control': 'no-store' }));
  app.get('/ready', async (c) => {
    const state = await stateOf(needed);
    const isReady = Object.values(state).every(Boolean);
    return c.json(state, isReady ? 200 : 503, {
      'Cache-Control': 'no-store',
      ...(!isReady && { 'Retry-After': '60' }),
    });
  });
}

async function stateOf({ database, release, queue, dataFolder }: Needed) {
  const disk = await freeBytes(dataFolder).then(
    (free) => free >= leastFreeBytes,
    () => false,
  );
  return { database: await database(), release: release(), queue: queue(), disk };
}
