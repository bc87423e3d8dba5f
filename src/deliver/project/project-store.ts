import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import type { Project, ProjectStage, WrittenText } from './project.ts';
import { changesJudged } from './judged-period.ts';
import { losesReports, writeParts } from './project-parts-store.ts';
import { readProject } from './project-read-store.ts';
import type { ProjectTables } from './project-tables.ts';
import { contentOf, saysTheSame, sectionFields, sectionsIn, type ProjectContent, type Section } from './section.ts';
import { firstFree, slugFrom } from '../../foundation/slug.ts';
import { keepVersion } from './version-store.ts';
import { defaultLocale } from '../../foundation/locale.ts';
import { writtenIn } from '../written-text.ts';

type Database = Kysely<ProjectTables>;

/** A project to begin with. */
export interface NewProject {
  readonly title: WrittenText;
  /** Organisation that leads it; whether the author may do that for it is for the caller to check. */
  readonly lead?: string;
  /** Persons who write it. */
  readonly authors: readonly string[];
  readonly at: Date;
}

/** Begins a draft under an address of its own, made of its title, with an entry in the trail. */
export async function createProject(
  database: Database,
  author: Author,
  { title, lead, authors, at }: NewProject,
): Promise<Pick<Project, 'id' | 'slug'>> {
  const created = await insertUnderFreeSlug(database, title, authors);
  if (lead) {
    await database
      .insertInto('projectPartner')
      .values({ projectId: created.id, organisationId: lead, role: 'lead' })
      .execute();
  }
  const project = (await readProject(database, created))!;
  await keepVersion(database, { project, author, sections: lead ? ['about', 'partners'] : ['about'], at });
  const subject = { kind: 'project', id: created.id };
  await note(database, author, { event: 'project.created', subject, ...(lead && { organisation: lead }) });
  return created;
}

/** Names under `/projecten` that are pages of their own. */
const takenNames = ['nieuw', 'kaart', 'lijst', 'tijdlijn', 'export', 'import'];

function insertUnderFreeSlug(database: Database, title: WrittenText, authors: readonly string[]) {
  const slug = slugFrom(writtenIn(title, defaultLocale).text);
  const attempt = (free: string) =>
    database
      .insertInto('project')
      .values({
        slug: free,
        title: JSON.stringify(title),
        summary: '{}',
        description: '{}',
        references: '[]',
        authors,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(['id', 'slug'])
      .executeTakeFirst();
  return firstFree(slug, attempt, takenNames.includes(slug) ? 2 : 1);
}

/** What to save of a project. */
export interface ProjectSave {
  readonly id: string;
  /** The version that the changes were made from. */
  readonly version: number;
  /** The fields of one or more sections, each section whole. */
  readonly changes: Partial<ProjectContent>;
  /** For imports: whether what was reported of periods is replaced too, which writing the plan of a project never does. */
  readonly replacesReports?: boolean;
  readonly at: Date;
}

/** How a save went. When it was not `saved`, nothing changed. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else saved one of these sections since: here is what it says now. */
  | { readonly kind: 'conflict'; readonly current: Project; readonly sections: readonly Section[] }
  /**
   * `gone`: not there, or not theirs to change; `shut-out`: they would lose the project; `reported`: periods with a report
   * would go; `judged`: periods that were judged would change.
   */
  | { readonly kind: 'refused'; readonly reason: 'gone' | 'shut-out' | 'reported' | 'judged' };

/**
 * Saves sections of a project, with a version to go back to and an entry in the trail, in the transaction given. Savers of
 * the same project take turns. Sections that nobody else touched since do not conflict; what says the same as what is
 * there is saved already.
 */
export async function saveProject(
  database: Database,
  author: Author,
  { id, version, changes, replacesReports = false, at }: ProjectSave,
): Promise<SaveOutcome> {
  const locked = await lockForEditing(database, id);
  const current = locked && (await readProject(database, { id }));
  if (!current) return { kind: 'refused', reason: 'gone' };
  const sections = sectionsIn(changes).filter((section) => differs(current, changes, section));
  if (sections.length === 0) return { kind: 'saved', version: current.version };
  const overtaken = sections.filter((section) => (locked.sectionVersions[section] ?? 0) > version);
  if (overtaken.length > 0) return { kind: 'conflict', current, sections: overtaken };
  if (changes.partners && !(await staysEditable(database, id, changes.partners))) {
    return { kind: 'refused', reason: 'shut-out' };
  }
  if (changes.results && (await losesReports(database, id, changes.results))) {
    return { kind: 'refused', reason: 'reported' };
  }
  if (changes.results && changesJudged(current.results, changes.results, replacesReports)) {
    return { kind: 'refused', reason: 'judged' };
  }
  await writeParts(database, id, changes, replacesReports);
  await writeColumns(database, current, changes, sections, at);
  const project = (await readProject(database, { id }))!;
  const isNew = await keepVersion(database, { project, author, sections, at });
  if (isNew) {
    const subject = { kind: 'project', id };
    await note(database, author, {
      event: 'project.saved',
      subject,
      ...ownerOf(project),
      details: { section: sections[0]! },
    });
  }
  return { kind: 'saved', version: project.version };
}

/** Somebody who may see but not change it gets no lock, and so `undefined`. */
async function lockForEditing(database: Database, id: string) {
  const { rows } = await sql<{ sectionVersions: Readonly<Record<string, number>> }>`
    select section_versions from project where id::text = ${id} for update`.execute(database);
  return rows[0];
}

function differs(current: Project, changes: Partial<ProjectContent>, section: Section): boolean {
  const fields: readonly (keyof ProjectContent)[] = sectionFields[section];
  return fields.some((field) => {
    if (field === 'partners') return !saysTheSame(withoutNames(current.partners), withoutNames(changes.partners));
    return !saysTheSame(current[field] ?? null, changes[field] ?? null);
  });
}

function withoutNames(partners: Project['partners'] | undefined) {
  return partners?.map(({ name: _, ...partner }) => partner);
}

async function staysEditable(database: Database, id: string, partners: Project['partners']): Promise<boolean> {
  const organisations = partners.flatMap(({ role, organisation }) => (role === 'funder' ? [] : [organisation]));
  const { rows } = await sql<{ stays: boolean }>`
    select may_any('project.edit') or ${organisations}::uuid[] && may_own('project.edit') or actor() = any(authors) as stays
    from project where id = ${id}`.execute(database);
  return rows[0]?.stays ?? false;
}

async function writeColumns(
  database: Database,
  current: Project,
  changes: Partial<ProjectContent>,
  sections: readonly Section[],
  at: Date,
): Promise<void> {
  const next = current.version + 1;
  const touched = Object.fromEntries(sections.map((section) => [section, next]));
  await database
    .updateTable('project')
    .set({
      ...columnsOf({ ...untouched(current, sections), ...changes }),
      version: next,
      updatedAt: at,
      sectionVersions: sql`section_versions || ${JSON.stringify(touched)}::jsonb`,
    })
    .where('id', '=', current.id)
    .execute();
}

/** What of a project stays beside the changes: in a touched section nothing, for it comes whole. */
function untouched(current: Project, sections: readonly Section[]): Partial<ProjectContent> {
  const fields: readonly string[] = sections.flatMap((section) => sectionFields[section]);
  return Object.fromEntries(Object.entries(contentOf(current)).filter(([field]) => !fields.includes(field)));
}

function columnsOf(content: Partial<ProjectContent>) {
  const { title = {}, summary = {}, description = {}, references = [] } = content;
  const { actions = [], groups = [], themes = [], municipalities = [] } = content;
  return {
    title: JSON.stringify(title),
    summary: JSON.stringify(summary),
    description: JSON.stringify(description),
    references: JSON.stringify(references),
    actions,
    groups,
    themes,
    municipalities,
    ...datesOf(content),
    website: content.website ?? null,
  };
}

function datesOf({ plannedStart, plannedEnd, actualStart, actualEnd, stopped }: Partial<ProjectContent>) {
  return {
    plannedStart: plannedStart ?? null,
    plannedEnd: plannedEnd ?? null,
    actualStart: actualStart ?? null,
    actualEnd: actualEnd ?? null,
    stoppedOn: stopped?.on ?? null,
    stoppedReason: stopped?.reason ?? null,
  };
}

/** A change of where a project stands. */
export interface StageChange {
  readonly id: string;
  readonly stage: ProjectStage;
  /** Day on which it was labelled, for `labelled`, which also makes it public. */
  readonly labelledOn?: string;
  readonly at: Date;
}

/** Puts a project in another stage, with an entry in the trail. Says whether it was there and theirs to change. */
export async function changeStage(
  database: Database,
  author: Author,
  { id, stage, labelledOn, at }: StageChange,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('project')
    .set({
      stage,
      updatedAt: at,
      ...(stage === 'labelled' && {
        labelledOn: labelledOn ?? null,
        publishedAt: sql<Date>`coalesce(published_at, ${at})`,
      }),
    })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const project = await readProject(database, { id });
  await note(database, author, { event: `project.${stage}`, subject: { kind: 'project', id }, ...ownerOf(project) });
  return true;
}

/** Makes a project public. Says whether that was theirs to do. */
export async function publishProject(
  database: Database,
  author: Author,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('project')
    .set({ publishedAt: at })
    .where('id', '=', id)
    .where('publishedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n)
    await note(database, author, { event: 'project.published', subject: { kind: 'project', id } });
  return numUpdatedRows > 0n;
}

/** The organisation whose people see an entry about it in the trail. */
function ownerOf(project: Project | undefined): { readonly organisation?: string } {
  const lead = project?.partners.find(({ role }) => role === 'lead') ?? project?.partners[0];
  return lead ? { organisation: lead.organisation } : {};
}

/** The organisations whose people work on a project; `undefined` when there is none with this address. */
export async function projectOwners(database: Kysely<unknown>, slug: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ organisations: readonly string[] }>`
    select organisations from project where slug = ${slug}`.execute(database);
  return rows[0]?.organisations;
}
