import type { Row, TableName, Tables } from './layout.ts';

/** What is in the database of the projects that a file names. */
export interface CurrentTables {
  readonly tables: Tables;
  /** Organisations by their slug, the numbers taken by them, and which of them the file's reader may see. */
  readonly organisations: ReadonlyMap<string, { readonly enterpriseNumber?: string }>;
}

/** What a file changes in one table. */
export interface TableChanges {
  readonly added: readonly Row[];
  readonly changed: readonly { readonly before: Row; readonly after: Row }[];
  readonly removed: readonly Row[];
  /** Every row as it will be, in the file's order or that of the database. */
  readonly after: readonly Row[];
}

/** What a file changes, by table; tables in which nothing changes are there too. */
export type Changes = ReadonlyMap<TableName, TableChanges>;

/** Whether a file changes anything. */
export function isChange(changes: Changes): boolean {
  return [...changes.values()].some(
    ({ added, changed, removed }) => added.length + changed.length + removed.length > 0,
  );
}
