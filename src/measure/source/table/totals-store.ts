import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableMapping } from './mapping.ts';
import { differs } from './table-checks.ts';
import { numberOf, usable } from './table-output.ts';
import { totalCode } from './table-query.ts';
import { literal } from './table-sql.ts';
import type { RowFault } from './row-fault.ts';

/** Totals that are not the sum of their parts; with a missing part, those that are less than the sum of the others. */
export async function totalDifferences(
  connection: DuckDBConnection,
  mapping: TableMapping,
): Promise<readonly RowFault[]> {
  const queries = [...totalRows(mapping), ...dimensionTotals(mapping)];
  const faults: RowFault[] = [];
  for (const { sql, what } of queries) {
    const result = await connection.runAndReadAll(`${sql} ORDER BY ordinal LIMIT 100`);
    const found = result.getRowObjectsJS() as unknown as readonly Difference[];
    faults.push(...found.map(({ ordinal, total, parts }) => differenceFault(what, Number(ordinal), total, parts)));
  }
  return faults;
}

interface Difference {
  readonly ordinal: bigint;
  readonly total: number;
  readonly parts: number;
}

interface TotalQuery {
  readonly sql: string;
  readonly what: string;
}

function differenceFault(what: string, ordinal: number, total: number, parts: number): RowFault {
  const message = `The total in "${what}" is ${total}, but its parts add up to ${parts}.`;
  const hint = 'Correct the part that is wrong, or take the check out of the mapping if they need not add up.';
  return { code: 'total-differs', ordinal, message, hint, untold: 0 };
}

function totalRows(mapping: TableMapping): readonly TotalQuery[] {
  if (!mapping.totals.some(({ kind }) => kind === 'row')) return [];
  const groups = ['period', ...mapping.dimensions.map((_, index) => `d${index}`)].join(', ');
  return mapping.values.flatMap(({ column }, index) => {
    if (numberOf(mapping, index) !== index) return [];
    const value = `v${index}`;
    const sql = `SELECT min(rowid) FILTER (total) AS ordinal, max(${value}) FILTER (total) AS total,
        fsum(${value}) FILTER (kept) AS parts
      FROM staged WHERE kept OR total GROUP BY ${groups}
      HAVING count(*) FILTER (total) > 0 AND ${isWrong(value)}`;
    return [{ sql: `FROM (${sql})`, what: column }];
  });
}

/** Whether `total` cannot be the sum of `parts`; nothing is known of it when it is missing itself. */
function isWrong(value: string): string {
  const isWhole = `count(*) = count(${value})`;
  return `total IS NOT NULL AND ${differs('total', 'coalesce(parts, 0)')} AND (${isWhole} OR total < coalesce(parts, 0))`;
}

function dimensionTotals(mapping: TableMapping): readonly TotalQuery[] {
  const { dimensions, indicator, values } = mapping;
  return dimensions.flatMap((dimension, at) => {
    const total = totalCode(dimension);
    if (!dimension.complete || total === undefined) return [];
    const isTotal = `d${at} = ${literal(total)}`;
    const isPart = `d${at} <> ${literal(total)}`;
    const others = dimensions.flatMap((_, index) => (index === at ? [] : [`d${index}`]));
    const choices = values.flatMap(({ where }, index) => (where.length > 0 ? [`x${index}`] : []));
    const groups = [...(indicator ? ['indicator'] : []), 'area', 'period', ...others, ...choices].join(', ');
    return values.flatMap(({ column }, index) => {
      if (numberOf(mapping, index) !== index) return [];
      const value = `v${index}`;
      const sql = `SELECT min(rowid) FILTER (${isTotal}) AS ordinal, fsum(${value}) FILTER (${isTotal}) AS total,
          fsum(${value}) FILTER (${isPart}) AS parts
        FROM staged WHERE ${usable(mapping)} GROUP BY ${groups}
        HAVING count(*) FILTER (${isTotal}) > 0 AND count(*) FILTER (${isPart}) > 0
          AND ${isWrong(value)}`;
      return [{ sql: `FROM (${sql})`, what: column }];
    });
  });
}
