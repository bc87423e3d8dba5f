import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownToPlan, TableMapping } from './mapping.ts';
import type { CellWriting, TableHeader } from './table-header.ts';

/** A file on disk, and its name in problems. */
export interface TableFile {
  readonly path: string;
  readonly file: string;
}

/** One table that is being staged: what it is read with, and the database in which its rows are. */
export interface Task {
  readonly input: TableFile;
  readonly mapping: TableMapping;
  readonly known: KnownToPlan;
  readonly retrieved: string;
  readonly target: string;
  readonly folder: string;
  readonly connection: DuckDBConnection;
}

/** A table as text: its header on the first line, nothing below its last row. */
export interface TableText {
  readonly path: string;
  readonly header: TableHeader;
  readonly writing: CellWriting;
}

/** The rows of an answer; their type is the caller's, as the SQL is. */
export async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRowObjectsJS() as unknown as readonly Row[];
}

export async function firstRow<Row>(connection: DuckDBConnection, sql: string): Promise<Row | undefined> {
  return (await rowsOf<Row>(connection, sql))[0];
}
