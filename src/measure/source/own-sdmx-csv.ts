import { plainNumberHint, readPlainNumber } from '../../foundation/plain-number.ts';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { AreaCode } from '../area/area.ts';
import {
  observationKey,
  obsStatuses,
  totalCode,
  unitCodes,
  type IndicatorId,
  type Observation,
  type ObsStatus,
  type UnitCode,
} from '../observation/observation.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import { readCsvTable, type CsvRow, type CsvTable } from './csv-table.ts';
import type { KnownNames } from './figures.ts';
import { bareColumn } from './sdmx-csv.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

const structure = 'AMBITIE:INDICATORS(1.0)';

const columns = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'INDICATOR',
  'REF_AREA',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS',
] as const;

/** Whether a text is what this software itself exports as SDMX-CSV. */
export function isOwnSdmxCsv(text: string): boolean {
  return /^\uFEFF?STRUCTURE(\[.?\])?,/.test(text) && (text.slice(0, 4000).includes(structure) || isEmptyTable(text));
}

/** A table without rows does not name its structure; its columns do. */
function isEmptyTable(text: string): boolean {
  return text.trim().split('\n').length === 1 && text.includes(',INDICATOR,REF_AREA,');
}

/**
 * Reads SDMX-CSV 2.0 of the structure AMBITIE:INDICATORS(1.0), as `toSdmxCsv` writes it. Who published a value does not
 * stand in it: provenance is empty. A column BREAKDOWN may be
 * absent; everything is then a total, as is `_T` in it.
 *
 * Problems, all of them, each at `file:line`: those of `readCsvTable`, `other-dataset`, `deleted-row`,
 * `unknown-indicator`, `unknown-area`, `bad-period`, `bad-number`, `unknown-unit`, `unknown-flag`, `value-missing`,
 * `value-suppressed`, `bad-breakdown`, `percentage-out-of-range`, `negative-count`, `duplicate-figure`.
 */
export function readOwnSdmxCsv(text: string, file: string, known: KnownNames): Result<readonly Observation[]> {
  const table = readCsvTable(text, file, columns, bareColumn);
  if (!table.ok) return table;
  const problems = startProblemList(file);
  const cell = cellReader(table.value);
  const lines = new Map<string, number>();
  const observations = table.value.rows.flatMap((row) => {
    const at = `${file}:${row.line}`;
    const observation = readRow((column) => cell(row, column), known, at, problems);
    if (!observation) return [];
    const key = observationKey(observation);
    const earlier = lines.get(key);
    if (earlier !== undefined) {
      const message = `A second value of ${key.replaceAll('|', ', ')}; the first stands on line ${earlier}.`;
      problems.add('duplicate-figure', message, at, 'Keep one of them.');
    }
    lines.set(key, row.line);
    return [observation];
  });
  return problems.isEmpty() ? ok(observations) : failed(problems.list());
}

type Column = (typeof columns)[number] | 'ACTION' | 'BREAKDOWN';

function cellReader(table: CsvTable): (row: CsvRow, column: Column) => string {
  const positions = new Map(table.columns.map((column, index) => [column, index]));
  return ({ cells }, column) => (cells[positions.get(column) ?? -1] ?? '').trim();
}

function readRow(
  cell: (column: Column) => string,
  known: KnownNames,
  at: string,
  problems: ProblemList,
): Observation | undefined {
  checkRow(cell, known, at, problems);
  const period = readPeriod(cell('TIME_PERIOD'));
  if (!period) {
    const hint = 'Write a year, quarter or month, or a school year as 2019-09-01/P1Y.';
    problems.add('bad-period', `"${cell('TIME_PERIOD').slice(0, 40)}" is not a period.`, at, hint);
  }
  const unit = readUnit(cell('UNIT_MEASURE'), cell('INDICATOR'), known, at, problems);
  const status = readStatus(cell('OBS_STATUS'), at, problems);
  const value = status && unit && readValue(cell('OBS_VALUE'), unit, status, at, problems);
  if (!period || !unit || !status || value === undefined) return undefined;
  return {
    indicator: cell('INDICATOR') as IndicatorId,
    area: cell('REF_AREA') as AreaCode,
    period,
    breakdown: breakdownOf(cell('BREAKDOWN')),
    value,
    unit,
    status,
    provenance: { publisher: '', dataset: '', note: '', origin: 'published', retrieved: '' },
  };
}

function checkRow(cell: (column: Column) => string, known: KnownNames, at: string, problems: ProblemList): void {
  if (cell('STRUCTURE') !== 'dataflow' || cell('STRUCTURE_ID') !== structure) {
    const message = `The row belongs to "${cell('STRUCTURE_ID').slice(0, 80)}", not to ${structure}.`;
    problems.add('other-dataset', message, at, 'Check that it is the right file.');
  }
  if (cell('ACTION') === 'D') {
    problems.add('deleted-row', 'The row deletes a value.', at, 'Take the whole file, not its changes.');
  }
  if (!known.indicators.has(cell('INDICATOR'))) {
    const hint = 'Use the id of an indicator that the plan defines.';
    problems.add('unknown-indicator', `Unknown indicator "${cell('INDICATOR').slice(0, 80)}".`, at, hint);
  }
  if (!known.areas.has(cell('REF_AREA'))) {
    const hint = 'Use a code from the areas file of the plan.';
    problems.add('unknown-area', `Unknown area "${cell('REF_AREA').slice(0, 80)}".`, at, hint);
  }
  if (!/^([a-z]\w*=[\w-]+(;[a-z]\w*=[\w-]+)*)?$/.test(breakdownOf(cell('BREAKDOWN')))) {
    const hint = 'Write dimension=code, several joined by a semicolon.';
    problems.add('bad-breakdown', `"${cell('BREAKDOWN').slice(0, 80)}" is no breakdown.`, at, hint);
  }
}

function breakdownOf(text: string): string {
  return text === totalCode ? '' : text;
}

function readPeriod(text: string): Period | undefined {
  const schoolYear = /^(\d{4})-09-01\/P1Y$/.exec(text);
  if (schoolYear) return parsePeriod(`${schoolYear[1]}-${Number(schoolYear[1]) + 1}`);
  const period = parsePeriod(text);
  return period?.length === 9 ? undefined : period;
}

function readUnit(
  text: string,
  indicator: string,
  known: KnownNames,
  at: string,
  problems: ProblemList,
): UnitCode | undefined {
  const unit = unitCodes.find((code) => code === text);
  const expected = known.units?.get(indicator);
  if (unit && (!expected || unit === expected)) return unit;
  problems.add('unknown-unit', `Unit "${text.slice(0, 20)}" is not ${expected ?? 'known'}.`, at, 'Check the unit.');
  return undefined;
}

function readStatus(text: string, at: string, problems: ProblemList): readonly ObsStatus[] | undefined {
  const codes = text.split(';');
  const statuses = codes.flatMap((code) => obsStatuses.filter((status) => status === code));
  const isSound = statuses.length === codes.length && new Set(codes).size === codes.length;
  if (isSound && (codes.length === 1 || !codes.includes('A'))) return statuses;
  const hint = `Use ${obsStatuses.join(', ')}, several joined by a semicolon; A stands alone.`;
  problems.add('unknown-flag', `"${text.slice(0, 40)}" is no status.`, at, hint);
  return undefined;
}

function readValue(
  text: string,
  unit: UnitCode,
  status: readonly ObsStatus[],
  at: string,
  problems: ProblemList,
): number | null | undefined {
  const saysMissing = status.some((one) => one === 'M' || one === 'O' || one === 'Q');
  if (text === '' && saysMissing) return null;
  const value = readPlainNumber(text);
  if (text === '') problems.add('value-missing', 'The value is empty without a status that says why.', at, statusHint);
  else if (saysMissing) problems.add('value-suppressed', `Value ${text} beside ${status.join(';')}.`, at, statusHint);
  else if (value === undefined)
    problems.add('bad-number', `"${text.slice(0, 40)}" is not a number.`, at, plainNumberHint(text));
  else if (unit === 'PC' && (value < 0 || value > 100))
    problems.add('percentage-out-of-range', `${text}% lies outside 0 to 100.`, at, 'Enter a percentage from 0 to 100.');
  else if (value < 0) problems.add('negative-count', `${text} ${unit} is negative.`, at, 'Enter a value from 0.');
  else return value;
  return undefined;
}

const statusHint = 'A missing value has status M, O or Q and no value; any other status has one.';
