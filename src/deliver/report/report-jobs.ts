import { z } from 'zod';
import type { JobQueue } from '../../job/job.ts';

/** Rounds in which periods open and lock, and those who have something to report are reminded. */
export const reportTurnQueue: JobQueue<Readonly<Record<string, never>>> = {
  name: 'report-turn',
  payload: z.strictObject({}),
  retries: { limit: 5, firstSeconds: 60, longestSeconds: 3600 },
  longestSeconds: 3600,
  keptSeconds: 3600,
  oneAtATime: true,
  schedule: '5 * * * *',
};
