import { z } from 'zod';
import type { Locale } from '../../foundation/locale.ts';
import { compacted } from '../compact.ts';

/** What can be wrong with an answer: a key of the texts. */
export type SectionError =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-number'
  | 'not-a-year'
  | 'negative'
  | 'not-an-address'
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

export function needed(most?: number) {
  return text(most).min(1, 'missing');
}

export function orAbsent<T>(schema: z.ZodType<T, string>) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
    schema.optional(),
  );
}

export const optionalText = orAbsent(text(2000));
export const day = z.iso.date('not-a-day');
export const optionalDay = orAbsent(day);
export const words = z.array(text(), 'not-a-choice').default([]);

/** A number as people write it: "1.234,5" in Dutch and French, "1,234.5" in English. */
export function numeral(locale: Locale) {
  return z.string().transform((written, context) => {
    const value = parseNumber(written, locale);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'not-a-number' });
    return z.NEVER;
  });
}

/** `undefined` when it is no number. */
export function parseNumber(written: string, locale: Locale): number | undefined {
  const bare = written.replace(/[\s€%’']/g, '').replace(/^−/, '-');
  const decimal = decimalMark(bare, locale);
  const plain = [...bare]
    .filter((sign) => sign === decimal || !/[.,]/.test(sign))
    .join('')
    .replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function decimalMark(bare: string, locale: Locale): string {
  const marks = [...bare].filter((sign) => /[.,]/.test(sign));
  if (new Set(marks).size === 2) return marks.at(-1)!;
  const own = locale === 'en' ? '.' : ',';
  const [mark] = marks;
  // One mark that groups by three is a thousands mark, unless it is the language's own decimal mark.
  if (mark === undefined || mark === own) return own;
  return /^-?\d{1,3}([.,]\d{3})+$/.test(bare) ? own : mark;
}

export function amount(locale: Locale) {
  return orAbsent(
    numeral(locale).pipe(z.number().min(0, 'negative').max(1e11, 'too-long')) as z.ZodType<number, string>,
  );
}

export function figure(locale: Locale) {
  return orAbsent(numeral(locale) as z.ZodType<number, string>);
}

export function choice<const T extends readonly string[]>(options: T) {
  return z.enum(options as unknown as readonly [T[number], ...T[number][]], 'not-a-choice');
}

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
    .preprocess((value): readonly unknown[] => (value ? Object.values(value) : []), z.array(row))
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

/** An empty answer is no day either; the sentence says how to write one. */
export function orMissing(value: unknown): unknown {
  return value === '' || value === undefined ? 'missing' : value;
}
