import { setTimeout } from 'node:timers/promises';
import type { PostgresServer } from './postgres-server.ts';

/** A server that is brought back whenever it ends. */
export interface KeptServer {
  /** Brings it back no more; waits for what is under way. */
  readonly letGo: () => Promise<void>;
}

/** Pauses between attempts, in milliseconds: the first, then twice as long each time, up to the longest. */
export interface Pauses {
  readonly first: number;
  readonly longest: number;
}

const usualPauses: Pauses = { first: 500, longest: 30_000 };

/** How long it must have run to begin anew with the first pause. */
const calmMs = 60_000;

/** Starts a server again whenever it has ended, after a pause that grows while it does not stay; `report` hears of each. */
export function keepRunning(
  first: PostgresServer,
  again: () => Promise<PostgresServer>,
  report: (error: Error) => void,
  pauses = usualPauses,
): KeptServer {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<void>((settle) => signal.addEventListener('abort', () => settle(), { once: true }));
  const keep = async (): Promise<void> => {
    let server: PostgresServer | undefined = first;
    let since = Date.now();
    let pause = pauses.first;
    while (!signal.aborted) {
      if (server) await Promise.race([server.ended, stopped]);
      if (signal.aborted) return;
      if (Date.now() - since > calmMs) pause = pauses.first;
      report(new Error(`the database is not running; it is started again in ${pause / 1000} s`));
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      pause = Math.min(pause * 2, pauses.longest);
      server = await again().catch((error: unknown) => {
        report(notBack(error));
        return undefined;
      });
      if (server) report(new Error('the database runs again'));
      since = Date.now();
    }
  };
  const kept = keep();
  return {
    letGo: async () => {
      stopping.abort();
      await kept;
    },
  };
}

function notBack(cause: unknown): Error {
  return new Error(`the database does not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}
