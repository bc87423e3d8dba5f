import type { UnitCode } from '../../observation/observation.ts';
import { parseFlags } from '../../observation/observation.ts';
import type { Dimension, KnownToPlan, TableMapping, ValueChoice, ValueColumn } from './mapping.ts';
import { literal, literals, lookedUp, startCodeTypes, type CodeTypes } from './table-sql.ts';

/** SQL for the parts of a row, over the base columns `c0`, `c1`, … (texts, never NULL). */
export interface RowParts {
  /** Whether the row counts: the mapping's choices of rows, and no total row. */
  readonly isKept: string;
  readonly isTotal: string;
  /** The plan's indicator; NULL for an unknown one. */
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** Code per dimension, the total's included; NULL for an unknown one. */
  readonly dimensions: readonly string[];
  readonly flag: FlagParts;
  readonly values: readonly ValueParts[];
  /** What may not occur twice. */
  readonly key: string;
  readonly types: CodeTypes;
  /** The base column of a named column. */
  readonly cell: (column: string) => string;
}

/** The flag as it is written, whether it is one at all, and whether it says that there is no value. */
export interface FlagParts {
  readonly cell: string;
  readonly isKnown: string;
  readonly saysMissing: string;
}

export interface ValueParts {
  readonly cell: string;
  readonly number: string;
  /** Whether the cell is written as a number. */
  readonly isWritten: string;
  /** The status that stands in place of a number; NULL when there is none. */
  readonly missing: string;
  /** Whether the row is one of this value. */
  readonly isChosen: string;
}

/** Works out a mapping's SQL for a table with these columns; `fixedPeriod` is one found above the header. */
export function rowParts(
  mapping: TableMapping,
  columns: readonly string[],
  known: KnownToPlan,
  areaCodes: Readonly<Record<string, string>>,
  fixedPeriod: string | undefined,
): RowParts {
  const types = startCodeTypes('code_');
  const cell = (column: string): string => `c${columns.indexOf(column)}`;
  const isTotal = anyOf(
    mapping.totals.flatMap((check) => (check.kind === 'row' ? [`${cell(check.column)} = ${literal(check.code)}`] : [])),
  );
  const parts = {
    isTotal,
    isKept: allOf([
      ...mapping.where.map(({ column, keep }) => `${cell(column)} IN ${literals(keep)}`),
      ...(isTotal === 'false' ? [] : [`NOT (${isTotal})`]),
    ]),
    indicator: indicatorSql(mapping, known, cell, types),
    area: areaSql(mapping, known, areaCodes, cell, types),
    period: periodSql(mapping, cell, fixedPeriod),
    dimensions: mapping.dimensions.map((dimension) => dimensionSql(dimension, cell, types)),
    flag: flagParts(mapping, cell),
    values: mapping.values.map((value) => valueParts(mapping, value, cell, types)),
  };
  return { ...parts, key: keySql(mapping, columns, parts, cell), types, cell };
}

function dimensionSql(dimension: Dimension, cell: (column: string) => string, types: CodeTypes): string {
  const { column, codes, total } = dimension;
  if (!codes) return cell(column);
  const all = total === undefined ? codes : { ...codes, [total]: totalCode(dimension) ?? total };
  return lookedUp(cell(column), all, types);
}

/** The code that stands for the total among a dimension's codes; `undefined` when the table has no total. */
export function totalCode({ codes, total }: Dimension): string | undefined {
  return total !== undefined && Object.values(codes ?? {}).includes(total) ? '_total' : total;
}

function indicatorSql(
  { indicator }: TableMapping,
  known: KnownToPlan,
  cell: (column: string) => string,
  types: CodeTypes,
): string {
  if (!indicator) return 'NULL';
  const ids = [...known.indicators.keys()];
  if (ids.length === 0) return 'NULL';
  const written = indicator.codes ? lookedUp(cell(indicator.column), indicator.codes, types) : cell(indicator.column);
  return `TRY_CAST(${written} AS ${types.of(ids)})`;
}

function areaSql(
  { area }: TableMapping,
  known: KnownToPlan,
  codes: Readonly<Record<string, string>>,
  cell: (column: string) => string,
  types: CodeTypes,
): string {
  const type = types.of([...known.areas]);
  if ('fixed' in area) return `${literal(area.fixed)}::${type}`;
  const written = cell(area.column);
  const direct = `TRY_CAST(${written} AS ${type})`;
  if (Object.keys(codes).length === 0) return direct;
  const renamed = `TRY_CAST(${lookedUp(written, codes, types)} AS ${type})`;
  return area.written === 'name' ? renamed : `coalesce(${renamed}, ${direct})`;
}

function periodSql(mapping: TableMapping, cell: (column: string) => string, fixed: string | undefined): string {
  const { period } = mapping;
  if (fixed !== undefined) return literal(fixed);
  if (period === 'of-values' || !('column' in period)) return `''`;
  const written = cell(period.column);
  const isMonth = `length(${written}) = 6`;
  return period.written === 'yyyymm'
    ? `CASE WHEN ${isMonth} THEN ${written}[1:4] || '-' || ${written}[5:6] ELSE ${written} END`
    : written;
}

/** Eurostat's letters, together. */
const flagLetters = '[bcdefnprsuzS]{1,6}';

function flagParts({ flag }: TableMapping, cell: (column: string) => string): FlagParts {
  if (!flag) return { cell: `''`, isKnown: 'true', saysMissing: 'false' };
  const written = cell(flag.column);
  if (!flag.codes) {
    const isKnown = `${written} IN ('', ':') OR regexp_full_match(${written}, '${flagLetters}')`;
    return { cell: written, isKnown, saysMissing: `regexp_matches(${written}, '[czS:]')` };
  }
  const missing = Object.keys(flag.codes).filter((code) => /[OQM]/.test(flag.codes?.[code] ?? ''));
  return {
    cell: written,
    isKnown: `${written} IN ${literals(['', ...Object.keys(flag.codes)])}`,
    saysMissing: missing.length === 0 ? 'false' : `${written} IN ${literals(missing)}`,
  };
}

/** The statuses that a written flag stands for, `A` without one; `undefined` for an unknown one. */
export function statusOfFlag(mapping: TableMapping, flag: string): string | undefined {
  const codes = mapping.flag?.codes;
  if (codes) return codes[flag] ?? (flag === '' ? 'A' : undefined);
  if (flag === '' || flag === ':') return flag === '' ? 'A' : 'O';
  return new RegExp(`^${flagLetters}$`).test(flag) ? parseFlags(flag)?.join(' ') : undefined;
}

/** A number as texts write it; no spaces, no thousands, no hexadecimal, no "inf". */
function numberPattern(decimal: 'point' | 'comma'): string {
  const mark = decimal === 'comma' ? ',' : '\\.';
  return `[+-]?(\\d+(${mark}\\d+)?|${mark}\\d+)([eE][+-]?\\d{1,3})?`;
}

function valueParts(
  mapping: TableMapping,
  value: ValueColumn,
  cell: (column: string) => string,
  types: CodeTypes,
): ValueParts {
  const written = cell(value.column);
  const text = mapping.decimal === 'comma' ? `replace(${written}, ',', '.')` : written;
  const number = `TRY_CAST(${text} AS DOUBLE)`;
  const { missing } = mapping;
  const isMissing = Object.keys(missing).length === 0 ? 'false' : `${written} IN ${literals(Object.keys(missing))}`;
  const scaled = value.scale === 1 ? number : `${number} * ${value.scale}::DOUBLE`;
  return {
    cell: written,
    number: isMissing === 'false' ? scaled : `CASE WHEN ${isMissing} THEN NULL ELSE ${scaled} END`,
    isWritten: `regexp_full_match(${written}, ${literal(numberPattern(mapping.decimal))})`,
    missing: isMissing === 'false' ? 'NULL::VARCHAR' : lookedUp(written, missing, types),
    isChosen: allOf(value.where.map((choice) => chosen(choice, cell))),
  };
}

function chosen(choice: ValueChoice, cell: (column: string) => string): string {
  const written = cell(choice.column);
  if ('keep' in choice) return `${written} IN ${literals(choice.keep)}`;
  return `coalesce(TRY_CAST(${written} AS INTEGER) BETWEEN ${choice.from} AND ${choice.to}, false)`;
}

type KeyParts = Pick<RowParts, 'indicator' | 'area' | 'period' | 'dimensions'>;

/** Adding up needs the publisher's own key; else what identifies an observation, with what chooses its rows. */
function keySql(
  mapping: TableMapping,
  columns: readonly string[],
  parts: KeyParts,
  cell: (column: string) => string,
): string {
  const choices = mapping.values.flatMap(({ where }) => where.map(({ column }) => column));
  const typed = [
    ...(mapping.indicator ? [parts.indicator] : []),
    parts.area,
    parts.period,
    ...parts.dimensions,
    ...[...new Set(choices)].map(cell),
  ];
  const raw = mapping.key === 'all' ? columns : mapping.key;
  return `hash(${(mapping.sum ? raw.map(cell) : typed).join(', ')})`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.map((one) => `(${one})`).join(' AND ');
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : conditions.map((one) => `(${one})`).join(' OR ');
}

/** The unit of a value column: the plan's for its indicator. */
export function unitOf(value: ValueColumn, known: KnownToPlan): UnitCode | undefined {
  return value.indicator === undefined ? undefined : known.indicators.get(value.indicator);
}
