import { nearestNames } from '../../foundation/nearest-name.ts';
import { isDay } from '../../foundation/plain-day.ts';
import { plainNumberHint, readPlainNumber } from '../../foundation/plain-number.ts';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { AreaCode } from '../area/area.ts';
import {
  isQuoted,
  observationKey,
  parseFlags,
  unitCodes,
  origins,
  type IndicatorId,
  type Observation,
  type ObsStatus,
  type Origin,
  type UnitCode,
} from '../observation/observation.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import { readCsvTable, type CsvRow, type CsvTable } from './csv-table.ts';
import { futurePeriod, isInFuture } from './future-period.ts';
import { startProblemList, type ProblemList } from './problem-list.ts';

/** The columns that a file of figures must have, in the order in which it is written. */
export const figureColumns = [
  'indicator',
  'area',
  'period',
  'value',
  'unit',
  'flag',
  'publisher',
  'dataset',
  'note',
  'retrieved',
] as const;

/** Columns that may follow: a part of the people (`sex=F`), and how a value came to us when not from its table. */
const optionalColumns = ['breakdown', 'origin'] as const;

/** What a figures file may speak of: ids and codes of the plan, and where known the unit of each indicator. */
export interface KnownNames {
  readonly indicators: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly units?: ReadonlyMap<string, UnitCode>;
}

/** A file of figures by its name in the plan folder. */
export interface FigureFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a plan's offline figures, one file or several that together have every figure once: a published value per row.
 *
 * A suppressed figure has an empty value and flag `S`; any other empty value needs a flag that says why (`c`, `z`, or
 * `:` for not available). Flags are Eurostat's letters and may be combined (`bu`). The column `breakdown` is optional,
 * and empty for a total; so is `origin`, empty for a value that stands in its publisher's own table.
 *
 * Problems, all of them, each at `file:line`: those of `readCsvTable`, `unknown-indicator`, `unknown-area`,
 * `unknown-unit`, `other-unit`, `unknown-flag`, `bad-period`, `future-period`, `bad-number`, `value-missing`, `value-suppressed`,
 * `percentage-out-of-range`, `negative-count`, `bad-date`, `no-publisher`, `bad-breakdown`, `unknown-origin`,
 * `no-quotation`, `duplicate-figure`.
 */
export function readFigureFiles(files: readonly FigureFile[], known: KnownNames): Result<readonly Observation[]> {
  const firstPlaces = new Map<string, string>();
  const read = files.map((file) => readFile(file, known, firstPlaces));
  const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((each) => (each.ok ? each.value : [])));
}

/** Reads one file of figures, as `readFigureFiles` does. */
export function readFigures(text: string, file: string, known: KnownNames): Result<readonly Observation[]> {
  return readFigureFiles([{ name: file, text }], known);
}

function readFile(
  { name: file, text }: FigureFile,
  known: KnownNames,
  firstPlaces: Map<string, string>,
): Result<readonly Observation[]> {
  const table = readCsvTable(text, file, figureColumns);
  if (!table.ok) return table;
  const problems = startProblemList(file);
  const cellsOf = rowReader(table.value);
  const observations: Observation[] = [];
  for (const row of table.value.rows) {
    const at = `${file}:${row.line}`;
    const observation = readFigure(cellsOf(row), known, at, problems);
    if (!observation) continue;
    const key = observationKey(observation);
    const earlier = firstPlaces.get(key);
    if (earlier === undefined) observations.push(observation);
    else addDuplicate(key, earlier, at, problems);
    firstPlaces.set(key, earlier ?? at);
  }
  return problems.isEmpty() ? ok(observations) : failed(problems.list());
}

type FigureCells = Readonly<Record<(typeof figureColumns)[number] | (typeof optionalColumns)[number], string>>;

function rowReader(table: CsvTable): (row: CsvRow) => FigureCells {
  const positions = [...figureColumns, ...optionalColumns].map(
    (column) => [column, table.columns.indexOf(column)] as const,
  );
  return (row) =>
    Object.fromEntries(positions.map(([column, at]) => [column, (row.cells[at] ?? '').trim()])) as FigureCells;
}

function addDuplicate(key: string, earlier: string, at: string, problems: ProblemList): void {
  const named = key.split('|').filter(Boolean).join(', ');
  const message = `A second figure for ${named}; the first stands at ${earlier}.`;
  problems.add('duplicate-figure', message, at, 'Keep the one that the publisher gives today.');
}

function readFigure(cells: FigureCells, known: KnownNames, at: string, problems: ProblemList): Observation | undefined {
  checkNames(cells, known, at, problems);
  const period = readPeriod(cells.period, at, problems);
  const unit = readUnit(cells, known, at, problems);
  const status = readFlag(cells.flag, at, problems);
  if (status) checkValue(cells, status, at, problems);
  const origin = readOrigin(cells, at, problems);
  checkBreakdown(cells.breakdown, at, problems);
  checkProvenance(cells, at, problems);
  if (period && isInFuture(period, cells.retrieved)) {
    const { code, message, hint } = futurePeriod(period, at);
    problems.add(code, message, at, hint);
  }
  if (!period || !unit || !status || !origin) return undefined;
  const value = readPlainNumber(cells.value) ?? null;
  const { publisher, dataset, note, retrieved } = cells;
  return {
    indicator: cells.indicator as IndicatorId,
    area: cells.area as AreaCode,
    period,
    breakdown: cells.breakdown,
    value,
    unit,
    status: [...status],
    provenance: { publisher, dataset, note, origin, retrieved },
  };
}

function checkNames(cells: FigureCells, known: KnownNames, at: string, problems: ProblemList): void {
  if (!known.indicators.has(cells.indicator)) {
    const hint = nameHint(
      cells.indicator,
      known.indicators,
      'Use the id of an indicator that the plan defines.',
      problems,
    );
    problems.add('unknown-indicator', `Unknown indicator "${cells.indicator.slice(0, 80)}".`, at, hint);
  }
  if (!known.areas.has(cells.area)) {
    const hint = nameHint(cells.area, known.areas, 'Use a code from the areas file of the plan.', problems);
    problems.add('unknown-area', `Unknown area "${cells.area.slice(0, 80)}".`, at, hint);
  }
}

/** The nearest names, looked for only while they will be listed: a wrong file may have very many unknown names. */
function nameHint(written: string, known: ReadonlySet<string>, otherwise: string, problems: ProblemList): string {
  const names = problems.isFull() || written.length > 60 ? [] : nearestNames(written, known);
  return names.length === 0 ? otherwise : `Did you mean ${names.join(' or ')}?`;
}

function readPeriod(text: string, at: string, problems: ProblemList): Period | undefined {
  const period = parsePeriod(text);
  if (!period) problems.add('bad-period', `"${text}" is not a period.`, at, periodHint);
  return period;
}

const periodHint =
  'Enter a year like 2025, a quarter like 2025-Q1, a month like 2025-01 or a school year like 2024-2025.';

function readUnit(cells: FigureCells, known: KnownNames, at: string, problems: ProblemList): UnitCode | undefined {
  const unit = unitCodes.find((code) => code === cells.unit);
  const expected = known.units?.get(cells.indicator);
  if (!unit) {
    problems.add('unknown-unit', `Unknown unit "${cells.unit}".`, at, `Use one of ${unitCodes.join(', ')}.`);
  } else if (expected && expected !== unit) {
    const message = `Unit ${unit}, while ${cells.indicator} is measured in ${expected}.`;
    problems.add('other-unit', message, at, `Enter the figure in ${expected}.`);
  }
  return unit;
}

function readFlag(flag: string, at: string, problems: ProblemList): readonly ObsStatus[] | undefined {
  if (flag === ':') return ['O'];
  const status = parseFlags(flag);
  if (!status) {
    const hint = 'Use the letters b c d e f n p r s u z of Eurostat, S for suppressed, or : for not available.';
    problems.add('unknown-flag', `Unknown flag "${flag}".`, at, hint);
  }
  return status;
}

function checkValue(cells: FigureCells, status: readonly ObsStatus[], at: string, problems: ProblemList): void {
  const saysMissing = status.some((one) => one === 'Q' || one === 'M' || one === 'O');
  if (cells.value === '') {
    if (saysMissing) return;
    const hint =
      'Enter the value, or a flag that says why there is none: S suppressed, z cannot exist, : not available.';
    problems.add('value-missing', 'The value is empty without a flag that says why.', at, hint);
    return;
  }
  if (saysMissing) {
    const hint = 'Leave the value empty when it is suppressed or missing, or take the flag away.';
    problems.add('value-suppressed', `Value ${cells.value} beside flag "${cells.flag}".`, at, hint);
  }
  checkNumber(cells, at, problems);
}

function checkNumber(cells: FigureCells, at: string, problems: ProblemList): void {
  const value = readPlainNumber(cells.value);
  if (value === undefined) {
    problems.add('bad-number', `"${cells.value}" is not a number.`, at, plainNumberHint(cells.value));
  } else if (cells.unit === 'PC' && (value < 0 || value > 100)) {
    const hint = 'Enter a percentage from 0 to 100.';
    problems.add('percentage-out-of-range', `${cells.value}% lies outside 0 to 100.`, at, hint);
  } else if (value < 0) {
    problems.add('negative-count', `${cells.value} ${cells.unit} is negative.`, at, 'Enter a count from 0.');
  }
}

function readOrigin({ origin: written, note }: FigureCells, at: string, problems: ProblemList): Origin | undefined {
  const origin = written === '' ? 'published' : origins.find((each) => each === written);
  if (!origin) {
    problems.add('unknown-origin', `Unknown origin "${written}".`, at, `Use one of ${origins.join(', ')}.`);
  } else if (isQuoted(origin) && note === '') {
    const hint = 'Name in the note the text that quotes it, like "vrt.be 2023-01-23".';
    problems.add('no-quotation', 'A quoted figure without the text that quotes it.', at, hint);
  }
  return origin;
}

function checkBreakdown(breakdown: string, at: string, problems: ProblemList): void {
  if (breakdown === '' || /^[a-z][a-z0-9_]*=[^=;\s]+(;[a-z][a-z0-9_]*=[^=;\s]+)*$/.test(breakdown)) return;
  const hint = 'Write dimension and code, like sex=F or age=Y15-24, several separated by a semicolon.';
  problems.add('bad-breakdown', `"${breakdown}" is not a breakdown.`, at, hint);
}

function checkProvenance(cells: FigureCells, at: string, problems: ProblemList): void {
  if (cells.publisher === '') {
    problems.add('no-publisher', 'The publisher is not named.', at, 'Name who published the figure.');
  }
  if (!isDay(cells.retrieved)) {
    const hint = 'Enter the day on which the figure was taken from its publisher, like 2025-11-24.';
    problems.add('bad-date', `"${cells.retrieved}" is not a date.`, at, hint);
  }
}
