import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { noteAll } from '../../wing/trail-store.ts';
import type { Happening } from '../../wing/trail.ts';
import { writeReports } from './period-report-store.ts';
import { plainColumn, plainFields, plainNames, plainRow, type PlainKind, type PlainValues } from './plain-field.ts';
import { isFixedName } from './project-address.ts';
import { recordset, writeParts, type ProjectWrite } from './project-parts-store.ts';
import { ownerOf, type Project } from './project.ts';
import { blankContent, differingSections, type ProjectContent } from './section.ts';
import { keepVersions } from './version-store.ts';

/** A project to add: its address, what it says, where it stands, and the persons who write it. */
export interface NewProject extends ProjectContent, Pick<Project, 'slug' | 'stage' | 'labelledOn' | 'publishedAt'> {
  readonly authors: readonly string[];
}

/**
 * Adds projects, any number at once: each with its first version and an entry in the trail. Gives those that were added,
 * in the order given; one whose address is taken is passed over.
 *
 * @throws {Error} when an address is that of another page: who asks for it has to say so first.
 */
export async function addProjects(
  database: QueryExecutorProvider,
  author: Author,
  projects: readonly NewProject[],
  now: Date,
): Promise<readonly Project[]> {
  const hidden = projects.find(({ slug }) => isFixedName(slug));
  if (hidden) throw new Error(`"/projecten/${hidden.slug}" is another page`);
  const ids = await insertProjects(database, projects, now);
  const added = projects.flatMap(({ authors: _, ...said }): readonly Project[] => {
    const id = ids.get(said.slug);
    return id ? [{ ...said, id, version: 1 }] : [];
  });
  const writes = added.map((after) => ({
    before: { ...after, ...blankContent },
    after,
    sections: differingSections(blankContent, after),
  }));
  await writeParts(database, writes);
  await writeReports(database, writes);
  await keepVersions(
    database,
    author,
    writes.map(({ after: project, sections }) => ({ project, sections })),
    now,
  );
  const happenings = added.flatMap((project) => [
    happening('project.created', project),
    ...standingEvents({ stage: 'draft' }, project).map((event) => happening(event, project)),
  ]);
  if (happenings.length > 0) await noteAll(database, author, happenings);
  return added;
}

/**
 * Saves projects as they will be, any number at once: of each that says something else a version to go back to and
 * entries in the trail. Who calls holds them (`holdProject`) since they were read. Gives their versions by id.
 */
export async function saveProjects(
  database: QueryExecutorProvider,
  author: Author,
  changes: readonly Pick<ProjectWrite, 'before' | 'after'>[],
  now: Date,
): Promise<void> {
  const writes = changes.map(({ before, after }) => {
    const sections = differingSections(before, after);
    const version = before.version + (sections.length > 0 ? 1 : 0);
    return { before, after: { ...after, version }, sections };
  });
  const said = writes.filter(({ sections }) => sections.length > 0);
  await writeParts(database, said);
  const reported = await writeReports(database, said);
  await updateContents(database, said, now);
  await updateStandings(database, writes, now);
  const versions = await keepVersions(
    database,
    author,
    said.map(({ after: project, sections }) => ({ project, sections })),
    now,
  );
  const happenings = writes.flatMap((write) => happeningsOf(write, versions.has(write.after.id)));
  if (happenings.length + reported.length > 0) await noteAll(database, author, [...happenings, ...reported]);
}

const plainTypes = {
  day: 'date',
  'web-address': 'text',
  'mail-address': 'text',
  'label-basis': 'text',
} as const satisfies Record<PlainKind, string>;

const contentColumns = {
  title: 'jsonb',
  summary: 'jsonb',
  description: 'jsonb',
  actions: 'text[]',
  groups: 'text[]',
  themes: 'text[]',
  municipalities: 'text[]',
  stopped_on: 'date',
  stopped_reason: 'text',
  ...Object.fromEntries(plainNames.map((name) => [plainColumn(name), plainTypes[plainFields[name].kind]])),
  '"references"': 'jsonb',
} as const;

const standingColumns = { stage: 'text', labelled_on: 'date', published_at: 'timestamptz' } as const;

function contentRow(project: ProjectContent) {
  const { title, summary, description, actions, groups, themes, municipalities, references } = project;
  return {
    title,
    summary,
    description,
    actions,
    groups,
    themes,
    municipalities,
    ...plainRow(project),
    stopped_on: project.stopped?.on,
    stopped_reason: project.stopped?.reason,
    references,
  };
}

type Standing = Pick<Project, 'stage' | 'labelledOn' | 'publishedAt'>;

function standingRow({ stage, labelledOn, publishedAt }: Standing) {
  return { stage, labelled_on: labelledOn, published_at: publishedAt };
}

async function insertProjects(
  database: QueryExecutorProvider,
  projects: readonly NewProject[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  if (projects.length === 0) return new Map();
  const columns = { slug: 'text', authors: 'uuid[]', ...contentColumns, ...standingColumns };
  const rows = projects.map((project) => ({
    slug: project.slug,
    authors: project.authors,
    ...contentRow(project),
    ...standingRow(project),
  }));
  const names = sql.raw(Object.keys(columns).join(', '));
  const { rows: added } = await sql<{ id: string; slug: string }>`
    insert into project (${names}, created_at, updated_at)
    select ${names}, ${now}, ${now} from ${recordset(columns, rows)}
    on conflict (slug) do nothing returning id, slug`.execute(database);
  return new Map(added.map(({ id, slug }) => [slug, id]));
}

async function updateContents(
  database: QueryExecutorProvider,
  writes: readonly ProjectWrite[],
  now: Date,
): Promise<void> {
  if (writes.length === 0) return;
  const rows = writes.map(({ after, sections }) => ({
    id: after.id,
    version: after.version,
    touched: Object.fromEntries(sections.map((section) => [section, after.version])),
    ...contentRow(after),
  }));
  const sets = Object.keys(contentColumns).map((column) => `${column} = r.${column}`);
  await sql`
    update project set ${sql.raw(sets.join(', '))}, version = r.version, updated_at = ${now},
      section_versions = section_versions || r.touched
    from ${recordset({ id: 'uuid', version: 'int', touched: 'jsonb', ...contentColumns }, rows)}
    where project.id = r.id`.execute(database);
}

async function updateStandings(
  database: QueryExecutorProvider,
  writes: readonly ProjectWrite[],
  now: Date,
): Promise<void> {
  const moved = writes.filter(({ before, after }) => isMoved(before, after));
  if (moved.length === 0) return;
  const rows = moved.map(({ after }) => ({ id: after.id, ...standingRow(after) }));
  const sets = Object.keys(standingColumns).map((column) => `${column} = r.${column}`);
  await sql`
    update project set ${sql.raw(sets.join(', '))}, updated_at = ${now}
    from ${recordset({ id: 'uuid', ...standingColumns }, rows)} where project.id = r.id`.execute(database);
}

function isMoved(before: Standing, after: Standing): boolean {
  return JSON.stringify(standingRow(before)) !== JSON.stringify(standingRow(after));
}

function happeningsOf({ before, after, sections }: ProjectWrite, hasNewVersion: boolean): readonly Happening[] {
  const saved = hasNewVersion
    ? sections.map((section) => ({ ...happening('project.saved', after), details: { section } }))
    : [];
  return [...saved, ...standingEvents(before, after).map((event) => happening(event, after))];
}

/**
 * What it is for a project to stand elsewhere. The label makes it public, so that is not told twice; of one that stands
 * among the labelled without a confirmed label it is told that it became public, never that anybody gave it the label.
 */
function standingEvents(before: Standing, { labelBasis, ...after }: Standing & PlainValues): readonly string[] {
  const isNewStage = before.stage !== after.stage && !labelBasis;
  const isMadePublic = !before.publishedAt && after.publishedAt && !(isNewStage && after.stage === 'labelled');
  return [...(isNewStage ? [`project.${after.stage}`] : []), ...(isMadePublic ? ['project.published'] : [])];
}

function happening(event: string, project: Project): Happening {
  return { event, subject: { kind: 'project', id: project.id }, ...ownerOf(project) };
}
