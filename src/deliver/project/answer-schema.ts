import { z } from 'zod';
import type { Locale } from '../../foundation/locale.ts';
import { oneLineText } from '../../foundation/one-line.ts';
import { readWrittenDay } from '../../foundation/written-day.ts';
import { readWrittenNumber } from '../../foundation/written-number.ts';
import { compacted } from '../compact.ts';

/** What can be wrong with a number or a day; of what is ambiguous, `readingsOf` says both readings. */
export type NumberError = 'not-a-number' | 'ambiguous-number';
export type DayError = 'not-a-day' | 'no-such-day' | 'ambiguous-day';

/** What can be wrong with an answer: a key of the texts. */
export type SectionError =
  | 'missing'
  | 'too-long'
  | NumberError
  | DayError
  | 'not-a-year'
  | 'negative'
  | 'too-many-rows'
  | 'not-an-address'
  | 'not-a-mail-address'
  | 'not-a-choice'
  | 'end-before-start'
  | 'shares-above-100'
  | 'twice'
  | 'two-leads'
  | 'no-lead'
  | 'period-twice'
  | 'period-approved'
  | 'period-locked';

export const longText = 20_000;

export function text(most = 300) {
  return z.string('missing').trim().max(most, 'too-long');
}

/** A text that stands on one line. */
export function line(most = 300) {
  return oneLineText('missing').pipe(z.string().max(most, 'too-long'));
}

/** A text on one line that cannot do without. */
export function needed(most = 300) {
  return oneLineText('missing').pipe(z.string().min(1, 'missing').max(most, 'too-long'));
}

export function orAbsent<T>(schema: z.ZodType<T, string>) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
    schema.optional(),
  );
}

export const optionalText = orAbsent(line(2000));

/** Ids of what the plan has, or had when they were chosen. */
export function someOf(known: ReadonlySet<string>, chosen: readonly string[]) {
  return z.array(idOf(known, chosen), 'not-a-choice').default([]);
}

/** The id of something that the plan has, or had when it was chosen. */
export function idOf(known: ReadonlySet<string>, chosen: readonly string[]) {
  return z
    .string('missing')
    .min(1, 'missing')
    .refine((id) => known.has(id) || chosen.includes(id), 'not-a-choice');
}

/** A number as people write it in a language. */
export function numeral(locale: Locale) {
  return z.string('not-a-number' satisfies NumberError).transform((written, context) => {
    const reading = readWrittenNumber(written, locale);
    if (reading.kind === 'number') return reading.value;
    const message: NumberError = reading.kind === 'ambiguous' ? 'ambiguous-number' : 'not-a-number';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A day as a browser's field sends it or people write it in a language, as ISO text. */
export function day(locale: Locale) {
  return z.string('not-a-day' satisfies DayError).transform((written, context) => {
    const reading = readWrittenDay(written, locale);
    if (reading.kind === 'day') return reading.day;
    context.addIssue({ code: 'custom', message: dayErrors[reading.kind] });
    return z.NEVER;
  });
}

const dayErrors = {
  empty: 'not-a-day',
  'not-a-day': 'not-a-day',
  'no-such-day': 'no-such-day',
  ambiguous: 'ambiguous-day',
} as const satisfies Record<string, DayError>;

export function optionalDay(locale: Locale) {
  return orAbsent(day(locale) as z.ZodType<string, string>);
}

export function amount(locale: Locale) {
  return orAbsent(
    numeral(locale).pipe(z.number().min(0, 'negative').max(1e11, 'too-long')) as z.ZodType<number, string>,
  );
}

export function figure(locale: Locale) {
  return orAbsent(numeral(locale) as z.ZodType<number, string>);
}

export function choice<const T extends readonly string[]>(delivering: T) {
  return z.enum(delivering as unknown as readonly [T[number], ...T[number][]], 'not-a-choice');
}

/** The most rows of a list that somebody writes in a form. */
const mostRows = 200;

/** Says what is wrong with a row among its fellows, at a field of it. */
export type Complain = (index: number, field: string, message: SectionError) => void;

/**
 * Rows by place; those without a word in the fields named, or to be removed, are left out. What is wrong with rows
 * together is told by `judge`, which still sees an absent row where one was left out.
 */
export function rows<Row>(
  schema: z.ZodType<Row>,
  telling: readonly string[],
  judge: (found: readonly (Row | undefined)[], complain: Complain) => void = () => undefined,
) {
  const row = z.preprocess((value) => (isBlank(value, telling) ? undefined : value), schema.optional());
  return z
    .preprocess(
      (value): readonly unknown[] => (value ? Object.values(value) : []),
      z.array(row).max(mostRows, 'too-many-rows'),
    )
    .superRefine((found, context) =>
      judge(found, (index, field, message) => context.addIssue({ code: 'custom', path: [index, field], message })),
    )
    .transform((found) => found.filter((each) => each !== undefined));
}

/** Complains of every row that says the same as one before it. */
export function uniqueBy<Row>(field: string, message: SectionError, keyOf: (row: Row) => string) {
  return (found: readonly (Row | undefined)[], complain: Complain) => {
    const seen = new Set<string>();
    found.forEach((row, index) => {
      if (!row) return;
      if (seen.has(keyOf(row))) complain(index, field, message);
      seen.add(keyOf(row));
    });
  };
}

function isBlank(value: unknown, telling: readonly string[]): boolean {
  if (value === null || typeof value !== 'object') return true;
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields['remove']) return true;
  return telling.every((name) => isEmptyField(fields[name]));
}

function isEmptyField(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(
    ([name, inner]) => ['id', 'measure', 'ascending', 'kind'].includes(name) || isEmptyField(inner),
  );
}

export function identifier(newId: () => string) {
  return z.preprocess((value) => (z.uuid().safeParse(value).success ? value : newId()), z.string());
}

/** An object whose absent fields are left out, as the types of a project have it. */
export function compact<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).transform((found) => compacted(found));
}
