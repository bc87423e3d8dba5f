import { inEveryLocale, type Locale } from '../../../foundation/locale.ts';
import { translator, type Translate } from '../../../foundation/message.ts';
import type { TargetRow } from '../../target/target-edit.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import { en } from './edit-messages/en.ts';
import { fr } from './edit-messages/fr.ts';
import { nl, type TargetEditMessage } from './edit-messages/nl.ts';

const writers = inEveryLocale((locale) => translator<TargetEditMessage>({ nl, en, fr }, locale));

/** The writer of the texts about editing targets in a language. */
export function targetEditText(locale: Locale): Translate<TargetEditMessage> {
  return writers[locale];
}

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
