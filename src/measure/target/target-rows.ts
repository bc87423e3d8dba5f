import type { OpenRelease } from '../release/open-release.ts';
import { heldRows, type TargetRow, type TargetStep } from './target-edit.ts';
import {
  checkTargetRows,
  readTargetFile,
  readTargetRow,
  targetCells,
  targetColumns,
  targetFileName,
  writeTargetFile,
  type RowProblem,
  type TargetCells,
  type TargetKnowledge,
} from './target-file.ts';
import type { Target } from './target.ts';

/** The targets of a release as rows of `targets.csv`, by column. */
export function rowsOf(targets: readonly Target[]): readonly TargetRow[] {
  return targets.map(targetCells);
}

/** Everything that is wrong with a row, by the rules of the file, in itself and against the plan of a release. */
export function problemsOfRow(row: TargetRow, release: OpenRelease): readonly RowProblem[] {
  const read = readTargetRow(cellsOf(row), targetFileName);
  return 'problems' in read ? read.problems : checkTargetRows([read], knowledgeOf(release));
}

/** Rows as the text of the file. */
export function fileOfRows(rows: readonly TargetRow[]): string {
  return writeTargetFile(rows.map(cellsOf));
}

/** The targets that hold when edits are put in the place of what a release had; an edit that fits no longer is left out. */
export function editTargets(targets: readonly Target[], changes: readonly TargetStep[]): readonly Target[] {
  return heldRows(rowsOf(targets), changes).flatMap((row) => {
    const read = readTargetRow(cellsOf(row), targetFileName);
    return 'target' in read ? [read.target] : [];
  });
}

/** The edits for the next release: puts them into the plan folder's file, which stays as it is when it cannot be read. */
export function editTargetFile(changes: readonly TargetStep[]): (file: string) => string {
  return (file) => {
    if (changes.length === 0) return file;
    const read = file === '' ? { ok: true as const, value: [] } : readTargetFile(file);
    if (!read.ok) return file;
    return fileOfRows(heldRows(rowsOf(read.value.map(({ target }) => target)), changes));
  };
}

function cellsOf(row: TargetRow): TargetCells {
  return Object.fromEntries(targetColumns.map((column) => [column, row[column] ?? ''])) as TargetCells;
}

function knowledgeOf({ plan, indicators, geography }: OpenRelease): TargetKnowledge {
  const kpis = plan.ambitions.flatMap((line) => line.kpis.map((kpi) => [kpi.id, kpi.indicators] as const));
  return {
    kpis: new Map(kpis),
    units: new Map(indicators.map(({ id, unit }) => [id, unit])),
    areas: geography.areas.map(({ code }) => code),
  };
}
