import type { Locale } from '../../../foundation/locale.ts';
import type { TargetRow } from '../../target/target-edit.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';

/** What is wrong with a row, by the rules of the file: a code of those rules, and the column to mend. */
export interface TargetFault {
  readonly code: string;
  readonly column: string;
}

/** The rules of `targets.csv`, which are those of the wing `measure`; filled by the composition. */
export interface TargetRules {
  /** Its columns in order. */
  readonly columns: readonly string[];
  /** The rows that the served release has. */
  readonly shipped: () => readonly TargetRow[];
  /** Everything that is wrong with a row, in itself and against the plan. */
  readonly check: (row: TargetRow) => readonly TargetFault[];
  /** Rows as the file's text. */
  readonly write: (rows: readonly TargetRow[]) => string;
}

/** What the pages on which targets are edited need to know. */
export interface TargetContext extends PlanContext {
  readonly rules: TargetRules;
  /** Areas that a target can be for, in the order in which they are offered. */
  readonly areas: (locale: Locale) => readonly { readonly code: string; readonly name: string }[];
  /** Told after each change, so that pages show it at once. */
  readonly onChange: () => Promise<void>;
}
