import type { Locale } from '../../../foundation/locale.ts';
import { readPlainNumber, writePlainNumber } from '../../../foundation/plain-number.ts';
import { readWrittenDay } from '../../../foundation/written-day.ts';
import { readWrittenList } from '../../../foundation/written-list.ts';
import { readWrittenNumber, writeNumber } from '../../../foundation/written-number.ts';
import type { FormValues } from '../../../site/form.ts';
import type { TargetRow } from '../../target/target-edit.ts';

/** The form of a target as it was sent. */
export interface TargetAnswers {
  /** In the notation of the file; what cannot be read is left out of it. */
  readonly row: TargetRow;
  /** Texts with two readings, by field. */
  readonly ambiguous: Readonly<Record<string, string>>;
}

/** Reads the form of a target, whose numbers and day are written in a language. */
export function readTargetAnswers(columns: readonly string[], values: FormValues, locale: Locale): TargetAnswers {
  const [kpi = '', indicator = ''] = (values['what']?.[0] ?? '').split('/');
  const typed = (column: string): string => (values[column]?.[0] ?? '').trim().replaceAll(/\s+/g, ' ');
  const row = Object.fromEntries(columns.map((column) => [column, typed(column)]));
  const steps = stepsIn(typed('steps'));
  const isTwoNumbers = (text: string): boolean => readWrittenNumber(text, locale).kind === 'ambiguous';
  const isTwoDays = (text: string): boolean => readWrittenDay(text, locale).kind === 'ambiguous';
  return {
    row: {
      ...row,
      kpi,
      indicator,
      target_value: plainText(typed('target_value'), locale),
      steps: steps.map(({ period, value }) => `${period}:${plainText(value, locale)}`).join(';'),
      set_on: dayText(typed('set_on'), locale),
    },
    ambiguous: {
      ...ambiguous('target_value', [typed('target_value')], isTwoNumbers),
      ...ambiguous(
        'steps',
        steps.map(({ value }) => value),
        isTwoNumbers,
      ),
      ...ambiguous('set_on', [typed('set_on')], isTwoDays),
    },
  };
}

function ambiguous(
  field: string,
  texts: readonly string[],
  isTwo: (text: string) => boolean,
): Readonly<Record<string, string>> {
  const text = texts.find(isTwo);
  return text === undefined ? {} : { [field]: text };
}

/** A row of the file as the fields of a language show it; `readTargetAnswers` reads it back. */
export function shownTarget(row: TargetRow, locale: Locale): TargetRow {
  const shown = (text: string): string => {
    const value = readPlainNumber(text);
    return value === undefined ? text : writeNumber(value, locale);
  };
  const steps = stepsIn(row['steps'] ?? '').map(({ period, value }) => `${period}:${shown(value)}`);
  return { ...row, target_value: shown(row['target_value'] ?? ''), steps: steps.join(';') };
}

/** Steps of a path as they stand, such as "2026:76;2028:77,5"; one without a colon is all period. */
function stepsIn(text: string): readonly { readonly period: string; readonly value: string }[] {
  return readWrittenList(text, ';').map((step) => {
    const [period = '', ...value] = step.split(':');
    return { period: period.trim(), value: value.join(':').trim() };
  });
}

function plainText(text: string, locale: Locale): string {
  const reading = readWrittenNumber(text, locale);
  return reading.kind === 'number' ? writePlainNumber(reading.value) : '';
}

function dayText(text: string, locale: Locale): string {
  const reading = readWrittenDay(text, locale);
  return reading.kind === 'day' ? reading.day : '';
}
