import type { Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import type { Organisations } from '../../wing/organisations.ts';
import { addProjects, saveProjects } from '../project/project-writer-store.ts';
import type { Changes } from './table-changes.ts';
import type { ExchangeTables } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import type { Row, TableName } from './layout.ts';
import { changedProjects } from './preview.ts';
import { organisationFromRow, projectFromRows, type FiledProject } from './project-from-rows.ts';

/** What changes are written with. */
export interface ApplySetting {
  readonly author: Author;
  readonly organisations: Organisations;
  readonly newId: () => string;
  readonly now: Date;
}

/** Writes changes of projects that nobody else saves meanwhile: organisations first, then every project at once. */
export async function applyChanges(
  database: Kysely<ExchangeTables>,
  changes: Changes,
  projects: readonly ExchangedProject[],
  { author, organisations, newId, now }: ApplySetting,
): Promise<void> {
  const named = changes.get('organisations')?.added ?? [];
  await organisations.add(database, author, named.map(organisationFromRow), now);
  const rowsOf = rowsByProject(changes);
  const slugs = changes.get('partners')?.after.map(({ organisation = '' }) => organisation) ?? [];
  const found = await organisations.find(database, { slugs: [...new Set(slugs)] });
  const ids = new Map(found.map(({ slug, id }) => [slug, id]));
  const known = new Map(projects.map((project) => [project.slug, project]));
  const filed = changedProjects(changes).map(({ slug }) => {
    const before = known.get(slug);
    const [row] = rowsOf('projects', slug);
    if (!row) throw new Error(`no row for the project ${slug}`);
    const own = (table: TableName): readonly Row[] => rowsOf(table, slug);
    return { before, after: projectFromRows(row, { rowsOf: own, before, organisations: ids, newId }) };
  });
  const added = filed.flatMap(({ before, after }) => (before ? [] : [{ ...after, authors: [] }]));
  if ((await addProjects(database, author, added, now)).length < added.length) {
    throw new Error('a project was begun under the address of one that is brought in');
  }
  const changed = filed.flatMap(({ before, after }) => (before ? [{ before, after: beside(before, after) }] : []));
  await saveProjects(database, author, changed, now);
}

/** A project as it will be, with what the program keeps about it. */
function beside({ id, version }: ExchangedProject, filed: FiledProject) {
  return { ...filed, id, version };
}

function rowsByProject(changes: Changes): (table: TableName, slug: string) => readonly Row[] {
  const tables = new Map(
    [...changes].map(([table, { after }]) => [table, Map.groupBy(after, (row) => row['project'] ?? '')]),
  );
  return (table, slug) => tables.get(table)?.get(slug) ?? [];
}
