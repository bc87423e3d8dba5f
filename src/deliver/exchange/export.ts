import { csvLine, neutralise } from './cell-text.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { layout, tableNames, type Row, type TableName } from './layout.ts';
import { organisationRows, projectRows } from './project-rows.ts';

/** Projects as they are read: some at a time. */
export type ProjectBatches = AsyncIterable<readonly ExchangedProject[]>;

/** One table of the projects as CSV, a piece for each batch. */
export async function* csvTable(table: TableName, batches: ProjectBatches): AsyncGenerator<string> {
  yield csvLine(layout[table].map(({ name }) => name));
  for await (const rows of rowsOf(table, batches)) yield rows.map((row) => csvRow(table, row)).join('');
}

/** All tables of the projects, in memory: what a workbook needs. */
export async function allTables(batches: ProjectBatches): Promise<Readonly<Record<TableName, readonly Row[]>>> {
  const all = Object.fromEntries(tableNames.map((table) => [table, [] as Row[]])) as Record<TableName, Row[]>;
  const seen = new Set<string>();
  for await (const projects of batches) {
    all.organisations.push(...newOrganisations(projects, seen));
    for (const project of projects) {
      for (const [table, rows] of Object.entries(projectRows(project))) all[table as TableName].push(...rows);
    }
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
function openProject({ id: _id, version: _version, partners, ...project }: ExchangedProject): unknown {
  const text = JSON.stringify({
    ...project,
    partners: partners.map(({ organisation: _organisation, slug, ...partner }) => ({ organisation: slug, ...partner })),
  });
  return JSON.parse(text, (key, value: unknown) => (key === 'id' ? undefined : value));
}

async function* rowsOf(table: TableName, batches: ProjectBatches): AsyncGenerator<readonly Row[]> {
  const seen = new Set<string>();
  for await (const projects of batches) {
    if (table === 'organisations') yield newOrganisations(projects, seen);
    else yield projects.flatMap((project) => projectRows(project)[table]);
  }
}

function newOrganisations(projects: readonly ExchangedProject[], seen: Set<string>): readonly Row[] {
  const rows = organisationRows(projects).filter(({ organisation = '' }) => !seen.has(organisation));
  for (const { organisation = '' } of rows) seen.add(organisation);
  return rows;
}

function csvRow(table: TableName, row: Row): string {
  return csvLine(
    layout[table].map(({ name, kind }) => (isText(kind) ? neutralise(row[name] ?? '') : (row[name] ?? ''))),
  );
}

function isText(kind: string): boolean {
  return !['amount', 'decimal', 'percent', 'number', 'score', 'year'].includes(kind);
}
