import { csvLine } from './cell-text.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import type { PublicProject } from './publication.ts';
import { layout, tableNames, type Row, type TableName } from './layout.ts';
import { organisationRows, projectRows } from './project-rows.ts';

/** Projects as they are read, some at a time: whole, or the part of them that is for everyone. */
export type ProjectBatches = AsyncIterable<readonly (ExchangedProject | PublicProject)[]>;

/** The part of projects that is for everyone, some at a time. */
export type PublicBatches = AsyncIterable<readonly PublicProject[]>;

/** One table of the projects as CSV, a piece for each batch. */
export async function* csvTable(table: TableName, batches: ProjectBatches): AsyncGenerator<string> {
  for await (const [name, piece] of csvTables(batches)) if (name === table) yield piece;
}

/** Every table of the projects as CSV, in one reading: pieces in turn, each to be added to the file of its table. */
export async function* csvTables(batches: ProjectBatches): AsyncGenerator<readonly [table: TableName, piece: string]> {
  for (const table of tableNames) yield [table, csvLine(layout[table].map(({ name }) => name))];
  for await (const tables of tablesOf(batches)) {
    for (const table of tableNames) yield [table, tables[table].map((row) => csvRow(table, row)).join('')];
  }
}

/** All tables of the projects, in memory: what a workbook needs. */
export async function allTables(batches: ProjectBatches): Promise<AllTables> {
  const all = emptyTables();
  for await (const tables of tablesOf(batches)) {
    // One by one: a list spread into arguments may be too long for that.
    for (const table of tableNames) for (const row of tables[table]) all[table].push(row);
  }
  return all;
}

/** The projects as a JSON list, one project a line. */
export async function* projectsJson(batches: ProjectBatches): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const projects of batches) {
    yield projects
      .map((project, at) => `${isFirst && at === 0 ? '\n' : ',\n'}${JSON.stringify(openProject(project))}`)
      .join('');
    isFirst = false;
  }
  yield '\n]\n';
}

/** A project without the numbers that only this database knows, and without empty fields. */
function openProject({ id: _id, version: _version, partners, ...project }: ExchangedProject | PublicProject): unknown {
  const text = JSON.stringify({
    ...project,
    partners: partners.map(({ organisation: _organisation, slug, ...partner }) => ({ organisation: slug, ...partner })),
  });
  return JSON.parse(text, (key, value: unknown) => (key === 'id' ? undefined : value));
}

type AllTables = Readonly<Record<TableName, Row[]>>;

function emptyTables(): AllTables {
  return Object.fromEntries(tableNames.map((table) => [table, [] as Row[]])) as unknown as AllTables;
}

/** The rows of each batch by table; an organisation stands with the first batch that it occurs in. */
async function* tablesOf(batches: ProjectBatches): AsyncGenerator<AllTables> {
  const seen = new Set<string>();
  for await (const projects of batches) {
    const tables = emptyTables();
    for (const row of organisationRows(projects)) {
      if (!seen.has(row['organisation'] ?? '')) tables.organisations.push(row);
      seen.add(row['organisation'] ?? '');
    }
    for (const project of projects) addRows(tables, project);
    yield tables;
  }
}

function addRows(tables: AllTables, project: ExchangedProject | PublicProject): void {
  for (const [table, rows] of Object.entries(projectRows(project))) {
    for (const row of rows) tables[table as TableName].push(row);
  }
}

function csvRow(table: TableName, row: Row): string {
  return csvLine(layout[table].map(({ name }) => row[name] ?? ''));
}
