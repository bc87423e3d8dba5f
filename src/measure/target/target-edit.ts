/** A row of the plan folder's `targets.csv`: a text by column. */
export type TargetRow = Readonly<Record<string, string>>;

/** What a row is the target of: a KPI, one of its indicators, and an area. */
export interface TargetKey {
  readonly kpi: string;
  readonly indicator: string;
  readonly area: string;
}

/** What a change of one target did. */
export interface TargetStep extends TargetKey {
  /** The row from then on; absent when the target was taken away. */
  readonly row?: TargetRow;
  /** The row that the plan folder or the release had at that time; absent when it had none. */
  readonly before?: TargetRow;
}

/** A change of one target on the site, as it was kept: never changed afterwards. */
export interface TargetChange extends TargetStep {
  /** Grows with every change of any target. */
  readonly id: string;
  readonly why: string;
  readonly changedAt: Date;
  /** Absent when erased. */
  readonly changedBy?: string;
}

/** A target as it holds now, and where it comes from. */
export interface HeldTarget<Change extends TargetStep = TargetChange> extends TargetKey {
  /** Absent when it was taken away on the site. */
  readonly row?: TargetRow;
  /** `file`: as shipped; `site`: edited here; `file-again`: edited here, but the file was changed by hand since. */
  readonly origin: 'file' | 'site' | 'file-again';
  /** The latest change made here. */
  readonly change?: Change;
}

/**
 * The targets that hold, from the rows of a file and the changes made on the site, oldest first. A change takes the
 * place of any row that the site knew: the one it was made on, or an earlier change that a release already took up. Of a
 * row that was changed by hand afterwards, the hand's version holds. Rows keep their order; new ones follow.
 */
export function heldTargets<Change extends TargetStep>(
  rows: readonly TargetRow[],
  changes: readonly Change[],
): readonly HeldTarget<Change>[] {
  const byKey = Map.groupBy(changes, keyText);
  const own = rows.map((row): HeldTarget<Change> => {
    const key = keyOf(row);
    const made = byKey.get(keyText(key)) ?? [];
    const change = made.at(-1);
    if (!change) return { ...key, row, origin: 'file' };
    if (!isKnown(row, made)) return { ...key, row, origin: 'file-again', change };
    return { ...key, ...(change.row && { row: change.row }), origin: 'site', change };
  });
  const there = new Set(rows.map((row) => keyText(keyOf(row))));
  const added = [...byKey].flatMap(([key, made]): readonly HeldTarget<Change>[] => {
    const change = made.at(-1);
    if (!change || there.has(key)) return [];
    return [{ ...keyPart(change), ...(change.row && { row: change.row }), origin: 'site', change }];
  });
  return [...own, ...added];
}

/** The rows that hold, to write as a file. */
export function heldRows(rows: readonly TargetRow[], changes: readonly TargetStep[]): readonly TargetRow[] {
  return heldTargets(rows, changes).flatMap(({ row }) => (row ? [row] : []));
}

/** A key as one text, for addresses and the trail: "K11.1/employment-rate-20-64/BE22". */
export function keyText({ kpi, indicator, area }: TargetKey): string {
  return `${kpi}/${indicator}/${area}`;
}

export function keyOf(row: TargetRow): TargetKey {
  return { kpi: row['kpi'] ?? '', indicator: row['indicator'] ?? '', area: row['area'] ?? '' };
}

function keyPart({ kpi, indicator, area }: TargetKey): TargetKey {
  return { kpi, indicator, area };
}

function isKnown(row: TargetRow, made: readonly TargetStep[]): boolean {
  return made.some((change) => isSameRow(change.before, row) || isSameRow(change.row, row));
}

/** Whether two rows say the same in every column. */
export function isSameRow(a: TargetRow | undefined, b: TargetRow | undefined): boolean {
  if (!a || !b) return a === b;
  const columns = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...columns].every((column) => (a[column] ?? '') === (b[column] ?? ''));
}
