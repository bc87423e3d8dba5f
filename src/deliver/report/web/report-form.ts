import type { Locale } from '../../../foundation/locale.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import { readingsOf } from '../../../foundation/written-readings.ts';
import { readWrittenNumber, writeNumber } from '../../../foundation/written-number.ts';
import { valuesOf, type FormErrors, type FormValues } from '../../../site/form.ts';
import type { Report, ReportedPeriod } from '../reported.ts';
import { reportText, type ReportFaultMessage } from '../texts.ts';

/** A report as its form was sent: always what was typed, and what is wrong with it. */
export interface ReportReading {
  readonly report: Report;
  readonly version: number;
  readonly isSent: boolean;
  readonly values: FormValues;
  readonly errors: FormErrors<ReportFaultMessage>;
}

const longestText = 4000;

/** Name of the field of a part of the period: by its place among them. */
export function partField(index: number): string {
  return `deel-${index}`;
}

/** Reads a report of a period, written in a language. Only one that is sent in has to say what was achieved. */
export function readReport(form: FormData, period: ReportedPeriod, locale: Locale): ReportReading {
  const values = valuesOf(form);
  const typed = (name: string): string => (values[name]?.[0] ?? '').trim();
  const errors: Record<string, ReportFaultMessage> = {};
  const number = (name: string): { readonly actual?: number } => {
    const reading = readWrittenNumber(typed(name), locale);
    if (reading.kind === 'number') return { actual: reading.value };
    if (reading.kind !== 'empty') errors[name] = reading.kind === 'ambiguous' ? 'error.two-numbers' : 'error.number';
    return {};
  };
  const isSent = typed('actie') === 'indienen';
  const isQualitative = period.indicator.measure === 'qualitative';
  const actual = isQualitative ? {} : number('bereikt');
  if (isSent && !isQualitative && typed('bereikt') === '') errors['bereikt'] = 'error.missing';
  const comment = typed('toelichting');
  if (isSent && isQualitative && comment === '') errors['toelichting'] = 'error.missing-words';
  if (comment.length > longestText) errors['toelichting'] = 'error.too-long';
  const parts = period.parts.map(({ dimension, category }, at) => ({ dimension, category, ...number(partField(at)) }));
  const added = readNewPart(period, typed, number, errors);
  return {
    report: { ...actual, comment, parts: [...parts, ...added] },
    version: readCount(typed('versie')) ?? 0,
    isSent,
    values,
    errors,
  };
}

function readNewPart(
  period: ReportedPeriod,
  typed: (name: string) => string,
  number: (name: string) => { readonly actual?: number },
  errors: Record<string, ReportFaultMessage>,
): Report['parts'] {
  const [dimension, category] = [typed('nieuw-soort'), typed('nieuw-groep')];
  const filled = [dimension, category, typed('nieuw-bereikt')].filter(Boolean).length;
  if (filled === 0) return [];
  if (filled < 3) errors['nieuw-soort'] = 'error.half-part';
  if (dimension.length > 200 || category.length > 200) errors['nieuw-soort'] = 'error.too-long';
  if (period.parts.some((part) => part.dimension === dimension && part.category === category)) {
    errors['nieuw-soort'] = 'error.part-twice';
  }
  return [{ dimension, category, ...number('nieuw-bereikt') }];
}

/** What is wrong with a report, as sentences. */
export function faultTexts(faults: FormErrors<ReportFaultMessage>, values: FormValues, locale: Locale): FormErrors {
  const t = reportText(locale);
  const tell = (name: string, key: ReportFaultMessage): string =>
    key === 'error.two-numbers' ? t(key, readingsOf(values[name]?.[0] ?? '', locale)) : t(key);
  return Object.fromEntries(Object.entries(faults).flatMap(([name, key]) => (key ? [[name, tell(name, key)]] : [])));
}

/** What stands in the form of a period that nobody has sent yet. */
export function reportValues(period: ReportedPeriod, locale: Locale): FormValues {
  const shown = (value: number | undefined): readonly string[] => [
    value === undefined ? '' : writeNumber(value, locale),
  ];
  const parts = period.parts.map(({ actual }, at) => [partField(at), shown(actual)] as const);
  return {
    versie: [String(period.version)],
    bereikt: shown(period.actual),
    toelichting: [period.actualComment ?? ''],
    ...Object.fromEntries(parts),
  };
}
