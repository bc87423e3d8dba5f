import { z } from 'zod';
import { isDay } from '../../../foundation/plain-day.ts';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { readYaml, yamlText, type YamlFile } from '../../../foundation/yaml-file.ts';
import { unitCodes, obsStatuses } from '../../observation/observation.ts';
import { parsePeriod } from '../../observation/period.ts';
import { namesLayout, readLayoutFile } from './layout-file.ts';
import {
  areaNotations,
  mappingDefaults,
  missingStatuses,
  periodNotations,
  type AreaMapping,
  type Dimension,
  type PeriodMapping,
  type RowChoice,
  type TableFormat,
  type TableMapping,
  type TotalCheck,
  type ValueChoice,
  type ValueColumn,
} from './mapping.ts';

const column = yamlText.pipe(z.string().min(1, 'Write the name of a column as the header has it.'));
const codes = z.array(yamlText).min(1, 'Name at least one code.');
const renamed = z.record(z.string(), yamlText);
const periodText = yamlText.refine(
  (text) => parsePeriod(text) !== undefined,
  'Write a period, like 2018, 2024-Q1, 2017-06 or 2019-2020.',
);
const pattern = z.string().refine(isPattern, 'Write a regular expression, like "^Bron".');
const isoDate = yamlText.refine(isDay, 'Write a day, like 2025-01-01.');
const others = z.enum(['refuse', 'leave-out']);
const dimensionName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'Write a short name in small letters, like sex or age.');
const statuses = z
  .string()
  .refine(isStatuses, `Write statuses with spaces between: ${obsStatuses.join(' ')}; A stands alone.`);

const choice = z.strictObject({
  column,
  keep: codes.optional(),
  from: z.int().optional(),
  to: z.int().optional(),
});

const valueColumn = z.strictObject({
  column,
  indicator: z.string().optional(),
  period: periodText.optional(),
  unit: z.enum(unitCodes).optional(),
  scale: z.number().positive('Write a number above 0, like 1000.').optional(),
  where: z.array(choice).optional(),
});

const schema = z.strictObject({
  publisher: z.string().min(1, 'Name who published the table.'),
  dataset: z.string().min(1, 'Name the table as its publisher does.'),
  note: z.string().optional(),
  licence: z.strictObject({ name: z.string(), url: z.url('Write an address with https://.').optional() }).optional(),
  retrieved: isoDate.optional(),
  format: z.strictObject({
    kind: z.enum(['csv', 'xlsx']),
    delimiter: z.string().refine(isDelimiter, 'Write one character, like "," or ";" or "|" or "\\t".').optional(),
    quote: z.enum(['double', 'none']).optional(),
    member: z.string().optional(),
    sheet: z.string().optional(),
  }),
  header: z.strictObject({ line: z.int().min(1, 'Lines count from 1.').optional(), find: codes.optional() }).optional(),
  footer: pattern.optional(),
  decimal: z.enum(['point', 'comma']).optional(),
  where: z.array(z.strictObject({ column, keep: codes, skip: codes.optional() })).optional(),
  area: z.strictObject({
    fixed: yamlText.optional(),
    column: column.optional(),
    written: z.enum(areaNotations).optional(),
    rename: renamed.optional(),
    asOf: isoDate.optional(),
    others: others.optional(),
  }),
  period: z
    .strictObject({
      fixed: periodText.optional(),
      column: column.optional(),
      line: z.int().min(1, 'Lines count from 1.').optional(),
      written: z.enum(periodNotations).optional(),
      latest: z.int().optional(),
    })
    .optional(),
  dimensions: z
    .array(
      z.strictObject({
        name: dimensionName,
        column,
        codes: z.record(z.string(), breakdownCode()).optional(),
        total: yamlText.optional(),
        complete: z.boolean().optional(),
        andTotal: z.boolean().optional(),
      }),
    )
    .optional(),
  indicator: z.strictObject({ column, codes: renamed.optional(), others: others.optional() }).optional(),
  values: z.array(valueColumn).min(1, 'Name at least one column with values.'),
  missing: z.record(z.string(), z.enum(missingStatuses)).optional(),
  flag: z.strictObject({ column, codes: z.record(z.string(), statuses).optional() }).optional(),
  sum: z.boolean().optional(),
  key: z.union([z.literal('all'), codes]).optional(),
  totals: z
    .array(
      z.strictObject({
        kind: z.enum(['columns', 'row']),
        total: column.optional(),
        parts: codes.optional(),
        column: column.optional(),
        code: yamlText.optional(),
      }),
    )
    .optional(),
});

type Written = z.output<typeof schema>;
type MappingFile = YamlFile<Written>;

/**
 * Reads a mapping file (YAML). Every problem is told at `file:line:column`: those of `readYaml`, and `unclear-mapping`
 * for parts that do not go together. A file that names a publisher's layout is read by `readLayoutFile`.
 */
export function readMappingFile(file: string, text: string): Result<TableMapping> {
  if (namesLayout(text)) return readLayoutFile(file, text);
  const read = readYaml(file, text, schema);
  if (!read.ok) return read;
  const problems = [
    ...checkPlaces(read.value),
    ...checkValues(read.value),
    ...checkSums(read.value),
    ...checkTotals(read.value),
  ];
  return problems.length > 0 ? failed(problems) : ok(build(read.value.value));
}

/**
 * Whether a mapping file names the day on which its table was taken, told from its text. One that names it in another
 * way than as a key of its own line is said not to.
 */
export function namesRetrieved(text: string): boolean {
  return /^retrieved: *["']?\d{4}-\d{2}-\d{2}/m.test(text);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function isDelimiter(text: string): boolean {
  return text.length === 1 && text.charCodeAt(0) < 128 && !/["\r\n\0\w.]/.test(text);
}

function isStatuses(text: string): boolean {
  const each = text.split(' ');
  return (
    each.every((one) => (obsStatuses as readonly string[]).includes(one)) && (each.length === 1 || !each.includes('A'))
  );
}

function breakdownCode(): z.ZodType<string> {
  return yamlText.refine(
    (text) => /^[A-Za-z0-9_.+-]{1,40}$/.test(text),
    'Write letters and figures, like F or Y15-24.',
  );
}

function unclear(message: string, at: string, hint: string): Problem {
  return { code: 'unclear-mapping', message, at, hint };
}

function checkPlaces({ value, placeOf }: MappingFile): readonly Problem[] {
  const { area, period, header, format, values } = value;
  const problems: Problem[] = [];
  const add = (isWrong: boolean, message: string, path: string, hint: string): void => {
    if (isWrong) problems.push(unclear(message, placeOf([path]), hint));
  };
  add(
    (area.fixed === undefined) === (area.column === undefined),
    'Where the area stands is not clear.',
    'area',
    'Give either "column" or "fixed".',
  );
  const named = values.filter((one) => one.period !== undefined).length;
  const ways = [period?.fixed, period?.column, period?.line].filter((one) => one !== undefined).length;
  add(
    ways + (named > 0 ? 1 : 0) !== 1 || (named > 0 && named < values.length),
    'Where the period stands is not clear.',
    period ? 'period' : 'values',
    'Give one of "column", "fixed" and "line" under period, or a period with every value.',
  );
  add(
    period?.column !== undefined && period.written === 'month-name',
    'A column of periods cannot be written as month names.',
    'period',
    'Write sdmx or yyyymm.',
  );
  add(
    header !== undefined && (header.line === undefined) === (header.find === undefined),
    'Where the header stands is not clear.',
    'header',
    'Give either "line" or "find".',
  );
  add(format.kind === 'xlsx' && format.delimiter !== undefined, 'A workbook has no delimiter.', 'format', 'Remove it.');
  add(format.kind === 'csv' && format.sheet !== undefined, 'A CSV file has no sheets.', 'format', 'Remove "sheet".');
  add(
    area.written === 'name' && area.asOf === undefined,
    'Names of areas change with mergers.',
    'area',
    'Write the day whose names are meant, like asOf: 2025-01-01.',
  );
  return problems;
}

function checkValues({ value, placeOf }: MappingFile): readonly Problem[] {
  const { values, indicator, sum = false } = value;
  const seen = new Set<string>();
  return values.flatMap((each, index) => {
    const at = placeOf(['values', index]);
    const key = `${each.indicator}|${each.period}`;
    const isRepeated = seen.has(key) && !sum;
    seen.add(key);
    const isUnclear = (each.where ?? []).some(
      ({ keep, from, to }) => (keep === undefined) === (from === undefined || to === undefined),
    );
    return [
      ...((each.indicator === undefined) === (indicator === undefined)
        ? [unclear('Which indicator this is, is not clear.', at, 'Give "indicator" here or a column of indicators.')]
        : []),
      ...(isRepeated ? [unclear('Two values give the same figures.', at, 'Remove one, or write "sum: true".')] : []),
      ...(isUnclear
        ? [unclear('Which rows are meant is not clear.', at, 'Give either "keep", or "from" and "to".')]
        : []),
    ];
  });
}

function checkSums({ value, placeOf }: MappingFile): readonly Problem[] {
  const { sum = false, key, dimensions = [] } = value;
  return [
    ...(sum && key === undefined
      ? [
          unclear(
            'Adding rows up needs a key, so that no row counts twice.',
            placeOf(['sum']),
            'Write "key:" with the columns that together are unique, or "key: all".',
          ),
        ]
      : []),
    ...dimensions.flatMap(({ andTotal, complete, total }, index) => {
      const at = placeOf(['dimensions', index]);
      return [
        ...(andTotal && !sum ? [unclear('A total is only added up with "sum: true".', at, 'Write "sum: true".')] : []),
        ...(andTotal && total !== undefined
          ? [unclear('The total is in the table and added up as well.', at, 'Remove "andTotal" or "total".')]
          : []),
        ...(complete && total === undefined
          ? [unclear('Parts cannot be held against a total that is not there.', at, 'Write the code of the total.')]
          : []),
      ];
    }),
  ];
}

function checkTotals({ value, placeOf }: MappingFile): readonly Problem[] {
  return (value.totals ?? []).flatMap((check, index) => {
    const isWhole =
      check.kind === 'columns' ? check.total && check.parts : check.column !== undefined && check.code !== undefined;
    const hint = 'Give "total" and "parts" for columns, "column" and "code" for a row.';
    return isWhole ? [] : [unclear('Which total is meant is not clear.', placeOf(['totals', index]), hint)];
  });
}

function build(written: Written): TableMapping {
  return {
    ...originOf(written),
    ...layoutOf(written),
    area: areaOf(written),
    period: periodOf(written),
    dimensions: (written.dimensions ?? []).map(dimensionOf),
    ...indicatorOf(written),
    ...flagOf(written),
    values: written.values.map(valueOf),
    totals: (written.totals ?? []).map(totalOf),
  };
}

type Origin = Pick<TableMapping, 'publisher' | 'dataset' | 'note' | 'licence' | 'retrieved'>;

function originOf({ publisher, dataset, note, licence, retrieved }: Written): Origin {
  return {
    publisher,
    dataset,
    note: note ?? mappingDefaults.note,
    ...(licence && { licence: { name: licence.name, ...(licence.url && { url: licence.url }) } }),
    ...(retrieved !== undefined && { retrieved }),
  };
}

type Layout = Pick<TableMapping, 'format' | 'header' | 'footer' | 'decimal' | 'where' | 'missing' | 'sum' | 'key'>;

function layoutOf(written: Written): Layout {
  const { header, footer, decimal, where = [], missing, sum, key } = written;
  return {
    format: formatOf(written),
    header: header?.find ? { find: header.find } : { line: header?.line ?? 1 },
    ...(footer !== undefined && { footer }),
    decimal: decimal ?? mappingDefaults.decimal,
    where: where.map(({ column, keep, skip }): RowChoice => ({ column, keep, ...(skip && { skip }) })),
    missing: missing ?? mappingDefaults.missing,
    sum: sum ?? mappingDefaults.sum,
    key: key ?? mappingDefaults.key,
  };
}

function dimensionOf(written: NonNullable<Written['dimensions']>[number]): Dimension {
  const { name, column, codes, total, complete = false, andTotal = false } = written;
  return { name, column, ...(codes && { codes }), ...(total !== undefined && { total }), complete, andTotal };
}

function indicatorOf({ indicator }: Written): Pick<TableMapping, 'indicator'> {
  if (!indicator) return {};
  const { column, codes, others = 'refuse' } = indicator;
  return { indicator: { column, ...(codes && { codes }), others } };
}

function flagOf({ flag }: Written): Pick<TableMapping, 'flag'> {
  return flag ? { flag: { column: flag.column, ...(flag.codes && { codes: flag.codes }) } } : {};
}

function formatOf({ format }: Written): TableFormat {
  if (format.kind === 'xlsx') return { kind: 'xlsx', ...(format.sheet !== undefined && { sheet: format.sheet }) };
  const { delimiter = ',', quote = 'double', member } = format;
  return { kind: 'csv', delimiter, quote, ...(member !== undefined && { member }) };
}

function areaOf({ area }: Written): AreaMapping {
  if (area.column === undefined) return { fixed: area.fixed ?? '' };
  const { column, written = 'plan', rename = {}, asOf, others = 'refuse' } = area;
  return { column, written, rename, others, ...(asOf !== undefined && { asOf }) };
}

function periodOf({ period }: Written): PeriodMapping {
  const { fixed, column, line, written = 'sdmx', latest } = period ?? {};
  if (fixed !== undefined) return { fixed };
  if (line !== undefined) return { line, written };
  if (column === undefined || written === 'month-name') return 'of-values';
  return { column, written, ...(latest !== undefined && { latest }) };
}

function valueOf(value: Written['values'][number]): ValueColumn {
  const { column, indicator, period, unit, scale = 1, where = [] } = value;
  return {
    column,
    scale,
    where: where.map(choiceOf),
    ...(indicator !== undefined && { indicator }),
    ...(period !== undefined && { period }),
    ...(unit !== undefined && { unit }),
  };
}

function choiceOf({ column, keep, from = 0, to = 0 }: z.output<typeof choice>): ValueChoice {
  return keep ? { column, keep } : { column, from, to };
}

function totalOf(check: NonNullable<Written['totals']>[number]): TotalCheck {
  const { kind, total = '', parts = [], column = '', code = '' } = check;
  return kind === 'row' ? { kind, column, code } : { kind, total, parts };
}
