import type { Changes } from './table-changes.ts';
import { layout, type Row, type TableName } from './layout.ts';
import { columnsInEveryLocale } from '../../foundation/locale.ts';

/** A project that a file changes, with the sorts of things that change in it. */
export interface ChangedProject {
  readonly slug: string;
  readonly title: string;
  readonly isNew: boolean;
  readonly counts: readonly TableCount[];
  /** Columns of the project itself that change, with what stood there and will stand. */
  readonly fields: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

/** How many rows of a table come, change and go. */
export interface TableCount {
  readonly table: TableName;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** The projects that change, in the order of the file. */
export function changedProjects(changes: Changes): readonly ChangedProject[] {
  const counts = new Map<string, Map<TableName, { added: number; changed: number; removed: number }>>();
  const count = (table: TableName, { project = '' }: Row, sort: 'added' | 'changed' | 'removed'): void => {
    const ofProject = counts.get(project) ?? new Map<TableName, { added: number; changed: number; removed: number }>();
    const ofTable = ofProject.get(table) ?? { added: 0, changed: 0, removed: 0 };
    ofTable[sort] += 1;
    counts.set(project, ofProject.set(table, ofTable));
  };
  for (const [table, { added, changed, removed }] of changes) {
    if (table === 'organisations') continue;
    for (const row of added) count(table, row, 'added');
    for (const { after } of changed) count(table, after, 'changed');
    for (const row of removed) count(table, row, 'removed');
  }
  const { added = [], changed = [], after = [] } = changes.get('projects') ?? {};
  const isNew = new Set(added.map(({ project }) => project));
  const titles = new Map(
    after.map((row) => [
      row['project'],
      columnsInEveryLocale('title')
        .map((column) => row[column])
        .find(Boolean) ?? '',
    ]),
  );
  const fields = new Map(changed.map((each) => [each.after['project'], fieldsOf(each)]));
  return [...counts].map(([slug, ofProject]) => ({
    slug,
    title: titles.get(slug) || slug,
    isNew: isNew.has(slug),
    counts: [...ofProject].map(([table, each]) => ({ table, ...each })),
    fields: fields.get(slug) ?? [],
  }));
}

function fieldsOf({ before, after }: { readonly before: Row; readonly after: Row }): ChangedProject['fields'] {
  return layout.projects.flatMap(({ name: column }) => {
    const [old = '', next = ''] = [before[column], after[column]];
    return old === next ? [] : [{ column, before: old, after: next }];
  });
}
