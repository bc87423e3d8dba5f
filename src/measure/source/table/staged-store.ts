import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from './table-sql.ts';

/** An observation that a table gave; `value` is `null` where `status` says why there is none. */
export interface StagedObservation {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** Codes of the mapping's dimensions, joined; empty for the total. */
  readonly breakdown: string;
  readonly value: number | null;
  readonly unit: string;
  readonly status: string;
}

/** The observations of a file that `stageTable` wrote, by indicator, area, period and breakdown, some at a time. */
export async function* readStaged(path: string): AsyncGenerator<readonly StagedObservation[], void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '500MB' });
  const connection = await instance.connect();
  try {
    const columns = ['indicator', 'area', 'period', 'breakdown', 'unit', 'status'];
    const found = await connection.stream(
      `SELECT ${columns.map((name) => `${name}::VARCHAR AS ${name}`).join(', ')}, value FROM read_parquet(${literal(path)})
       ORDER BY indicator, area, period, breakdown`,
    );
    for await (const rows of found.yieldRowObjectJs()) yield rows as unknown as readonly StagedObservation[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
