import { describeProblem, type Problem } from '../../foundation/problem.ts';
import { openRawStore } from '../source/raw-store.ts';
import { tableCheck } from '../source/table-check-store.ts';
import type { RawStore } from '../source/raw-file.ts';
import type { SourcePlan } from '../source/publisher.ts';
import { fetchSource, findPublisher, publishers, sourceSettings, type FetchedSource } from '../source/source.ts';
import { dueMoment } from '../source/schedule.ts';
import type { Session } from '../../wing/command.ts';

/** What a round brought from one source, or what stood in its way. */
export interface RoundPart {
  readonly source: string;
  readonly fetched?: FetchedSource;
  readonly problems: readonly Problem[];
}

/**
 * Fetches sources one after the other. A source that fails, even in a way nobody foresaw, never keeps the next one from
 * being fetched.
 */
export async function fetchRound(
  session: Session,
  plan: SourcePlan,
  sourceIds: readonly string[],
  rawStore: RawStore = openRawStore(session.dataFolder),
): Promise<readonly RoundPart[]> {
  const parts: RoundPart[] = [];
  for (const source of sourceIds) parts.push(await fetchPart(session, plan, source, rawStore));
  return parts;
}

async function fetchPart(
  { world, dataFolder }: Session,
  plan: SourcePlan,
  source: string,
  rawStore: RawStore,
): Promise<RoundPart> {
  try {
    const result = await fetchSource(
      world.effects,
      source,
      plan,
      rawStore,
      sourceSettings(world.environment),
      tableCheck(dataFolder),
    );
    return result.ok
      ? { source, fetched: result.value, problems: result.value.refused }
      : { source, problems: result.problems };
  } catch (error) {
    return { source, problems: [unforeseen(source, error)] };
  }
}

function unforeseen(source: string, error: unknown): Problem {
  const message = `Fetching stopped: ${error instanceof Error ? error.message : String(error)}.`;
  return { code: 'fetch-stopped', message, at: source, hint: 'Check the disk and the rights on the data folder.' };
}

/** Whether a round brought anything new, so that a new release is worth building. */
export function hasChanges(parts: readonly RoundPart[]): boolean {
  return parts.some(({ fetched }) => fetched && fetched.changed.length > 0);
}

/** Tells what went wrong in a round, and what a publisher does not have, on standard error. */
export function reportRound({ world }: Session, parts: readonly RoundPart[]): void {
  for (const { fetched, problems } of parts) {
    for (const problem of [...problems, ...(fetched?.remarks ?? [])]) world.printError(describeProblem(problem));
  }
}

/** Sources that can be fetched here and of which the plan wants something, those not set up left out. */
export function fetchableSources({ world }: Session, plan: SourcePlan): readonly string[] {
  const settings = sourceSettings(world.environment);
  const now = world.effects.now();
  return publishers
    .filter(({ missingSettings, orders }) => missingSettings(settings).length === 0 && orders(plan, now).length > 0)
    .map(({ id }) => id);
}

/** Those of the fetchable sources whose turn it is. */
export async function dueSources(session: Session, plan: SourcePlan, rawStore: RawStore): Promise<readonly string[]> {
  const now = session.world.effects.now();
  const due = await Promise.all(
    fetchableSources(session, plan).map(async (id) => {
      const publisher = findPublisher(id);
      return publisher && dueMoment(publisher, await rawStore.status(id)) <= now ? [id] : [];
    }),
  );
  return due.flat();
}
