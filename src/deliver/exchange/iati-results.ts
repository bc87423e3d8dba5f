import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { writePlainNumber } from '../../foundation/plain-number.ts';
import type { MeasureKind, ProjectResult, ResultIndicator, ResultKind, ResultPeriod } from '../project/project.ts';

/** IATI code list ResultType. */
const resultTypes: Readonly<Record<ResultKind, string>> = { output: '1', outcome: '2', impact: '3', other: '9' };

/** IATI code list IndicatorMeasure. */
const measures: Readonly<Record<MeasureKind, string>> = {
  unit: '1',
  percentage: '2',
  nominal: '3',
  ordinal: '4',
  qualitative: '5',
};

/** A result with its indicators. What is not known is left out: a value of 0 says that it was counted. */
export function addResult(activity: XMLBuilder, { kind, title, description, indicators }: ProjectResult): void {
  const result = activity.ele('result', { type: resultTypes[kind] });
  addText(result, 'title', title);
  if (description) addText(result, 'description', description);
  for (const indicator of indicators) addIndicator(result, indicator);
}

function addIndicator(result: XMLBuilder, { title, measure, ascending, baseline, periods }: ResultIndicator): void {
  const isQualitative = measure === 'qualitative';
  const indicator = result.ele('indicator', { measure: measures[measure], ascending: String(ascending) });
  addText(indicator, 'title', title);
  const value = isQualitative ? undefined : baseline?.value;
  if (baseline && (value !== undefined || (isQualitative && baseline.comment))) {
    const element = indicator.ele('baseline', { year: String(baseline.year), ...valueAttribute(value) });
    addComment(element, baseline.comment);
  }
  for (const period of periods.filter(({ start, end }) => start < end)) addPeriod(indicator, period, isQualitative);
}

function addPeriod(indicator: XMLBuilder, period: ResultPeriod, isQualitative: boolean): void {
  const element = indicator.ele('period');
  element.ele('period-start', { 'iso-date': period.start });
  element.ele('period-end', { 'iso-date': period.end });
  addValues(element, 'target', period, isQualitative);
  addValues(element, 'actual', period, isQualitative);
}

/** The value of a period, then those of its parts by dimension. */
function addValues(element: XMLBuilder, name: 'target' | 'actual', period: ResultPeriod, isQualitative: boolean): void {
  const comment = period[`${name}Comment`];
  const value = isQualitative ? undefined : period[name];
  if (value !== undefined || (isQualitative && comment)) addComment(element.ele(name, valueAttribute(value)), comment);
  if (isQualitative) return;
  for (const { dimension, category, [name]: part } of period.parts) {
    if (part === undefined) continue;
    element.ele(name, valueAttribute(part)).ele('dimension', { name: dimension, value: category });
  }
}

function valueAttribute(value: number | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { value: writePlainNumber(value) };
}

function addComment(element: XMLBuilder, comment: string | undefined): void {
  if (comment) addText(element, 'comment', comment);
}

function addText(element: XMLBuilder, name: string, text: string): void {
  element.ele(name).ele('narrative').txt(text);
}
