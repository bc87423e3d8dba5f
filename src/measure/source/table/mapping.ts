import type { UnitCode } from '../../observation/observation.ts';

/** Why a cell has no value: O missing, Q suppressed, M cannot exist (SDMX `CL_OBS_STATUS`). */
export const missingStatuses = ['O', 'Q', 'M'] as const;
export type MissingStatus = (typeof missingStatuses)[number];

/** How a table's cells become observations. Columns are named as in its header. */
export interface TableMapping {
  readonly publisher: string;
  readonly dataset: string;
  readonly note: string;
  readonly licence?: { readonly name: string; readonly url?: string };
  /** The day on which the file was taken from its publisher (ISO date). */
  readonly retrieved?: string;
  readonly format: TableFormat;
  /** The header's line (from 1), or names by which it is found within the first 50 lines. */
  readonly header: { readonly line: number } | { readonly find: readonly string[] };
  /** A regular expression; the table ends before the first of its last lines that matches. */
  readonly footer?: string;
  readonly decimal: 'point' | 'comma';
  readonly where: readonly RowChoice[];
  readonly area: AreaMapping;
  readonly period: PeriodMapping;
  readonly dimensions: readonly Dimension[];
  /** The column that names each row's indicator, in long tables. */
  readonly indicator?: IndicatorColumn;
  readonly values: readonly ValueColumn[];
  /** What cells hold instead of a number, and why; the empty cell is `''`. */
  readonly missing: Readonly<Record<string, MissingStatus>>;
  /** A column of flags: Eurostat's letters, or codes with the SDMX statuses they stand for. */
  readonly flag?: { readonly column: string; readonly codes?: Readonly<Record<string, string>> };
  /** Adds up rows of one indicator, area, period and breakdown, which are otherwise a problem. */
  readonly sum: boolean;
  /** With `sum`: columns that together may not occur twice; `all` for every column. */
  readonly key: readonly string[] | 'all';
  readonly totals: readonly TotalCheck[];
}

export type TableFormat =
  | {
      readonly kind: 'csv';
      readonly delimiter: string;
      /** `none` where a quote is a letter like any other. */
      readonly quote: 'double' | 'none';
      /** The file's name inside a zip; the only one when absent. */
      readonly member?: string;
    }
  | { readonly kind: 'xlsx'; readonly sheet?: string };

/** Rows that count: those with one of `keep`. With `skip`, any other code is a problem; without it, it is left out. */
export interface RowChoice {
  readonly column: string;
  readonly keep: readonly string[];
  readonly skip?: readonly string[];
}

/** Rows of one value: with one of the codes, or with a whole number between two (both included). */
export type ValueChoice =
  | { readonly column: string; readonly keep: readonly string[] }
  | { readonly column: string; readonly from: number; readonly to: number };

export type AreaMapping =
  | { readonly fixed: string }
  | {
      readonly column: string;
      readonly written: AreaNotation;
      /** Codes of the plan by how the table writes them. */
      readonly rename: Readonly<Record<string, string>>;
      /** The day (ISO date) whose names are meant; needed where `written` is `name`. */
      readonly asOf?: string;
      readonly others: 'refuse' | 'leave-out';
    };

export const areaNotations = ['plan', 'nis', 'nuts', 'name'] as const;
export type AreaNotation = (typeof areaNotations)[number];

/** `month-name` is a text with a month's Dutch, French or English name and a year, like "Periode: oktober 2025". */
export const periodNotations = ['sdmx', 'yyyymm', 'month-name'] as const;
export type PeriodNotation = (typeof periodNotations)[number];

export type PeriodMapping =
  | { readonly fixed: string }
  /** A line above the header that says it. */
  | { readonly line: number; readonly written: PeriodNotation }
  | { readonly column: string; readonly written: Exclude<PeriodNotation, 'month-name'>; readonly latest?: number }
  /** Each value column names its own. */
  | 'of-values';

export interface Dimension {
  readonly name: string;
  readonly column: string;
  /** Codes of the breakdown by how the table writes them; as written when absent. */
  readonly codes?: Readonly<Record<string, string>>;
  /** How the table writes the total. */
  readonly total?: string;
  /** The rows of one crossing with the total must add up to it. */
  readonly complete: boolean;
  /** Also adds the parts up to the total (with `sum`). */
  readonly andTotal: boolean;
}

export interface IndicatorColumn {
  readonly column: string;
  /** Indicators of the plan by how the table writes them; as written when absent. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly others: 'refuse' | 'leave-out';
}

export interface ValueColumn {
  readonly column: string;
  /** The plan's indicator; absent in a long table. */
  readonly indicator?: string;
  readonly period?: string;
  /** The unit it is in; checked against the plan's when given. */
  readonly unit?: UnitCode;
  readonly where: readonly ValueChoice[];
  /** What a written value is multiplied with, like 1000 for a table in thousands. */
  readonly scale: number;
}

export type TotalCheck =
  /** In each row, the column `total` is the sum of `parts`. */
  | { readonly kind: 'columns'; readonly total: string; readonly parts: readonly string[] }
  /** The row with this code in this column is the sum of all others, in every value column. */
  | { readonly kind: 'row'; readonly column: string; readonly code: string };

/** The name of an area and the days between which it exists (ISO dates; open when absent). */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** What a table may speak of: the plan's indicators with their units, its areas, and the areas' names. */
export interface KnownToPlan {
  readonly indicators: ReadonlyMap<string, UnitCode>;
  readonly areas: ReadonlySet<string>;
  readonly names?: readonly AreaName[];
}

/** A mapping's parts that may be left out, as they are meant then. */
export const mappingDefaults = {
  note: '',
  header: { line: 1 },
  decimal: 'point',
  where: [],
  dimensions: [],
  missing: {},
  sum: false,
  key: 'all',
  totals: [],
} as const satisfies Partial<TableMapping>;

/** The mapping without the values of indicators that the plan does not have. */
export function forPlan(mapping: TableMapping, known: KnownToPlan): TableMapping {
  const isWanted = ({ indicator }: ValueColumn): boolean => indicator === undefined || known.indicators.has(indicator);
  return { ...mapping, values: mapping.values.filter(isWanted) };
}

/** Every column that a mapping names, once each. */
export function namedColumns(mapping: TableMapping): readonly string[] {
  const { area, period, indicator, flag, key } = mapping;
  const names = [
    ...('column' in area ? [area.column] : []),
    ...(typeof period === 'object' && 'column' in period ? [period.column] : []),
    ...(indicator ? [indicator.column] : []),
    ...mapping.where.map(({ column }) => column),
    ...mapping.dimensions.map(({ column }) => column),
    ...mapping.values.flatMap(({ column, where }) => [column, ...where.map((choice) => choice.column)]),
    ...(flag ? [flag.column] : []),
    ...(mapping.sum && key !== 'all' ? key : []),
    ...mapping.totals.flatMap((check) => (check.kind === 'row' ? [check.column] : [check.total, ...check.parts])),
  ];
  return [...new Set(names)];
}
