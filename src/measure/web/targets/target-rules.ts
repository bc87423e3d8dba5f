import type { FollowedTargets } from '../../target/target-store.ts';
import { heldRows, type TargetRow, type TargetStep } from '../../target/target-edit.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import type { TargetContext, TargetRules } from './target-context.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import {
  checkTargetRows,
  readTargetFile,
  readTargetRow,
  targetCells,
  targetColumns,
  targetFileName,
  writeTargetFile,
  type TargetCells,
  type TargetKnowledge,
} from '../../target/target-file.ts';
import type { EditedTargets } from './edited-targets.ts';

/** The rules of `targets.csv` for the pages that edit targets: those of the file, against the plan that is served. */
export function targetRulesOf(release: () => OpenRelease): TargetRules {
  return {
    columns: targetColumns,
    shipped: () => release().targets.map(targetCells),
    check: (row) => {
      const read = readTargetRow(cellsOf(row), targetFileName);
      return 'problems' in read ? read.problems : checkTargetRows([read], knowledgeOf(release()));
    },
    write: (rows) => writeTargetFile(rows.map(cellsOf)),
  };
}

/** The edits as pages show them: those that still fit the plan, in the place of the release's own. */
export function editedTargetsOf({ changes, revision }: Pick<FollowedTargets, 'changes' | 'revision'>): EditedTargets {
  return {
    revision,
    apply: (targets) =>
      heldRows(targets.map(targetCells), changes()).flatMap((row) => {
        const read = readTargetRow(cellsOf(row), targetFileName);
        return 'target' in read ? [read.target] : [];
      }),
  };
}

/** The edits for the next release: puts them into the plan folder's file, which stays as it is when it cannot be read. */
export function editTargetFile(changes: readonly TargetStep[]): (file: string) => string {
  return (file) => {
    if (changes.length === 0) return file;
    const read = file === '' ? { ok: true as const, value: [] } : readTargetFile(file);
    if (!read.ok) return file;
    const rows = heldRows(
      read.value.map(({ target }) => targetCells(target)),
      changes,
    );
    return writeTargetFile(rows.map(cellsOf));
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

/** What the pages on which targets are edited need to know of the release that is served. */
export function targetContextOf(
  release: () => OpenRelease,
  plan: PlanContext,
  onChange: TargetContext['onChange'],
): TargetContext {
  // Areas of the plan as they are today, the widest first.
  const areas: TargetContext['areas'] = (locale) =>
    release()
      .geography.areas.filter(({ validTo }) => !validTo)
      .map(({ code, name }) => ({ code, name: name[locale] }));
  return { ...plan, rules: targetRulesOf(release), areas, onChange };
}
