import { unitCodes } from '../../observation/observation.ts';
import type { KnownToPlan, TableMapping, ValueColumn } from './mapping.ts';
import { totalCode, unitOf, type RowParts } from './table-query.ts';
import { elementOf, literal, literals, type CodeTypes } from './table-sql.ts';

/** Places a CSV text under `c0`, `c1`, … as texts that are never NULL, in the order of the file. */
export function sourceSql(
  path: string,
  columns: number,
  delimiter: string,
  quote: 'double' | 'none',
  rows: 'all' | 'filled' = 'all',
): string {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`);
  const mark = literal(quote === 'double' ? '"' : '');
  const types = names.map((name) => `${name}: 'VARCHAR'`).join(', ');
  return `SELECT ${names.map((name) => `coalesce(${name}, '') AS ${name}`).join(', ')}
    FROM read_csv(${literal(path)}, auto_detect = false, header = false, skip = 1, delim = ${literal(delimiter)},
      quote = ${mark}, escape = ${mark}, strict_mode = true, null_padding = false, compression = 'none', allow_quoted_nulls = false,
      columns = {${types}})${rows === 'all' ? '' : ` WHERE ${names.map((name) => `${name} IS NOT NULL`).join(' OR ')}`}`;
}

/** The staged rows: one for each row of the table, typed, with `bad` for those with any fault. */
export function stagedSql(mapping: TableMapping, parts: RowParts, isFault: string, source: string): string {
  const columns = [
    `(${parts.isKept}) AS kept`,
    `(${parts.isTotal}) AS total`,
    ...(mapping.indicator ? [`${parts.indicator} AS indicator`] : []),
    `${parts.area} AS area`,
    `${parts.period} AS period`,
    ...parts.dimensions.map((code, index) => `${code} AS d${index}`),
    ...(mapping.flag ? [`${parts.flag.cell} AS flag`] : []),
    ...parts.values.flatMap(({ number, missing, isChosen }, index) => [
      ...(numberOf(mapping, index) === index ? [`${number} AS v${index}`, `${missing} AS m${index}`] : []),
      ...(isChosen === 'true' ? [] : [`(${isChosen}) AS x${index}`]),
    ]),
    ...(isKeyed(mapping) ? [`${parts.key} AS key`] : []),
    `(${isFault}) AS bad`,
  ];
  return `CREATE TEMP TABLE staged AS SELECT ${columns.join(',\n  ')} FROM (${source})`;
}

/** Whether a key is kept beside the rows; where it is what the rows hold anyway, it is not. */
function isKeyed({ sum, values }: TableMapping): boolean {
  return sum || values.some(({ where }) => where.length > 0);
}

/** What identifies a staged row among those that count. */
export function keyOf(mapping: TableMapping): string {
  if (isKeyed(mapping)) return 'key';
  const codes = mapping.dimensions.map((dimension, index) => (dimension.codes ? `enum_code(d${index})` : `d${index}`));
  return `hash(${[...(mapping.indicator ? ['enum_code(indicator)'] : []), 'enum_code(area)', 'period', ...codes].join(', ')})`;
}

/** Rows that become observations. */
export function usable(mapping: TableMapping): string {
  return `kept AND area IS NOT NULL${mapping.indicator ? ' AND indicator IS NOT NULL' : ''}`;
}

/** The first value with the same number in it: several may choose different rows of one column. */
export function numberOf({ values }: TableMapping, index: number): number {
  const { column, scale } = values[index] as ValueColumn;
  return values.findIndex((value) => value.column === column && value.scale === scale);
}

/** The moments at which periods begin, by period. */
export type PeriodStarts = ReadonlyMap<string, number>;

/** What is the same for every observation of a table. */
export interface Origin {
  readonly publisher: string;
  readonly dataset: string;
  readonly note: string;
  readonly retrieved: string;
}

/** What the staged rows turned out to hold. */
export interface StagedContents {
  readonly starts: PeriodStarts;
  /** Every breakdown there is; `undefined` when there are too many to number. */
  readonly breakdowns: readonly string[] | undefined;
  /** The statuses of every flag there is. */
  readonly flags: ReadonlyMap<string, string>;
}

/**
 * The observations of the staged rows, with the columns of a release. Texts are codes of types: the Parquet writer then
 * has its dictionary at once, and a reader of the file sees texts.
 */
export function observationsSql(
  mapping: TableMapping,
  known: KnownToPlan,
  contents: StagedContents,
  types: CodeTypes,
  origin: Origin,
): string {
  const branches = mapping.values.flatMap((value, index) =>
    totalBranches(mapping).map((totals) => branchSql({ mapping, known, contents, types }, value, index, totals)),
  );
  const all = branches.join('\nUNION ALL\n');
  const same = (text: string): string => `${literal(text)}::${types.of([text])}`;
  return `SELECT indicator, area, period, ${startSql(contents.starts)} AS period_start, breakdown, value, unit, status,
      ${same(origin.publisher)} AS publisher, ${same(origin.dataset)} AS dataset, ${same(origin.note)} AS note,
      ${same('published')} AS origin, ${same(origin.retrieved)} AS retrieved
    FROM (${mapping.sum ? summedSql(all) : all})`;
}

/** Which dimensions are added up: none, and each combination of those that also give the total. */
function totalBranches({ dimensions }: TableMapping): readonly (readonly number[])[] {
  const summed = dimensions.flatMap(({ andTotal }, index) => (andTotal ? [index] : []));
  return Array.from({ length: 2 ** summed.length }, (_, set) => summed.filter((_each, place) => (set >> place) & 1));
}

interface Output {
  readonly mapping: TableMapping;
  readonly known: KnownToPlan;
  readonly contents: StagedContents;
  readonly types: CodeTypes;
}

function branchSql(output: Output, value: ValueColumn, index: number, totals: readonly number[]): string {
  const { mapping, known, contents, types } = output;
  const number = numberOf(mapping, index);
  const ids = types.of([...known.indicators.keys()]);
  const indicator = value.indicator === undefined ? 'indicator' : literal(value.indicator);
  const period = value.period === undefined ? 'period' : literal(value.period);
  const breakdown = breakdownSql(mapping, totals);
  return `SELECT ${indicator}::${ids} AS indicator, area, ${period}::${types.of([...contents.starts.keys()])} AS period,
      ${contents.breakdowns ? `(${breakdown})::${types.of(contents.breakdowns)}` : breakdown} AS breakdown,
      v${number} AS value, ${unitSql(value, known, types)} AS unit, ${statusSql(output, number)} AS status
    FROM staged WHERE ${usable(mapping)}${value.where.length > 0 ? ` AND x${index}` : ''}`;
}

/** The status of a flag, or the reason for a missing value where the flag does not give one. */
function statusSql({ mapping, contents, types }: Output, number: number): string {
  const type = types.of(statusesOf(mapping, contents));
  const flags = [...contents.flags.keys()];
  const statuses = [...contents.flags.values()];
  const flag = mapping.flag ? elementOf(statuses, `flag::${types.of(flags)}`, type) : `'A'::${type}`;
  if (Object.keys(mapping.missing).length === 0) return flag;
  const why = flags.filter((one) => isMissing(contents.flags.get(one) ?? ''));
  const saysWhy = why.length === 0 ? '' : ` OR flag IN ${literals(why)}`;
  return `CASE WHEN v${number} IS NOT NULL OR m${number} IS NULL${saysWhy} THEN ${flag} ELSE m${number}::VARCHAR::${type} END`;
}

function statusesOf(mapping: TableMapping, { flags }: StagedContents): readonly string[] {
  return [...new Set(['A', ...flags.values(), ...Object.values(mapping.missing)])].toSorted();
}

function isMissing(status: string): boolean {
  return /[OQM]/.test(status);
}

function unitSql(value: ValueColumn, known: KnownToPlan, types: CodeTypes): string {
  const type = types.of(unitCodes);
  if (value.indicator !== undefined) return `${literal(unitOf(value, known) ?? '')}::${type}`;
  return elementOf([...known.indicators.values()], `indicator::${types.of([...known.indicators.keys()])}`, type);
}

/** `age=Y15-24;sex=F`: in order of dimension, without those that are the total. */
function breakdownSql({ dimensions }: TableMapping, totals: readonly number[]): string {
  const shown = dimensions
    .map(({ name }, index) => ({ name, index }))
    .filter(({ index }) => !totals.includes(index))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, index }) => `${literal(`${name}=`)} || ${partCode(dimensions, index)}`);
  return shown.length === 0 ? `''` : `concat_ws(';', ${shown.join(', ')})`;
}

/** The code of a part; NULL for the total. */
function partCode(dimensions: TableMapping['dimensions'], index: number): string {
  const dimension = dimensions[index];
  const total = dimension && totalCode(dimension);
  return total === undefined ? `d${index}` : `nullif(d${index}::VARCHAR, ${literal(total)})`;
}

/** Every breakdown of the staged rows, in no order. */
export function breakdownsSql(mapping: TableMapping): string {
  const codes = mapping.dimensions.map((_, index) => `d${index}`).join(', ');
  const all = totalBranches(mapping).map((totals) => `SELECT ${breakdownSql(mapping, totals)} AS breakdown FROM found`);
  return `WITH found AS (SELECT DISTINCT ${codes} FROM staged WHERE ${usable(mapping)})
    SELECT DISTINCT breakdown FROM (${all.join(' UNION ALL ')})`;
}

function startSql(starts: PeriodStarts): string {
  const moments = [...starts.values()].map((start) => `'${start}'`);
  return `CAST([${moments.join(', ')}] AS DOUBLE[])[enum_code(period)::INTEGER + 1]`;
}

/** Rows of the same observation added up; a sum with a missing part is missing, unless the part cannot exist (M). */
function summedSql(all: string): string {
  const lost = `bool_or(value IS NULL AND NOT contains(status::VARCHAR, 'M'))`;
  const flags = `list_sort(list_distinct(flatten(list(string_split(status::VARCHAR, ' ')))))`;
  return `SELECT indicator, area, period, breakdown,
      CASE WHEN ${lost} THEN NULL ELSE fsum(value) END AS value, any_value(unit) AS unit,
      CASE WHEN bool_or(value IS NULL AND contains(status::VARCHAR, 'Q')) THEN 'Q' WHEN ${lost} THEN 'O'
        WHEN count(value) = 0 THEN 'M'
        ELSE coalesce(nullif(array_to_string(list_filter(${flags}, lambda one: one NOT IN ('A', 'M')), ' '), ''), 'A')
      END AS status
    FROM (${all}) GROUP BY indicator, area, period, breakdown`;
}
