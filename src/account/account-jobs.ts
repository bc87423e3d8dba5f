import { z } from 'zod';
import type { JobQueue } from '../job/job.ts';

/** Rounds that tell followers what changed; between two of them nothing is lost. */
export const newsQueue: JobQueue<Readonly<Record<string, never>>> = {
  name: 'follow-news',
  payload: z.strictObject({}),
  retries: { limit: 5, firstSeconds: 60, longestSeconds: 3600 },
  longestSeconds: 3600,
  keptSeconds: 3600,
  oneAtATime: true,
  schedule: '*/10 * * * *',
};

/** Rounds in which accounts forget what has ended: sessions, invitations, counted tries. */
export const accountSweepQueue: JobQueue<Readonly<Record<string, never>>> = {
  ...newsQueue,
  name: 'account-sweep',
  schedule: '17 * * * *',
};
