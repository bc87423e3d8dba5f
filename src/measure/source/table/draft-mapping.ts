import { parsePeriod } from '../../observation/period.ts';
import { cellsOf, searchedLines, type CellWriting } from './table-header.ts';
import type { AreaNotation, KnownToPlan, MissingStatus } from './mapping.ts';

/** What a draft is made from: the begin of a table, as lines, and of a workbook the sheet that it is. */
export interface DraftInput {
  readonly lines: readonly string[];
  readonly sheet?: DraftSheet;
}

interface DraftSheet {
  readonly name: string;
  readonly others: readonly { readonly name: string; readonly isHidden: boolean }[];
}

/**
 * Drafts a mapping from the begin of a table: commented YAML in which what could be guessed is filled in and what could
 * not is marked with "?". A person has to read it, and name the indicators.
 */
export function draftMapping(input: DraftInput, known: KnownToPlan): string {
  const writing = input.sheet ? ({ delimiter: ',', quote: 'double' } as const) : guessWriting(input.lines);
  const header = guessHeader(input.lines, writing);
  const names = cellsOf(input.lines[header] ?? '', writing);
  const rows = input.lines
    .slice(header + 1)
    .map((line) => cellsOf(line, writing))
    .filter((cells) => cells.length === names.length);
  const columns = names.map((name, index) => ({ name, cells: rows.map((row) => (row[index] ?? '').trim()) }));
  const roles = guessRoles(
    columns.filter(({ name }) => name.trim() !== ''),
    known,
  );
  const above = cellsAbove(input.lines, header, writing);
  const parts = [
    ...head(input, writing, header),
    ...aboveLines(above, names),
    ...placeLines(roles),
    ...valueLines(roles),
    ...missingLines(roles),
  ];
  return `${parts.join('\n')}\n`;
}

interface Column {
  readonly name: string;
  readonly cells: readonly string[];
}

interface Roles {
  readonly area: (Column & { readonly written: AreaNotation; readonly hasOthers: boolean }) | undefined;
  readonly period: Column | undefined;
  readonly indicator: Column | undefined;
  readonly flag: Column | undefined;
  readonly values: readonly Column[];
  readonly dimensions: readonly Column[];
  readonly unused: readonly Column[];
}

const delimiters = [',', ';', '|', '\t'] as const;

/** The delimiter that gives the same number of cells on most lines, of those the one that gives the most. */
function guessWriting(lines: readonly string[]): CellWriting {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 200);
  const scores = delimiters.map((delimiter) => {
    const counts = sample.map((line) => cellsOf(line, { delimiter, quote: 'double' }).length);
    const most = Math.max(1, ...counts);
    return { delimiter, score: most === 1 ? 0 : counts.filter((count) => count === most).length * Math.min(most, 10) };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  const isPlain = sample.some((line) => line.includes('"') && !new RegExp(`(^|\\${best.delimiter})"`).test(line));
  return { delimiter: best.delimiter, quote: isPlain ? 'none' : 'double' };
}

/** The first line with as many cells as most have, none of them a number. */
function guessHeader(lines: readonly string[], writing: CellWriting): number {
  const rows = lines.slice(0, searchedLines).map((line) => cellsOf(line, writing));
  const width = Math.max(...rows.map((row) => row.filter((cell) => cell.trim() !== '').length));
  const index = rows.findIndex((row) => {
    const filled = row.filter((cell) => cell.trim() !== '');
    return (
      filled.length >= Math.max(2, width - 1) && !filled.some((cell) => isNumber(cell) && !parsePeriod(cell.trim()))
    );
  });
  return Math.max(0, index);
}

function isNumber(cell: string): boolean {
  return /^\s*[+-]?\d+([.,]\d+)?\s*$/.test(cell);
}

function guessRoles(columns: readonly Column[], known: KnownToPlan): Roles {
  const taken = new Set<Column>();
  const take = <T extends Column>(column: T | undefined, original = column as Column | undefined): T | undefined => {
    if (original) taken.add(original);
    return column;
  };
  const free = (): readonly Column[] => columns.filter((column) => !taken.has(column));
  const areaColumn = guessArea(free(), known);
  const area = take(areaColumn?.role, areaColumn?.column);
  const period = take(free().find((column) => isPeriodColumn(column)));
  const indicator = take(free().find(({ cells }) => isMostly(cells, (cell) => known.indicators.has(cell))));
  const flag = take(free().find(({ name, cells }) => /flag|status|vlag/i.test(name) && !isMostly(cells, isNumber)));
  const values = free().filter((column) => isValueColumn(column));
  values.forEach((column) => taken.add(column));
  const dimensions = free().filter((column) => isDimension(column) && !(area && saysTheSame(area, column)));
  dimensions.forEach((column) => taken.add(column));
  return { area, period, indicator, flag, values, dimensions, unused: free() };
}

type AreaRole = NonNullable<Roles['area']>;

function guessArea(
  columns: readonly Column[],
  known: KnownToPlan,
): { readonly role: AreaRole; readonly column: Column } | undefined {
  const shapes: readonly (readonly [AreaNotation, (cell: string) => boolean])[] = [
    ['nis', (cell) => /^\d{5}$/.test(cell)],
    ['nuts', (cell) => /^[A-Z]{2}[0-9A-Z]{1,3}$/.test(cell)],
    ['plan', (cell) => known.areas.has(cell)],
    ['name', (cell) => (known.names ?? []).some(({ name }) => name === cell)],
  ];
  for (const [written, fits] of shapes) {
    const fitting = columns.filter(({ cells }) => isMostly(cells, fits));
    const column =
      fitting.find(({ cells }) => cells.some((cell) => known.areas.has(cell))) ??
      fitting.find(({ name }) => /nis|refnis|geo|muni|gemeente|area/i.test(name)) ??
      (written === 'name' ? fitting[0] : undefined);
    const hasOthers =
      column?.cells.some((cell) => cell !== '' && written !== 'name' && !known.areas.has(cell)) ?? false;
    if (column) return { role: { ...column, written, hasOthers }, column };
  }
  return undefined;
}

function isPeriodColumn({ name, cells }: Column): boolean {
  const isYear = (cell: string): boolean => parsePeriod(cell) !== undefined && /^(19|20)\d\d/.test(cell);
  return isMostly(cells, isYear) && (/jaar|year|period|time|annee|année/i.test(name) || cells.every(isYear));
}

/** Of a value's cells at least one in ten is a number; codes that stand for missing are numbers below -99990. */
function isValueColumn({ name, cells }: Column): boolean {
  if (/^(cd|code|lvl|id|nr)_|_code$|^$/i.test(name)) return false;
  const filled = cells.filter(Boolean);
  return (
    filled.length > 0 &&
    isMostly(filled, (cell) => isNumber(cell) || /^(x|:|-|\.)$/.test(cell)) &&
    filled.some(isNumber)
  );
}

/** Few codes that come back. */
function isDimension({ cells }: Column): boolean {
  const different = new Set(cells).size;
  return (
    different > 1 &&
    different <= 30 &&
    different <= cells.length / 2 &&
    cells.every((cell) => /^[\w.+-]{1,40}$/.test(cell))
  );
}

/** Whether a column says of each row what another one says in other words: a name beside a code. */
function saysTheSame(one: Column, other: Column): boolean {
  const pairs = new Set(one.cells.map((cell, index) => `${cell}\0${other.cells[index]}`));
  return pairs.size === new Set(one.cells).size && pairs.size === new Set(other.cells).size;
}

function isMostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  const filled = cells.filter(Boolean);
  return filled.length > 0 && filled.filter(fits).length >= filled.length * 0.9;
}

function head(input: DraftInput, { delimiter, quote }: CellWriting, header: number): readonly string[] {
  const shown = delimiter === '\t' ? String.raw`"\t"` : `'${delimiter}'`;
  const csv = `format: { kind: csv, delimiter: ${shown}, quote: ${quote} }`;
  const xlsx = `format: { kind: xlsx${input.sheet?.others.length ? `, sheet: ${quoted(input.sheet.name)}` : ''} }`;
  return [
    '# A draft: read every line, and replace each "?".',
    `publisher: '?' # who published the table`,
    `dataset: '?' # its name there`,
    `licence: { name: '?' }`,
    ...sheetLines(input.sheet),
    input.sheet ? xlsx : csv,
    `header: { line: ${header + 1} }`,
  ];
}

function sheetLines(sheet: DraftSheet | undefined): readonly string[] {
  if (!sheet || sheet.others.length === 0) return [];
  const names = sheet.others.map(({ name, isHidden }) => quoted(name) + (isHidden ? ' (hidden)' : ''));
  return [`# This is the sheet ${quoted(sheet.name)}; not read: ${names.join(', ')}.`];
}

/** The cells of the line right above the header, when names of columns stand there too; else none. */
function cellsAbove(lines: readonly string[], header: number, writing: CellWriting): readonly string[] {
  const cells = header === 0 ? [] : cellsOf(lines[header - 1] ?? '', writing).map((cell) => cell.trim());
  return cells.filter(Boolean).length > 1 ? cells : [];
}

function aboveLines(above: readonly string[], names: readonly string[]): readonly string[] {
  if (above.length === 0) return [];
  let last = '';
  const pairs = names.map((name, at) => {
    last = above[at] || last;
    return quoted([last, name.trim()].filter(Boolean).join(' '));
  });
  return [
    '# Two rows of names: a mapping reads one. Make one row of both in the file, like this, and draft again:',
    `# ${pairs.join(', ')}`,
  ];
}

function placeLines({ area, period, indicator, flag, dimensions, values }: Roles): readonly string[] {
  const asOf = area?.written === 'name' ? `, asOf: '?' # the day whose names are meant, like 2025-01-01` : '';
  const others = area?.hasOthers ? ', others: leave-out' : '';
  return [
    ...(values.some(({ cells }) => cells.some((cell) => /^-?\d+,\d+$/.test(cell))) ? ['decimal: comma'] : []),
    area
      ? `area: { column: ${quoted(area.name)}, written: ${area.written}${others}${asOf ? `${asOf.split(' #')[0]} } # the day whose names are meant` : ' }'}`
      : `area: { column: '?', written: nis } # no column of NIS codes, NUTS codes or names of areas was recognised`,
    period
      ? `period: { column: ${quoted(period.name)} }`
      : `period: { fixed: '?' } # no column of years was recognised; a year like 2024, or { line: 4, written: month-name }`,
    ...(indicator ? [`indicator: { column: ${quoted(indicator.name)} }`] : []),
    ...(flag ? [`flag: { column: ${quoted(flag.name)} } # Eurostat's letters; else add codes`] : []),
    ...(dimensions.length > 0 ? ['# Columns with few codes: keep those that are parts of people, as dimensions.'] : []),
    ...(dimensions.length > 0 ? ['dimensions:'] : []),
    ...dimensions.map(dimensionLine),
  ];
}

function dimensionLine({ name, cells }: Column): string {
  const codes = [...new Set(cells)].toSorted();
  const total = codes.find((code) => /^(t|tot|total|totaal|_t)$/i.test(code));
  const listed = codes.filter((code) => code !== total).map((code) => `${quoted(code)}: ${quoted(code)}`);
  const shown = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_$/g, '');
  const totalPart = total === undefined ? '' : `, total: ${quoted(total)}, complete: true`;
  return `  - { name: ${shown || 'part'}, column: ${quoted(name)}, codes: { ${listed.join(', ')} }${totalPart} }`;
}

function valueLines({ values, indicator, unused }: Roles): readonly string[] {
  const line = ({ name }: Column): string =>
    indicator ? `  - { column: ${quoted(name)} }` : `  - { column: ${quoted(name)}, indicator: '?' }`;
  return [
    'values: # remove those that you do not need',
    ...(values.length > 0
      ? values.map(line)
      : [`  - { column: '?', indicator: '?' } # no column of numbers was recognised`]),
    ...(unused.length > 0 ? [`# Not used: ${unused.map(({ name }) => name.replaceAll(/\s+/g, ' ')).join(', ')}`] : []),
  ];
}

const missingCodes: Readonly<Record<string, MissingStatus>> = {
  '-99996': 'O',
  '-99997': 'Q',
  '-99998': 'M',
  '-99999': 'O',
  x: 'Q',
  ':': 'O',
  '.': 'O',
  '-': 'O',
  '': 'O',
};

function missingLines({ values }: Roles): readonly string[] {
  const cells = new Set(values.flatMap((column) => column.cells));
  const found = Object.entries(missingCodes).filter(([code]) => cells.has(code));
  if (found.length === 0) return [];
  const listed = found.map(([code, status]) => `${quoted(code)}: ${status}`);
  return [`missing: { ${listed.join(', ')} } # O missing, Q suppressed, M cannot exist`];
}

function quoted(text: string): string {
  return /^[A-Za-z_][\w-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null|m|f)$/i.test(text)
    ? text
    : `'${text.replaceAll("'", "''").replaceAll(/\s+/g, ' ')}'`;
}
