import { failed, ok, type Result } from '../../foundation/problem.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import type { Area } from '../area/area.ts';
import type { Observation } from '../observation/observation.ts';
import { areaFinder } from './area-finder.ts';
import { checkedValue } from './checked-value.ts';
import { futurePeriod, isInFuture } from './future-period.ts';
import { fieldOf, isJsonObject, parseJson, textField } from './json-text.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';
import type { OrderedSeries } from './series-order.ts';

/** What a be.STAT view is read as: the series it gives, the plan's areas, and the ISO day on which it was had. */
export interface BestatReading extends OrderedSeries {
  readonly areas: readonly Area[];
  readonly retrieved: string;
}

/**
 * Reads a view of be.STAT as JSON, `{ facts: [{ column: value, … }] }`. The series says which columns hold area, period
 * and value, and by its filters which rows count (column and the text in it). Areas are found by code or by name; those
 * that are not the plan's are passed over. An empty value is missing (O).
 *
 * Problems at `file $.facts[n]`: those of `parseJson` and `checkedValue`, `not-bestat`, `no-columns`, `missing-column`,
 * `bad-period`, `future-period`, `duplicate-cell`, `no-cells`.
 */
export function readBestat(text: string, file: string, reading: BestatReading): Result<readonly Observation[]> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const problems = startProblemList(file);
  const facts = fieldOf(parsed.value, 'facts');
  const { columns, filters } = reading.series;
  if (!Array.isArray(facts)) {
    problems.add('not-bestat', 'The file has no list of facts.', `${file} $.facts`, 'Fetch the view as JSON.');
  }
  if (!columns) {
    const hint = 'Add columns with area, period and value to the series of the indicator.';
    problems.add('no-columns', 'The series does not say which columns to read.', reading.indicator.id, hint);
  }
  if (!columns || !Array.isArray(facts)) return failed(problems.list());
  const rows = rowsOf(facts, [...Object.values(columns), ...Object.keys(filters)], file, problems);
  const wanted = rows.filter(({ fact }) =>
    Object.entries(filters).every(([column, value]) => textField(fact, column).trim() === value),
  );
  const observations = readRows(wanted, columns, reading, problems);
  if (problems.isEmpty() && observations.length === 0) {
    const hint = 'Check the columns and filters in the series of the indicator.';
    problems.add('no-cells', 'The view holds no figure for an area of the plan.', file, hint);
  }
  return problems.isEmpty() ? ok(observations) : failed(problems.list());
}

interface PlacedFact {
  readonly fact: unknown;
  readonly at: string;
}

function rowsOf(
  facts: readonly unknown[],
  needed: readonly string[],
  file: string,
  problems: ProblemList,
): readonly PlacedFact[] {
  return facts.flatMap((fact, index) => {
    const at = `${file} $.facts[${index}]`;
    const absent = needed.filter((column) => !isJsonObject(fact) || !isPlain(fieldOf(fact, column)));
    if (absent.length === 0) return [{ fact, at }];
    const columns = isJsonObject(fact) ? Object.keys(fact).slice(0, 12).join(', ') : 'none';
    problems.add('missing-column', `There is no ${absent.join(', ')}.`, at, `The columns are: ${columns}.`);
    return [];
  });
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function readRows(
  rows: readonly PlacedFact[],
  columns: { readonly area: string; readonly period: string; readonly value: string },
  reading: BestatReading,
  problems: ProblemList,
): readonly Observation[] {
  const find = areaFinder(reading.areas);
  const seen = new Set<string>();
  return rows.flatMap(({ fact, at }) => {
    const area = find(textField(fact, columns.area));
    const period = readPeriod(textField(fact, columns.period), reading.retrieved, at, problems);
    if (!area || !period) return [];
    const key = `${area.code} ${period}`;
    if (seen.has(key)) {
      const hint = 'Add filters to the series of the indicator, so that one row is left.';
      problems.add('duplicate-cell', `A second figure for ${area.code}, ${period}.`, at, hint);
    }
    seen.add(key);
    return readValue(textField(fact, columns.value).trim(), { area, period, at }, reading, problems);
  });
}

function readPeriod(written: string, retrieved: string, at: string, problems: ProblemList): Period | undefined {
  const period = parsePeriod(written.trim());
  if (!period) {
    problems.add('bad-period', `"${written.slice(0, 40)}" is not a period.`, at, 'Expected a year like 2024.');
    return undefined;
  }
  if (!isInFuture(period, retrieved)) return period;
  const { code, message, hint } = futurePeriod(period, at);
  problems.add(code, message, at, hint);
  return undefined;
}

function readValue(
  written: string,
  { area, period, at }: { readonly area: Area; readonly period: Period; readonly at: string },
  { indicator, series, retrieved }: BestatReading,
  problems: ProblemList,
): readonly Observation[] {
  const value = written === '' ? null : checkedValue(written, indicator.unit, at, problems);
  if (value === undefined) return [];
  const { id, unit } = indicator;
  const dataset = `be.STAT ${series.dataset}`;
  const provenance = { publisher: 'Statbel', dataset, note: '', origin: 'published', retrieved } as const;
  const status = [value === null ? ('O' as const) : ('A' as const)];
  return [{ indicator: id, area: area.code, period, breakdown: '', value, unit, status, provenance }];
}
