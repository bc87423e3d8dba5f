import { Cron } from 'croner';
import { describeProblem } from '../../foundation/problem.ts';
import type { RawStore } from '../source/raw-file.ts';
import { openRawStore } from '../source/raw-store.ts';
import type { SourcePlan } from '../source/publisher.ts';
import { nightlyPattern } from '../source/schedule.ts';
import { dueSources, fetchableSources, fetchRound, hasChanges, reportRound } from './fetch-round.ts';
import type { CommandSession } from '../../wing/command.ts';
import { buildAndPublish } from './current-release.ts';

/** Fetches in the background until it is stopped. */
export interface SourceSchedule {
  /** Stops what is under way at once; an attempt that is cut off this way is not noted as a failure. */
  readonly stop: () => Promise<void>;
}

/**
 * Asks every publisher on its own interval, at its own minute of the night, and those whose turn it already is at once.
 * After a round that brought something new a release is built and published. Rounds stand in line: none overlaps
 * another. Whatever goes wrong is told on standard error and in the status of the source; the server goes on.
 */
export async function startSourceSchedule(
  session: CommandSession,
  plan: () => SourcePlan | Promise<SourcePlan>,
): Promise<SourceSchedule> {
  const stopping = new AbortController();
  const background = stoppable(session, stopping.signal);
  const rawStore = quietOnceStopped(openRawStore(session.dataFolder), stopping.signal);
  let line: Promise<void> = Promise.resolve();
  const queueRound = (only?: string): Promise<void> => {
    line = line.then(async () => performRound(background, await plan(), rawStore, stopping.signal, only));
    return line;
  };
  const zone = { timezone: 'Europe/Brussels', protect: true, unref: true };
  const jobs = fetchableSources(session, await plan()).map(
    (id) => new Cron(nightlyPattern(id, session.dataFolder), zone, () => queueRound(id)),
  );
  void queueRound();
  return {
    stop: async () => {
      for (const job of jobs) job.stop();
      stopping.abort();
      await line;
    },
  };
}

/** One round over the sources whose turn it is; over one of them when `only` names it. Never fails. */
export async function performRound(
  session: CommandSession,
  plan: SourcePlan,
  rawStore: RawStore = openRawStore(session.dataFolder),
  stopped?: AbortSignal,
  only?: string,
): Promise<void> {
  const { printError } = session.world;
  try {
    if (stopped?.aborted) return;
    const due = await dueSources(session, plan, rawStore);
    const parts = await fetchRound(session, plan, only ? due.filter((id) => id === only) : due, rawStore);
    if (stopped?.aborted) return;
    reportRound(session, parts);
    if (!hasChanges(parts)) return;
    const built = await buildAndPublish(session, false);
    if (!built.ok) for (const problem of built.problems) printError(describeProblem(problem));
  } catch (error) {
    printError(`error in the background: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** The session with a network and waits that end when the schedule stops. */
function stoppable(session: CommandSession, signal: AbortSignal): CommandSession {
  const { effects } = session.world;
  const until = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const fetch: typeof effects.fetch = (input, init) =>
    effects.fetch(input, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
  const sleep = (milliseconds: number): Promise<void> => Promise.race([effects.sleep(milliseconds), until]);
  return { ...session, world: { ...session.world, effects: { ...effects, fetch, sleep } } };
}

function quietOnceStopped(rawStore: RawStore, signal: AbortSignal): RawStore {
  return {
    ...rawStore,
    noteStatus: (status) => (signal.aborted ? Promise.resolve() : rawStore.noteStatus(status)),
  };
}
