import { sql, type QueryExecutorProvider } from 'kysely';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import type { Author } from '../../wing/actor.ts';
import type { OwnData } from '../../wing/wing.ts';
import { note } from '../../wing/trail-store.ts';
import { keyText, type TargetChange, type TargetKey, type TargetRow } from './target-edit.ts';

/** Every change of targets, oldest first. */
export async function readTargetChanges(database: QueryExecutorProvider): Promise<readonly TargetChange[]> {
  const { rows } = await sql<ChangeRow>`
    select id::text, kpi, indicator, area, row, before, why, changed_at, profile.name as changed_by
    from target_change left join profile on person_id = target_change.changed_by
    order by target_change.id`.execute(database);
  return rows.map(changeOf);
}

/** Changes of targets that a person made; her name leaves them by itself when she goes. */
export const targetOwnData: OwnData = {
  name: 'targets',
  read: async (database, person) => {
    const { rows } = await sql`
      select kpi, indicator, area, row, why, changed_at from target_change where changed_by = ${person} order by id`.execute(
      database,
    );
    return rows;
  },
};

/** What is kept of a change. */
export interface NewTargetChange extends TargetKey {
  readonly row?: TargetRow;
  readonly before?: TargetRow;
  readonly why: string;
  /** Id of the target's latest change when its form was made; absent when there was none. */
  readonly latest?: string;
}

/** Keeps a change, with an entry in the trail, unless the target was changed meanwhile. Says whether it did. */
export async function addTargetChange(
  database: QueryExecutorProvider,
  author: Author,
  change: NewTargetChange,
): Promise<boolean> {
  const { kpi, indicator, area, row, before, why, latest } = change;
  const person = author.kind === 'person' ? author.id : null;
  await sql`select pg_advisory_xact_lock(hashtext(${`target ${kpi} ${indicator} ${area}`}))`.execute(database);
  const { numAffectedRows } = await sql`
    insert into target_change (kpi, indicator, area, row, before, why, changed_by)
    select ${kpi}, ${indicator}, ${area}, ${row ? JSON.stringify(row) : null}::jsonb,
      ${before ? JSON.stringify(before) : null}::jsonb, ${why}, ${person}::uuid
    where (select max(id)::text from target_change
      where kpi = ${kpi} and indicator = ${indicator} and area = ${area}) is not distinct from ${latest ?? null}`.execute(
    database,
  );
  if (numAffectedRows !== 1n) return false;
  const target = keyText(change);
  await note(database, author, {
    event: row ? 'target.set' : 'target.removed',
    subject: { kind: 'target', id: target },
    details: { target, why },
  });
  return true;
}

/** The changes as a web node knows them: at once those of its own, those of others within the interval. */
export interface FollowedTargets {
  readonly changes: () => readonly TargetChange[];
  /** Changes with every edit. */
  readonly revision: () => string;
  /** Looks again now. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** Who is told of what happens while following. */
export interface TargetListener {
  readonly onError: (error: unknown) => void;
  /** Told of all changes at first, and whenever there are more. */
  readonly onChange?: (changes: readonly TargetChange[]) => Promise<void>;
}

/** Follows the changes of targets in the database; errors are told and the last known changes stay. */
export async function followTargets(
  store: Store,
  everyMilliseconds: number,
  { onError, onChange }: TargetListener,
): Promise<FollowedTargets> {
  let known: readonly TargetChange[] | undefined;
  const refresh = async (): Promise<void> => {
    const read = await store.as<unknown, readonly TargetChange[]>(systemAccess, readTargetChanges);
    const isNew = read.at(-1)?.id !== known?.at(-1)?.id || !known;
    known = read;
    if (isNew) await onChange?.(read);
  };
  // Figures are shown without the database too: the release has the edits that were known when it was made.
  await refresh().catch(onError);
  const timer = setInterval(() => void refresh().catch(onError), everyMilliseconds);
  timer.unref();
  return {
    changes: () => known ?? [],
    revision: () => known?.at(-1)?.id ?? '0',
    refresh,
    close: () => clearInterval(timer),
  };
}

interface ChangeRow extends TargetKey {
  readonly id: string;
  readonly row: TargetRow | null;
  readonly before: TargetRow | null;
  readonly why: string;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

function changeOf({ row, before, changedBy, ...rest }: ChangeRow): TargetChange {
  return { ...rest, ...(row && { row }), ...(before && { before }), ...(changedBy !== null && { changedBy }) };
}
