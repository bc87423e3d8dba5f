import type { AnyQueue } from '../job/jobs.ts';
import { mailQueue } from '../job/mail.ts';

/** Every queue of jobs, of all wings. */
export const queues: readonly AnyQueue[] = [mailQueue];
