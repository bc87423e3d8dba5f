import { setTimeout } from 'node:timers/promises';
import { fromKysely, PgBoss, type Db, type Job, type JobResult, type Queue } from 'pg-boss';
import { failed, ok, type Result } from '../foundation/problem.ts';
import { isDatabaseAway } from '../store/away.ts';
import type { AnyQueue, Enqueue, JobHandler, JobQueue } from './job.ts';

/** The queues of a database, open. */
export interface Jobs {
  readonly enqueue: Enqueue;
  /** Lets this node do the jobs of a queue, as many at once as the queue says; urgent ones first. */
  readonly work: <Payload extends object>(queue: JobQueue<Payload>, handler: JobHandler<Payload>) => Promise<void>;
  /** Puts jobs back that waited when a backup was made, in a transaction of their own client; known ones are left. */
  readonly putBack: (jobs: readonly WaitingJob[], within: Db) => Promise<void>;
  /** Takes up nothing more, and waits half a minute for what is at hand; jobs can still be put in their queues. */
  readonly rest: () => Promise<void>;
  /** Stops taking jobs, and waits half a minute for those at hand; what is cut off is done again by another node. */
  readonly close: () => Promise<void>;
}

/** A job that is not done yet; `notBefore` is an ISO moment. */
export interface WaitingJob {
  readonly queue: string;
  readonly id: string;
  readonly data: object;
  readonly notBefore: string;
}

/** The table that jobs are in, and what asks it for those that are not done; their queues may be in another version. */
export const jobTable = 'pgboss.job';
export const waitingJobsQuery = `
  select name as queue, id, data, start_after as "notBefore" from ${jobTable}
  where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' order by created_on, id`;

export interface QueueCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** Asks how many jobs there are in each queue. The queues' own counts are a minute old, so the jobs are counted. */
export const queueCountsQuery = `
  select q.name as queue,
    count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
    count(j.id) filter (where j.state = 'active')::int as active,
    count(j.id) filter (where j.state = 'failed')::int as failed
  from pgboss.queue q left join ${jobTable} j on j.name = q.name
  where q.name not like '\\_\\_pgboss%' group by q.name order by q.name`;

/** How jobs are opened. */
export interface JobsOptions {
  readonly queues: readonly AnyQueue[];
  /** Told of every attempt that failed, and of a database that does not answer; never with a payload. */
  readonly onError: (error: Error) => void;
  /** `node` keeps the queues going: schedules, retries, jobs of killed nodes. A `visitor` only enqueues. */
  readonly as: 'node' | 'visitor';
  /** How often each queue is looked at. */
  readonly pollSeconds?: number;
  /** How often jobs whose node was killed, and moments of the schedules, are looked for. */
  readonly upkeepSeconds?: number;
}

/** How long a node is silent before its job is given to another one. */
const silenceSeconds = 30;
const patienceMs = 30_000;
const timeZone = 'Europe/Brussels';

/**
 * Opens the queues on the store's database, each node with up to three connections of its own, and brings their settings
 * and schedules up to date.
 *
 * Problems: the database does not let its user make the schema that queues are kept in.
 *
 * @throws {Error} when the database is away, or what it keeps of queues is damaged.
 */
export async function openJobs(url: string, options: JobsOptions): Promise<Result<Jobs>> {
  const boss = new PgBoss(bossOptions(url, options));
  boss.on('error', options.onError);
  try {
    await boss.start();
    await settle(boss, options.queues);
    return ok(jobsOn(boss, options));
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    if (isDatabaseAway(error)) throw error;
    return failed([noQueues(error)]);
  }
}

function bossOptions(url: string, { as, upkeepSeconds = silenceSeconds }: JobsOptions) {
  const isNode = as === 'node';
  return {
    connectionString: url,
    application_name: 'ambitie jobs',
    max: 3,
    keepAlive: true,
    lock_timeout: 10_000,
    statement_timeout: 60_000,
    query_timeout: 70_000,
    supervise: isNode,
    schedule: isNode,
    registerInstance: isNode,
    superviseIntervalSeconds: upkeepSeconds,
    monitorIntervalSeconds: upkeepSeconds,
    cronMonitorIntervalSeconds: upkeepSeconds,
    cronWorkerIntervalSeconds: Math.min(upkeepSeconds, 5),
  };
}

/** Makes the queues that are missing, renews the settings of the others, and lets go of schedules that are no more. */
async function settle(boss: PgBoss, queues: readonly AnyQueue[]): Promise<void> {
  for (const queue of queues) {
    const { policy, ...settings } = queueSettings(queue);
    await boss.createQueue(queue.name, { policy, ...settings });
    await boss.updateQueue(queue.name, settings);
    if (queue.schedule) await boss.schedule(queue.name, queue.schedule, {}, { tz: timeZone, missed: 'once' });
  }
  const scheduled = new Set(queues.filter(({ schedule }) => schedule).map(({ name }) => name));
  for (const { name } of await boss.getSchedules()) {
    if (!scheduled.has(name)) await boss.unschedule(name);
  }
}

function queueSettings({ retries, longestSeconds, keptSeconds, oneAtATime }: AnyQueue) {
  return {
    policy: oneAtATime ? 'singleton' : 'standard',
    retryLimit: retries.limit,
    retryDelay: retries.firstSeconds,
    retryDelayMax: retries.longestSeconds,
    retryBackoff: true,
    expireInSeconds: longestSeconds,
    deleteAfterSeconds: keptSeconds,
    heartbeatSeconds: silenceSeconds,
  } satisfies Omit<Queue, 'name'>;
}

function jobsOn(boss: PgBoss, options: JobsOptions): Jobs {
  return {
    enqueue: async (queue, payload, { within, notBefore } = {}) => {
      const checked = queue.payload.parse(payload);
      await boss.send(queue.name, checked, {
        ...(queue.isUrgent?.(checked) && { priority: 1 }),
        ...(within && { db: fromKysely(within) }),
        ...(notBefore && { startAfter: notBefore }),
      });
    },
    work: async (queue, handler) => {
      const taking = {
        pollingIntervalSeconds: options.pollSeconds ?? 2,
        batchSize: queue.atOnce ?? 1,
        // As long as there are enough for a whole turn, the next turn comes at once.
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const;
      await boss.work(queue.name, taking, (jobs: readonly Job[]) =>
        Promise.all(jobs.map((job) => perform(queue, handler, job, options.onError))),
      );
    },
    putBack: async (jobs, within) => {
      for (const { queue, id, data, notBefore } of jobs) {
        await boss.insert(queue, [{ id, data, startAfter: notBefore }], { db: within });
      }
    },
    rest: async () => {
      const ended = options.queues.map(({ name }) => boss.offWork(name, { wait: true }));
      await Promise.race([Promise.allSettled(ended), setTimeout(patienceMs, undefined, { ref: false })]);
    },
    close: () => boss.stop({ graceful: true, timeout: patienceMs }),
  };
}

/** Does a job; that it failed does not end those that are done at the same time. */
async function perform<Payload extends object>(
  queue: JobQueue<Payload>,
  handler: JobHandler<Payload>,
  { id, data, signal }: Job,
  onError: (error: Error) => void,
): Promise<JobResult> {
  try {
    const payload = queue.payload.safeParse(data);
    // What is wrong with it may hold what it says, so only that it is wrong is told.
    if (!payload.success) throw new Error('its payload is not that of the queue');
    await handler(payload.data, { id, signal });
    return { id, status: 'completed' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    onError(new Error(`a job of the queue ${queue.name} failed: ${reason}`, { cause }));
    // Kept with the job: its message, without where in the code it came from.
    return { id, status: 'failed', output: { message: reason } };
  }
}

function noQueues(error: unknown) {
  return {
    code: 'no-queues',
    message: `The job queues cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
    at: 'database',
    hint: 'Let the user of the database make schemas in it: "grant create on database NAME to USER".',
  };
}
