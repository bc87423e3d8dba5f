import type { Kysely } from 'kysely';
import type { z } from 'zod';

/** A named queue of jobs of one sort. What it is called and what its payload means never change once released. */
export interface JobQueue<Payload extends object> {
  /** Unique, in kebab-case: `mail`. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How often a job that failed is tried again; the wait doubles from the first to the longest. */
  readonly retries: { readonly limit: number; readonly firstSeconds: number; readonly longestSeconds: number };
  /** What a job may take before it counts as failed. */
  readonly longestSeconds: number;
  /** How long a job is kept once it is done or has failed for good; short where its payload is about people. */
  readonly keptSeconds: number;
  /** How many jobs a node does at once; one when absent. */
  readonly atOnce?: number;
  /** Whether a job goes before those that are not urgent, however long they wait. */
  readonly isUrgent?: (payload: Payload) => boolean;
  /** Whether the nodes together do one job at a time. */
  readonly oneAtATime?: boolean;
  /** When a job comes by itself, with an empty payload: a cron pattern in Brussels time. */
  readonly schedule?: string;
}

/** A queue whose payload does not matter. */
export type AnyQueue = Omit<JobQueue<object>, 'payload' | 'isUrgent'>;

/** A transaction in which a job is put in its queue: it comes to be when that is committed, and never otherwise. */
export type WithinTransaction = Pick<Kysely<unknown>, 'executeQuery'>;

/**
 * Puts a job in its queue, to be done once by one of the nodes; a node that is killed while doing it leaves it to another
 * one, so what it does must bear to be done twice.
 *
 * @throws {Error} when the payload is not that of the queue, or the queue was not opened: both are bugs.
 */
export type Enqueue = <Payload extends object>(
  queue: JobQueue<Payload>,
  payload: Payload,
  options?: { readonly within?: WithinTransaction; readonly notBefore?: Date },
) => Promise<void>;

/** What does the jobs of a queue. */
export type JobHandler<Payload extends object> = (payload: Payload, job: JobFacts) => Promise<void>;

/** What a handler knows of its job. */
export interface JobFacts {
  /** The same at every attempt. */
  readonly id: string;
  /** Aborted when the job takes too long, or is to be left to another node. */
  readonly signal: AbortSignal;
}
