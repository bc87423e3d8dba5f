import { columnsInEveryLocale, inEveryLocale, locales, type Locale, type Localised } from '../../foundation/locale.ts';
import { readCsv, toCsvText } from '../../foundation/csv-file.ts';
import { isDay } from '../../foundation/plain-day.ts';
import { readPlainNumber } from '../../foundation/plain-number.ts';
import { readWebAddress } from '../../foundation/web-address.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { unknownReferences } from '../../foundation/reference.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, UnitCode } from '../observation/observation.ts';
import { comparePeriods, parsePeriod, periodKind, type Period } from '../observation/period.ts';
import { targetKinds, type GrowthPath, type PathStep, type Target, type TargetKind } from './target.ts';

/** Name of the file within a plan folder; a plan without targets has none. */
export const targetFileName = 'targets.csv';

/** Columns of the file, in the order in which it is written. */
export const targetColumns = [
  'kpi',
  'indicator',
  'area',
  'baseline_period',
  'target_period',
  'target_value',
  'path',
  'steps',
  'kind',
  ...columnsInEveryLocale('set_by'),
  'set_on',
  ...columnsInEveryLocale('reason'),
  'source_url',
] as const;
export type TargetColumn = (typeof targetColumns)[number];
type Column = TargetColumn;

/** A row of the file: a text for each column, empty where there is nothing. */
export type TargetCells = Readonly<Record<TargetColumn, string>>;

/** What is wrong with a row, with the column in which it can be mended. */
export interface RowProblem extends Problem {
  readonly column: TargetColumn;
}

/** A target with its place: "targets.csv:3". */
export interface PlacedTarget {
  readonly target: Target;
  readonly at: string;
}

/**
 * Reads `targets.csv`. Problems, each at its line: cells that cannot be read, a target that is not after its baseline,
 * steps that are out of order or outside that time, and two rows for the same KPI, indicator and area.
 */
export function readTargetFile(text: string): Result<readonly PlacedTarget[]> {
  const rows = readCsv(targetFileName, text, { columns: targetColumns, key: ['kpi', 'indicator', 'area'] });
  if (!rows.ok) return rows;
  const read = rows.value.map(({ cells, at }) => readTargetRow(cells, at));
  const problems = read.flatMap((each) => ('problems' in each ? each.problems.map(plainProblem) : []));
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((each) => ('target' in each ? [each] : [])));
}

function plainProblem({ code, message, at, hint }: RowProblem): Problem {
  return { code, message, at, hint };
}

/** A target as the row that `readTargetFile` reads it from. */
export function targetCells(target: Target): TargetCells {
  const { kpi, indicator, area, baselinePeriod, period, value, path, kind, setBy, setOn, reason, sourceUrl } = target;
  return {
    kpi,
    indicator,
    area,
    baseline_period: baselinePeriod,
    target_period: period,
    target_value: String(value),
    path: path.kind,
    steps: path.kind === 'stepwise' ? path.steps.map((step) => `${step.period}:${step.value}`).join(';') : '',
    kind,
    ...cellsInEveryLocale('set_by', setBy),
    set_on: setOn,
    ...cellsInEveryLocale('reason', reason),
    source_url: sourceUrl ?? '',
  };
}

function cellsInEveryLocale<Name extends string>(
  name: Name,
  text: Localised,
): Readonly<Record<`${Name}_${Locale}`, string>> {
  return Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, text[locale]])) as Record<
    `${Name}_${Locale}`,
    string
  >;
}

/** Writes the file: a header and a row for each target. Reading it gives the same rows. */
export function writeTargetFile(rows: readonly TargetCells[]): string {
  return toCsvText([targetColumns, ...rows.map((cells) => targetColumns.map((column) => cells[column]))]);
}

/** What the rest of the plan folder offers to targets. */
export interface TargetKnowledge {
  /** Indicators of each KPI, by its id. */
  readonly kpis: ReadonlyMap<string, readonly string[]>;
  readonly units: ReadonlyMap<string, UnitCode>;
  readonly areas: Iterable<string>;
}

/** What in the targets does not fit the rest of the plan: names that do not exist, values that the unit cannot have. */
export function checkTargets(placed: readonly PlacedTarget[], known: TargetKnowledge): readonly Problem[] {
  return checkTargetRows(placed, known).map(plainProblem);
}

/** The same, with the column of each problem. */
export function checkTargetRows(placed: readonly PlacedTarget[], known: TargetKnowledge): readonly RowProblem[] {
  const unknown = (what: string, column: 'kpi' | 'indicator' | 'area', names: Iterable<string>): RowProblem[] =>
    unknownReferences(
      what,
      placed.map(({ target, at }) => ({ name: target[column], at })),
      names,
    ).map((problem) => ({ ...problem, column }));
  return [
    ...unknown('KPI', 'kpi', known.kpis.keys()),
    ...unknown('indicator', 'indicator', known.units.keys()),
    ...unknown('area', 'area', known.areas),
    ...placed.flatMap((each) => [...besideKpi(each, known), ...outOfRange(each, known)]),
  ];
}

function besideKpi({ target: { kpi, indicator }, at }: PlacedTarget, known: TargetKnowledge): readonly RowProblem[] {
  const indicators = known.kpis.get(kpi);
  if (!indicators || !known.units.has(indicator) || indicators.includes(indicator)) return [];
  return [
    {
      column: 'indicator',
      code: 'target-beside-kpi',
      message: `The KPI "${kpi}" is not measured by "${indicator}".`,
      at,
      hint: `Add the indicator to the KPI in plan.yaml, or use one of: ${indicators.join(', ') || '(none yet)'}.`,
    },
  ];
}

function outOfRange({ target, at }: PlacedTarget, { units }: TargetKnowledge): readonly RowProblem[] {
  const unit = units.get(target.indicator);
  if (!unit) return [];
  const highest = unit === 'PC' ? 100 : Infinity;
  const steps = target.path.kind === 'stepwise' ? target.path.steps : [];
  const values = [
    { column: 'target_value' as const, value: target.value },
    ...steps.map(({ value }) => ({ column: 'steps' as const, value })),
  ];
  return values
    .filter(({ value }) => value < 0 || value > highest)
    .map(({ column, value }) => ({
      column,
      code: 'value-out-of-range',
      message: `${value} cannot be a value of "${target.indicator}", whose unit is ${unit}.`,
      at,
      hint: unit === 'PC' ? 'Write a percentage between 0 and 100.' : 'Write a number that is not below zero.',
    }));
}

type Cells = TargetCells;

/** One cell read, or what is wrong with it. */
type Cell<T> = { readonly value: T } | { readonly problem: RowProblem };

/** A row read, or everything that is wrong within it. */
export function readTargetRow(
  cells: TargetCells,
  at: string,
): PlacedTarget | { readonly problems: readonly RowProblem[] } {
  const wrong = (column: Column, hint: string): { readonly problem: RowProblem } => ({
    problem: { column, code: 'wrong-cell', message: `"${column}" cannot be "${cells[column]}".`, at, hint },
  });
  const baseline = periodCell(cells, 'baseline_period', wrong);
  const end = periodCell(cells, 'target_period', wrong);
  const value = numberCell(cells.target_value) ?? wrong('target_value', 'Write a number, like 78 or 8.5.');
  const path = pathCell(cells, wrong);
  const kind = isKind(cells.kind) ? { value: cells.kind } : wrong('kind', `Write one of: ${targetKinds.join(', ')}.`);
  const parts = [baseline, end, value, path, kind, dateCell(cells, wrong), urlCell(cells, wrong)];
  const problems = [...parts.flatMap((part) => ('problem' in part ? [part.problem] : [])), ...emptyCells(cells, at)];
  if ('problem' in baseline || 'problem' in end || 'problem' in value || 'problem' in path || 'problem' in kind) {
    return { problems };
  }
  const target = targetOf(
    cells,
    { baseline: baseline.value, end: end.value, value: value.value },
    path.value,
    kind.value,
  );
  const order = problems.length > 0 ? problems : [...checkOrder(target, at), ...checkSteps(target, at)];
  return order.length > 0 ? { problems: order } : { target, at };
}

function targetOf(
  cells: Cells,
  course: { readonly baseline: Period; readonly end: Period; readonly value: number },
  path: GrowthPath,
  kind: TargetKind,
): Target {
  const sourceUrl = readWebAddress(cells.source_url);
  return {
    kpi: cells.kpi,
    indicator: cells.indicator as IndicatorId,
    area: cells.area as AreaCode,
    baselinePeriod: course.baseline,
    period: course.end,
    value: course.value,
    path,
    kind,
    setBy: localisedCells(cells, 'set_by'),
    setOn: cells.set_on,
    reason: localisedCells(cells, 'reason'),
    ...(sourceUrl && { sourceUrl }),
  };
}

function localisedCells(cells: Cells, name: 'set_by' | 'reason'): Localised {
  return inEveryLocale((locale) => cells[`${name}_${locale}`]);
}

type Wrong = (column: Column, hint: string) => { readonly problem: RowProblem };

function periodCell(cells: Cells, column: 'baseline_period' | 'target_period', wrong: Wrong): Cell<Period> {
  const value = parsePeriod(cells[column]);
  return value ? { value } : wrong(column, 'Write a period, like 2030, 2024-Q1, 2024-06 or 2023-2024.');
}

function numberCell(text: string): { readonly value: number } | undefined {
  const value = readPlainNumber(text);
  return value === undefined ? undefined : { value };
}

function isKind(text: string): text is TargetKind {
  return (targetKinds as readonly string[]).includes(text);
}

function dateCell(cells: Cells, wrong: Wrong): Cell<string> {
  return isDay(cells.set_on) ? { value: cells.set_on } : wrong('set_on', 'Write a date, like 2021-03-04.');
}

function urlCell(cells: Cells, wrong: Wrong): Cell<string> {
  const value = cells.source_url && readWebAddress(cells.source_url);
  const hint = 'Write a web address, like https://www.example.org, or leave it empty.';
  return value === undefined ? wrong('source_url', hint) : { value };
}

function pathCell(cells: Cells, wrong: Wrong): Cell<GrowthPath> {
  if (cells.path === 'linear') {
    return cells.steps === ''
      ? { value: { kind: 'linear' } }
      : wrong('steps', 'Leave the steps empty, or write stepwise as the path.');
  }
  if (cells.path !== 'stepwise') return wrong('path', 'Write one of: linear, stepwise.');
  const steps = cells.steps.split(';').map(readStep);
  return steps.every((step) => step !== undefined)
    ? { value: { kind: 'stepwise', steps } }
    : wrong('steps', 'Write steps as period:value, joined by semicolons, like 2026:76;2028:77.');
}

function readStep(text: string): PathStep | undefined {
  const [from = '', written = '', ...rest] = text.trim().split(':');
  const period = parsePeriod(from.trim());
  const value = numberCell(written.trim());
  return period && value && rest.length === 0 ? { period, value: value.value } : undefined;
}

function emptyCells(cells: Cells, at: string): readonly RowProblem[] {
  const required = [...columnsInEveryLocale('set_by'), ...columnsInEveryLocale('reason')];
  return required
    .filter((column) => cells[column] === '')
    .map((column) => ({
      column,
      code: 'empty-cell',
      message: `"${column}" is empty.`,
      at,
      hint: 'Say who set the target and why, in every language of the site.',
    }));
}

function checkOrder({ baselinePeriod, period }: Target, at: string): readonly RowProblem[] {
  if (periodKind(baselinePeriod) !== periodKind(period)) {
    const message = `The baseline ${baselinePeriod} and the target ${period} are not the same kind of period.`;
    return [
      {
        column: 'target_period',
        code: 'mixed-periods',
        message,
        at,
        hint: 'Write both as years, or both as quarters.',
      },
    ];
  }
  if (comparePeriods(baselinePeriod, period) < 0) return [];
  const message = `The target of ${period} is not after its baseline of ${baselinePeriod}.`;
  return [
    {
      column: 'target_period',
      code: 'target-before-baseline',
      message,
      at,
      hint: 'Choose a later target or an earlier baseline.',
    },
  ];
}

function checkSteps({ path, baselinePeriod, period }: Target, at: string): readonly RowProblem[] {
  if (path.kind === 'linear') return [];
  return path.steps.flatMap((step, index) => {
    const before = path.steps[index - 1]?.period ?? baselinePeriod;
    const inside = comparePeriods(before, step.period) < 0 && comparePeriods(step.period, period) < 0;
    if (inside && periodKind(step.period) === periodKind(period)) return [];
    const message = `The step of ${step.period} does not lie between ${before} and ${period}.`;
    return [
      {
        column: 'steps',
        code: 'step-out-of-order',
        message,
        at,
        hint: 'Put steps after the baseline, in order, before the target.',
      },
    ];
  });
}
