import type { MessageArguments } from '../../foundation/message.ts';
import type { CellProblem } from './cell-problem.ts';
import { checkTables } from './change-checks.ts';
import type { Changes, CurrentTables, TableChanges } from './table-changes.ts';
import { keyOf, layout, parents, tableNames, type Column, type Row, type TableName } from './layout.ts';
import type { ReadRow, ReadTables } from './read-tables.ts';
import type { Day } from '../project/project.ts';
import type { CellProblemCode } from './texts.ts';

/**
 * Works out what a file changes. It speaks about the projects that it names: of these, a table in the file takes the
 * place of what there was, and a table or column that it lacks stays. Organisations are only added.
 */
export function changesOf(
  read: ReadTables,
  current: CurrentTables,
  today: Day,
): { readonly changes: Changes; readonly problems: readonly CellProblem[] } {
  const changes = new Map<TableName, TableChanges>();
  const places = new Map<Row, ReadRow['place']>();
  const problems: CellProblem[] = [];
  for (const table of tableNames) {
    const before = current.tables[table] ?? [];
    const rows = read.get(table);
    const merged = rows?.map((row) => mergeRow(table, row, before, current, problems));
    rows?.forEach(({ place }, at) => merged?.[at] && places.set(merged[at], place));
    changes.set(table, merged ? replaced(table, before, merged, current) : keptBelow(table, before, changes));
  }
  const report = (code: CellProblemCode, row: Row, args: MessageArguments = {}, column?: string): void => {
    const place = places.get(row) ?? { file: '', row: 0 };
    problems.push({ code, place: { ...place, ...(column && { column }) }, args });
  };
  checkTables(changes, current, report, (row) => places.has(row), today);
  return { changes, problems };
}

/** Projects that a file names, in its own order. */
export function projectsIn(read: ReadTables): readonly string[] {
  const named = [...read].flatMap(([table, rows]) =>
    table === 'organisations' ? [] : rows.map(({ cells }) => cells['project'] ?? ''),
  );
  return [...new Set(named)].filter(Boolean);
}

/** A row of the file with what it leaves out: from the row that is there, or as empty cells read. */
function mergeRow(
  table: TableName,
  { cells, place }: ReadRow,
  before: readonly Row[],
  current: CurrentTables,
  problems: CellProblem[],
): Row {
  const absent = layout[table].filter(({ name }) => !(name in cells));
  if (absent.length === 0) return cells;
  const key = keyOf(table, cells);
  const there = rowsByKey(table, before).get(key);
  const isKnown = there ?? (table === 'organisations' && current.organisations.has(cells['organisation'] ?? ''));
  for (const column of absent) {
    if (!isKnown && column.required) {
      problems.push({ code: 'missing-cell', place: { ...place, column: column.name }, args: { column: column.name } });
    }
  }
  const others = absent.map((column) => [column.name, there?.[column.name] ?? emptyCell(column)]);
  return { ...Object.fromEntries(others), ...cells } as Row;
}

function emptyCell(column: Column): string {
  return ('otherwise' in column && column.otherwise) || '';
}

const keyed = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>();

function rowsByKey(table: TableName, rows: readonly Row[]): ReadonlyMap<string, Row> {
  let map = keyed.get(rows);
  if (!map) keyed.set(rows, (map = new Map(rows.map((row) => [keyOf(table, row), row]))));
  return map;
}

function replaced(
  table: TableName,
  before: readonly Row[],
  after: readonly Row[],
  { organisations }: CurrentTables,
): TableChanges {
  if (table === 'organisations') {
    const added = after.filter(({ organisation = '' }) => !organisations.has(organisation));
    return { added, changed: [], removed: [], after };
  }
  const old = rowsByKey(table, before);
  const keys = new Set(after.map((row) => keyOf(table, row)));
  const added: Row[] = [];
  const changed: { before: Row; after: Row }[] = [];
  for (const row of after) {
    const there = old.get(keyOf(table, row));
    if (!there) added.push(row);
    else if (differs(table, there, row)) changed.push({ before: there, after: row });
  }
  const removed = table === 'projects' ? [] : before.filter((row) => !keys.has(keyOf(table, row)));
  return { added, changed, removed, after };
}

/** A table that the file lacks: what hangs on a row that goes, goes with it. */
function keptBelow(table: TableName, before: readonly Row[], changes: Changes): TableChanges {
  const parent = parents[table];
  if (!parent) return { added: [], changed: [], removed: [], after: before };
  const kept = new Set((changes.get(parent)?.after ?? []).map((row) => keyOf(parent, row)));
  const stays = (row: Row): boolean => kept.has(keyOf(parent, row));
  return { added: [], changed: [], removed: before.filter((row) => !stays(row)), after: before.filter(stays) };
}

function differs(table: TableName, a: Row, b: Row): boolean {
  return layout[table].some(({ name }) => (a[name] ?? '') !== (b[name] ?? ''));
}
