import { plainNumberHint, readPlainNumber } from '../../foundation/plain-number.ts';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { ComparisonSettings } from '../../plan/comparison-settings.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation, UnitCode } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import { readCsvTable, type CsvTable } from '../source/csv-table.ts';
import { startProblemList, type ProblemList } from '../source/problem-list.ts';

/** Name of the file in a plan folder. */
export const regionFileName = 'regions.csv';

/** What stands with every figure of the file: an English remark, like those of figures.csv. */
export const takenOverNote = "taken over without the publisher's flags";

/** What the plan says about the regions and what it already knows. */
export interface RegionContext {
  readonly settings: ComparisonSettings;
  /** Unit of each indicator that a column stands for. */
  readonly units: ReadonlyMap<string, UnitCode>;
  /** Codes that `areas.csv` describes; their rows give figures, no new area. */
  readonly areas: ReadonlySet<string>;
}

/** Regions elsewhere, with their figures. */
export interface RegionReading {
  /** Areas of kind `comparison-region`, in the order of the file. */
  readonly areas: readonly Area[];
  readonly observations: readonly Observation[];
}

/**
 * Reads `regions.csv`: one NUTS2 region a row (`nuts2`, `name`), one figure a column, an empty cell where there is
 * none. Columns that the plan's `comparison` does not name are passed over. The file carries no flags: the publisher's
 * may have been lost, and every observation says so in its note.
 *
 * Problems, all of them, each at `regions.csv:line`: those of `readCsvTable`, `bad-code`, `no-name`,
 * `repeated-region`, `bad-number`, `percentage-out-of-range`, `negative-count`, `no-regions`.
 */
export function readRegions(text: string, context: RegionContext): Result<RegionReading> {
  const columns = Object.keys(context.settings.columns);
  const table = readCsvTable(text, regionFileName, ['nuts2', 'name', ...columns]);
  if (!table.ok) return table;
  const problems = startProblemList(regionFileName);
  const rows = placedRows(table.value, columns);
  checkRegions(rows, problems);
  const observations = rows.flatMap((row) => observationsOf(row, context, problems));
  if (rows.length === 0) {
    problems.add(
      'no-regions',
      'There is no region below the header.',
      `${regionFileName}:1`,
      'Write one region a line.',
    );
  }
  if (!problems.isEmpty()) return failed(problems.list());
  return ok({ areas: rows.filter(({ code }) => !context.areas.has(code)).map(areaOf), observations });
}

interface RegionRow {
  readonly at: string;
  readonly code: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, string>;
}

function placedRows(table: CsvTable, columns: readonly string[]): readonly RegionRow[] {
  const cell = (cells: readonly string[], column: string): string =>
    (cells[table.columns.indexOf(column)] ?? '').trim();
  return table.rows.map(({ cells, line }) => ({
    at: `${regionFileName}:${line}`,
    code: cell(cells, 'nuts2'),
    name: cell(cells, 'name'),
    cells: new Map(columns.map((column) => [column, cell(cells, column)])),
  }));
}

function checkRegions(rows: readonly RegionRow[], problems: ProblemList): void {
  const first = new Map<string, string>();
  for (const { at, code, name } of rows) {
    const earlier = first.get(code);
    if (!/^[A-Z]{2}[A-Z0-9]{2}$/.test(code)) {
      problems.add(
        'bad-code',
        `"${code.slice(0, 80)}" is not a NUTS2 code.`,
        at,
        'Write four letters or figures, like BE22.',
      );
    } else if (earlier) {
      problems.add('repeated-region', `A second row for ${code}; the first stands at ${earlier}.`, at, 'Keep one.');
    }
    if (name === '') problems.add('no-name', `${code} has no name.`, at, "Write the region's own name.");
    first.set(code, earlier ?? at);
  }
}

function areaOf({ code, name }: RegionRow): Area {
  return { code: code as AreaCode, kind: 'comparison-region', name: { nl: name, en: name, fr: name }, groups: [] };
}

function observationsOf(row: RegionRow, context: RegionContext, problems: ProblemList): readonly Observation[] {
  const { settings, units } = context;
  return Object.entries(settings.columns).flatMap(([column, { indicator, publisher, dataset }]) => {
    const written = row.cells.get(column) ?? '';
    const unit = units.get(indicator);
    if (written === '' || !unit) return [];
    const value = readValue(written, column, unit, row.at, problems);
    if (value === undefined) return [];
    return [
      {
        indicator: indicator as IndicatorId,
        area: row.code as AreaCode,
        period: settings.period as Period,
        breakdown: '',
        value,
        unit,
        status: ['A'],
        provenance: { publisher, dataset, note: takenOverNote, origin: 'published', retrieved: settings.retrieved },
      },
    ];
  });
}

function readValue(
  written: string,
  column: string,
  unit: UnitCode,
  at: string,
  problems: ProblemList,
): number | undefined {
  const value = readPlainNumber(written);
  if (value === undefined) {
    problems.add(
      'bad-number',
      `"${written.slice(0, 80)}" under ${column} is not a number.`,
      at,
      plainNumberHint(written),
    );
  } else if (unit === 'PC' && (value < 0 || value > 100)) {
    const message = `${written}% under ${column} lies outside 0 to 100.`;
    problems.add('percentage-out-of-range', message, at, 'Enter a percentage from 0 to 100.');
  } else if (value < 0) {
    problems.add('negative-count', `${written} under ${column} is negative.`, at, 'Enter a count from 0.');
  }
  return value;
}
