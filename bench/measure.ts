/** One line of the table: what was measured, what came out, and the limit it has to stay under or reach. */
export interface Measure {
  readonly what: string;
  readonly unit: 'ms' | 'KB' | 'MB' | 's' | 'of 100' | 'shift' | 'times' | 'violations' | 'errors';
  /** Absent when it could not be measured here; `why` says so. */
  readonly value?: number;
  readonly limit?: number;
  readonly why?: string;
  /** What was to be measured ought to be there and is not. */
  readonly isMissing?: boolean;
}

/** A measure as a row: measured, limit, verdict. Scores have to reach their limit, everything else to stay under it. */
export function rowOf({ what, unit, value, limit, why, isMissing }: Measure): readonly string[] {
  if (value === undefined) return [what, why ?? 'not measured', limitOf(unit, limit), isMissing ? 'NOT MET' : ''];
  return [what, written(value, unit), limitOf(unit, limit), verdictOf(unit, value, limit)];
}

function limitOf(unit: Measure['unit'], limit: number | undefined): string {
  return limit === undefined ? '' : `${unit === 'of 100' ? '≥' : '≤'} ${limit}${nameOf(unit)}`;
}

function verdictOf(unit: Measure['unit'], value: number, limit: number | undefined): string {
  if (limit === undefined) return '';
  return (unit === 'of 100' ? value >= limit : value <= limit) ? 'met' : 'NOT MET';
}

const decimals: Readonly<Record<Measure['unit'], number>> = {
  ms: 1,
  KB: 1,
  MB: 0,
  s: 2,
  'of 100': 0,
  shift: 3,
  times: 2,
  violations: 0,
  errors: 0,
};

function written(value: number, unit: Measure['unit']): string {
  return `${value.toFixed(decimals[unit])}${nameOf(unit)}`;
}

const bare: readonly Measure['unit'][] = ['shift', 'violations', 'errors'];

/** Layout shift and numbers of things are bare numbers. */
function nameOf(unit: Measure['unit']): string {
  return bare.includes(unit) ? '' : ` ${unit}`;
}

/** Rows as a Markdown table, columns aligned. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
