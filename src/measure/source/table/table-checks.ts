import { nearestNames } from '../../../foundation/nearest-name.ts';
import { plainNumberHint } from '../../../foundation/plain-number.ts';
import type { AreaNotation, KnownToPlan, TableMapping, TotalCheck, ValueColumn } from './mapping.ts';
import { numberOf } from './table-output.ts';
import { allOf, unitOf, type RowParts, type ValueParts } from './table-query.ts';
import { literal, literals } from './table-sql.ts';

/** Something that no row of a table may be: SQL over the base columns, and how to tell it of a row. */
export interface RowCheck {
  readonly code: string;
  /** True, or NULL, for a row with the fault. */
  readonly isFault: string;
  /** Whether it is looked at while the rows are read; what can be seen in staged rows is looked at there. */
  readonly isEarly: boolean;
  /** Base columns whose text is told, of which the first is the one at fault. */
  readonly cells: readonly string[];
  readonly tell: (cells: readonly string[]) => { readonly message: string; readonly hint: string };
}

/** Every check that a mapping asks of each row. */
export function rowChecks(mapping: TableMapping, parts: RowParts, known: KnownToPlan): readonly RowCheck[] {
  const checks = [
    ...choiceChecks(mapping, parts),
    ...areaChecks(mapping, parts, known),
    ...indicatorChecks(mapping, parts, known),
    ...dimensionChecks(mapping, parts),
    ...flagChecks(mapping, parts),
    ...parts.values.flatMap((value, index) =>
      valueChecks(mapping, value, mapping.values[index] as ValueColumn, parts, known),
    ),
    ...mapping.totals.flatMap((check) => totalChecks(check, mapping, parts)),
  ];
  return checks.map((check) => ({ ...check, isFault: `coalesce(${check.isFault}, true)` }));
}

function ofKept(parts: RowParts, ...conditions: readonly string[]): string {
  return allOf([parts.isKept, ...conditions]);
}

function choiceChecks(mapping: TableMapping, parts: RowParts): readonly RowCheck[] {
  const ranges = mapping.values.flatMap(({ where }) => where.flatMap((one) => ('from' in one ? [one.column] : [])));
  const chosen = mapping.where.flatMap(({ column, keep, skip }) =>
    skip ? [{ column, codes: [...keep, ...skip] }] : [],
  );
  return [
    ...chosen.map(({ column, codes }) => ({
      code: 'unknown-code',
      isEarly: true,
      isFault: allOf([`NOT (${parts.isTotal})`, `${parts.cell(column)} NOT IN ${literals(codes)}`]),
      cells: [parts.cell(column)],
      tell: ([found = '']: readonly string[]) => ({
        message: `Unknown code "${shortened(found)}" in "${column}".`,
        hint: nearest(found, codes, 'Add it to keep or skip in the mapping, or correct it.'),
      }),
    })),
    ...[...new Set(ranges)].map((column) => ({
      code: 'unknown-code',
      isEarly: true,
      isFault: ofKept(parts, `NOT regexp_full_match(${parts.cell(column)}, '\\d{1,4}')`),
      cells: [parts.cell(column)],
      tell: ([found = '']: readonly string[]) => ({
        message: `"${shortened(found)}" in "${column}" is not a whole number.`,
        hint: 'The mapping chooses a range of this column: write whole numbers, like an age of 15.',
      }),
    })),
  ];
}

const areaShapes: Readonly<Record<AreaNotation, readonly [string, string]>> = {
  plan: ['[A-Za-z0-9_-]{1,20}', 'Use the codes of areas.csv.'],
  nis: ['\\d{5}', 'A NIS code has five figures, like 71022.'],
  nuts: ['[A-Z]{2}[0-9A-Z]{0,3}(_\\d{4})?', 'A NUTS code is like BE22 or EU27_2020.'],
  name: ['.*\\S.*', 'Name the area as areas.csv does.'],
};

function areaChecks({ area }: TableMapping, parts: RowParts, known: KnownToPlan): readonly RowCheck[] {
  if ('fixed' in area) return [];
  const [shape, hint] = areaShapes[area.written];
  const cell = parts.cell(area.column);
  const isStrange = `NOT regexp_full_match(${cell}, ${literal(shape)})`;
  const faults = area.others === 'refuse' ? [] : [isStrange];
  const names = area.written === 'name' ? (known.names ?? []).map(({ name }) => name) : [...known.areas];
  return [
    {
      code: 'unknown-area',
      isEarly: area.others !== 'refuse',
      isFault: ofKept(parts, `${parts.area} IS NULL`, ...faults),
      cells: [cell],
      tell: ([found = '']) => ({
        message: `Unknown area "${shortened(found)}".`,
        hint: nearest(found, names, `${hint} Write "others: leave-out" in the mapping if the table covers more areas.`),
      }),
    },
  ];
}

function indicatorChecks({ indicator }: TableMapping, parts: RowParts, known: KnownToPlan): readonly RowCheck[] {
  if (!indicator || indicator.others === 'leave-out') return [];
  const written = indicator.codes ? Object.keys(indicator.codes) : [...known.indicators.keys()];
  return [
    {
      code: 'unknown-indicator',
      isEarly: false,
      isFault: ofKept(parts, `${parts.indicator} IS NULL`),
      cells: [parts.cell(indicator.column)],
      tell: ([found = '']) => ({
        message: `Unknown indicator "${shortened(found)}".`,
        hint: nearest(found, written, 'Add it to the plan’s indicators.yaml, or write "others: leave-out".'),
      }),
    },
  ];
}

/** What a breakdown's code may look like: it stands between `=` and `;`. */
const codeShape = '[A-Za-z0-9_.+-]{1,40}';

function isOpenCode(code: string, total: string | undefined): string {
  const isTotal = total === undefined ? '' : `${code} = ${literal(total)} OR `;
  return `${isTotal}regexp_full_match(${code}, ${literal(codeShape)})`;
}

function dimensionChecks({ dimensions }: TableMapping, parts: RowParts): readonly RowCheck[] {
  return dimensions.map(({ column, codes, total }, index) => {
    const cell = parts.cell(column);
    const isCode = codes ? `${parts.dimensions[index]} IS NOT NULL` : isOpenCode(cell, total);
    const written = [...Object.keys(codes ?? {}), ...(total === undefined ? [] : [total])];
    return {
      code: 'unknown-code',
      isEarly: false,
      isFault: ofKept(parts, `NOT (${isCode})`),
      cells: [cell],
      tell: ([found = '']: readonly string[]) => ({
        message: `Unknown code "${shortened(found)}" in "${column}".`,
        hint: nearest(found, written, 'Add it to the dimension’s codes in the mapping, or correct it.'),
      }),
    };
  });
}

function flagChecks({ flag }: TableMapping, parts: RowParts): readonly RowCheck[] {
  if (!flag) return [];
  const hint = flag.codes
    ? `Use one of: ${Object.keys(flag.codes).join(', ')}.`
    : 'Use the letters b c d e f n p r s u z of Eurostat, or S for suppressed.';
  return [
    {
      code: 'unknown-flag',
      isEarly: false,
      isFault: ofKept(parts, `NOT (${parts.flag.isKnown})`),
      cells: [parts.cell(flag.column)],
      tell: ([found = '']) => ({ message: `Unknown flag "${shortened(found)}".`, hint }),
    },
  ];
}

function valueChecks(
  mapping: TableMapping,
  value: ValueParts,
  column: ValueColumn,
  parts: RowParts,
  known: KnownToPlan,
): readonly RowCheck[] {
  const { cell, number, isWritten } = value;
  const { saysMissing } = parts.flag;
  const isOther = `${value.missing} IS NULL`;
  const isChosen = value.isChosen === 'true' ? [] : [value.isChosen];
  const fault = (...conditions: readonly string[]): string => ofKept(parts, ...isChosen, isOther, ...conditions);
  const about = { cells: [cell] };
  return [
    {
      ...about,
      code: 'bad-number',
      isEarly: true,
      isFault: fault(`${cell} <> ''`, `NOT (${isWritten} AND coalesce(isfinite(${number}), false))`),
      tell: ([found = '']) => ({
        message: `"${shortened(found)}" in "${column.column}" is not a number.`,
        hint: badNumberHint(found, mapping),
      }),
    },
    {
      ...about,
      code: 'value-missing',
      isEarly: false,
      isFault: fault(`${cell} = ''`, `NOT (${saysMissing})`),
      tell: () => ({
        message: `"${column.column}" is empty without saying why.`,
        hint: `Write under missing in the mapping what an empty cell means: '': O (missing), Q (suppressed) or M.`,
      }),
    },
    ...(mapping.flag ? [suppressedCheck(fault(`${cell} <> ''`, saysMissing), cell)] : []),
    ...rangeChecks(column, value, parts, mapping, known, fault),
  ];
}

function suppressedCheck(isFault: string, cell: string): RowCheck {
  return {
    code: 'value-suppressed',
    isEarly: false,
    isFault,
    cells: [cell],
    tell: ([found = '']) => ({
      message: `The value ${shortened(found)} stands beside a flag that says it is missing.`,
      hint: 'Leave the value empty when it is suppressed or missing, or take the flag away.',
    }),
  };
}

function badNumberHint(found: string, { decimal, missing }: TableMapping): string {
  if (decimal === 'comma' && /^-?\d+\.\d+$/.test(found)) return 'The mapping says "decimal: comma": write a comma.';
  if (decimal === 'point' && /^-?\d+,\d+$/.test(found)) return 'Write "decimal: comma" in the mapping.';
  const codes = Object.keys(missing).filter(Boolean);
  if (/^-?9{4,}\d?$/.test(found)) return `Say in the mapping under missing what this code means.`;
  return codes.length > 0 && !/\d/.test(found)
    ? `Write a number, or one of the codes for missing: ${codes.join(', ')}.`
    : plainNumberHint(found);
}

function rangeChecks(
  column: ValueColumn,
  value: ValueParts,
  parts: RowParts,
  mapping: TableMapping,
  known: KnownToPlan,
  fault: (...conditions: readonly string[]) => string,
): readonly RowCheck[] {
  const isPercentage = percentageSql(mapping, column, known, parts.indicator);
  const negative: RowCheck = {
    code: 'negative-count',
    isEarly: false,
    cells: [value.cell],
    isFault: fault(value.isWritten, `coalesce(isfinite(${value.number}) AND ${value.number} < 0, false)`),
    tell: ([found = '']) => ({
      message: `${shortened(found)} in "${column.column}" is negative.`,
      hint: 'Write a number from 0. If it is a code for missing, say so under missing in the mapping.',
    }),
  };
  if (isPercentage === 'false') return [negative];
  const tooMuch: RowCheck = {
    code: 'percentage-out-of-range',
    isEarly: false,
    cells: [value.cell],
    isFault: fault(
      value.isWritten,
      `coalesce((${isPercentage}) AND isfinite(${value.number}) AND ${value.number} > 100, false)`,
    ),
    tell: ([found = '']) => ({
      message: `${shortened(found)} in "${column.column}" lies above 100 percent.`,
      hint: 'Write a percentage from 0 to 100, or correct the scale in the mapping.',
    }),
  };
  return [negative, tooMuch];
}

/** Codes and flags of the staged rows that are none. */
export interface OddCodes {
  /** Per dimension. */
  readonly codes: readonly (readonly string[])[];
  readonly flags: readonly string[];
  /** Flags that say that there is no value. */
  readonly missing: readonly string[];
}

/** Looks for the open codes and the flags of staged rows that are none: SQL that gives each distinct one. */
export function isOddCode(code: string, total: string | undefined): string {
  return `NOT (${isOpenCode(code, total)})`;
}

/** Whether a staged row has any of the faults that are not looked at while rows are read. */
export function isLateFault(mapping: TableMapping, known: KnownToPlan, odd: OddCodes): string {
  const { area, indicator, dimensions, flag } = mapping;
  const faults = [
    ...('column' in area && area.others === 'refuse' ? ['area IS NULL'] : []),
    ...(indicator?.others === 'refuse' ? ['indicator IS NULL'] : []),
    ...dimensions.flatMap(({ codes }, index) =>
      codes ? [`d${index} IS NULL`] : isAmong(`d${index}`, odd.codes[index]),
    ),
    ...(flag ? isAmong('flag', odd.flags) : []),
    ...mapping.values.map((value, index) => isLateValueFault(mapping, value, index, known, odd)),
  ];
  return allOf(['kept', faults.map((one) => `coalesce(${one}, false)`).join(' OR ')]);
}

function isAmong(column: string, texts: readonly string[] = []): readonly string[] {
  return texts.length === 0 ? [] : [`${column} IN ${literals(texts)}`];
}

function isLateValueFault(
  mapping: TableMapping,
  value: ValueColumn,
  index: number,
  known: KnownToPlan,
  { missing }: OddCodes,
): string {
  const place = numberOf(mapping, index);
  const number = `v${place}`;
  const saysMissing = missing.length === 0 ? 'false' : `flag IN ${literals(missing)}`;
  const isPercentage = percentageSql(mapping, value, known, 'indicator');
  return allOf([
    `m${place} IS NULL`,
    ...(value.where.length > 0 ? [`x${index}`] : []),
    `(${number} IS NULL) <> (${saysMissing}) OR NOT isfinite(${number}) OR ${number} < 0
      OR ((${isPercentage}) AND ${number} > 100)`,
  ]);
}

/** Whether a row's value is a percentage. */
function percentageSql(mapping: TableMapping, value: ValueColumn, known: KnownToPlan, indicator: string): string {
  if (!mapping.indicator) return String(unitOf(value, known) === 'PC');
  const ids = [...known.indicators].filter(([, unit]) => unit === 'PC').map(([id]) => id);
  return ids.length === 0 ? 'false' : `${indicator} IN ${literals(ids)}`;
}

function totalChecks(check: TotalCheck, mapping: TableMapping, parts: RowParts): readonly RowCheck[] {
  if (check.kind === 'row') return [];
  const number = (column: string): string => {
    const cell = parts.cell(column);
    return `TRY_CAST(${mapping.decimal === 'comma' ? `replace(${cell}, ',', '.')` : cell} AS DOUBLE)`;
  };
  const isCode = (column: string): string =>
    Object.keys(mapping.missing).length === 0
      ? 'false'
      : `${parts.cell(column)} IN ${literals(Object.keys(mapping.missing))}`;
  const all = [check.total, ...check.parts];
  const sum = check.parts.map(number).join(' + ');
  return [
    {
      code: 'total-differs',
      isEarly: true,
      isFault: ofKept(parts, ...all.map((column) => `NOT (${isCode(column)})`), differs(number(check.total), sum)),
      cells: all.map(parts.cell),
      tell: ([total = '', ...found]) => ({
        message: `"${check.total}" is ${shortened(total)}, but ${check.parts.join(' + ')} is ${found.join(' + ')}.`,
        hint: 'Correct the part that is wrong, or take the check out of totals if they need not add up.',
      }),
    },
  ];
}

/** Whether two sums differ by more than the way of adding up can make. */
export function differs(one: string, other: string): string {
  return `NOT (abs((${one}) - (${other})) <= 1e-6 * greatest(1, abs(${one})))`;
}

function nearest(found: string, known: readonly string[], otherwise: string): string {
  const names = found.length > 60 ? [] : nearestNames(found, known);
  return names.length === 0 ? otherwise : `Did you mean ${names.join(' or ')}?`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
