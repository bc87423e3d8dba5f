import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '../foundation/problem.ts';
import { isDamaged, isDatabaseAway } from '../store/away.ts';
import { databaseAddress } from '../store/database-address.ts';
import type { Session } from '../wing/command.ts';
import type { Wing, WingNeeds } from '../wing/wing.ts';
import { openDatabase } from './house.ts';

/* What the house does so that public figures are served without a database. */

const comesBack = new Set(['database-start', 'no-database']);

/** Whether a database that did not open is one of our own that was there before: what is wrong may be mended. */
export function mayComeBack({ world, dataFolder }: Session, problems: readonly Problem[]): boolean {
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok || address.value.kind !== 'embedded') return false;
  return existsSync(join(address.value.folder, 'password')) && problems.every(({ code }) => comesBack.has(code));
}

const pauseMs = 10_000;

/** Settles when the database opens again; looks until the signal comes, and never settles then. */
export async function databaseBack(session: Session, wings: readonly Wing[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await setTimeout(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) break;
    const opened = await openDatabase(session, wings);
    if (!opened.ok) continue;
    await opened.value.close();
    return;
  }
  await new Promise(() => undefined);
}

/**
 * What work gives, or nothing where the database is damaged at what it needs, which is told. Where the database does not run
 * at all, nothing that needs it is given.
 */
export async function unlessDamaged<T>(
  { tell, isAway = false }: Pick<WingNeeds, 'tell'> & { readonly isAway?: boolean },
  what: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isDamaged(error) && !(isAway && isDatabaseAway(error))) throw error;
    tell(what, error);
    return undefined;
  }
}
