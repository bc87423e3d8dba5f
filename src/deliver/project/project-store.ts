import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import { firstFree } from '../../foundation/slug.ts';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { changesJudged, withReports } from './judged-period.ts';
import { addressFrom, isFixedName } from './project-address.ts';
import { readProject, type ProjectKey } from './project-read-store.ts';
import { addProjects, saveProjects } from './project-writer-store.ts';
import type { Project, ProjectStage, ResultPeriod } from './project.ts';
import { blankContent, changedContent, differingSections, type ProjectContent, type Section } from './section.ts';

type Database = QueryExecutorProvider;

/** A project to begin with. */
export interface ProjectBeginning {
  /** What it says so far: a title at least. */
  readonly content: Pick<ProjectContent, 'title'> & Partial<ProjectContent>;
  /** The address to ask for, instead of one made of the title. */
  readonly address?: string;
  /** Persons who write it; whether the author may begin it for its lead is for the caller to check. */
  readonly authors: readonly string[];
  readonly at: Date;
}

/** Begins a draft under an address of its own: the one asked for, with a number when that is taken. */
export async function createProject(
  database: Database,
  author: Author,
  { content, address = addressFrom(content.title), authors, at }: ProjectBeginning,
): Promise<Pick<Project, 'id' | 'slug'>> {
  const draft = { ...blankContent, ...content, stage: 'draft', authors } as const;
  const attempt = async (slug: string) => (await addProjects(database, author, [{ ...draft, slug }], at))[0];
  return firstFree(address, attempt, isFixedName(address) ? 2 : 1);
}

/** A project that nobody else saves until the transaction ends. */
export interface HeldProject {
  readonly project: Project;
  /** The version at which each section last changed. */
  readonly sectionVersions: Readonly<Record<string, number>>;
}

/** Reads a project to save it; savers of one project take turns. `undefined`: not there, or not theirs to change. */
export async function holdProject(database: Database, key: ProjectKey): Promise<HeldProject | undefined> {
  const condition = 'id' in key ? sql`id::text = ${key.id}` : sql`slug = ${key.slug}`;
  const { rows } = await sql<{ id: string; sectionVersions: HeldProject['sectionVersions'] }>`
    select id, section_versions from project where ${condition} for update`.execute(database);
  const [held] = rows;
  const project = held && (await readProject(database, { id: held.id }));
  return project && { project, sectionVersions: held.sectionVersions };
}

/** Lets nobody else save these projects until the transaction ends. */
export async function holdProjects(database: Database, slugs: readonly string[]): Promise<void> {
  await sql`select from project where slug = any(${slugs}::text[]) order by id for update`.execute(database);
}

/** What to save of a project. */
export interface ProjectSave {
  /** The version that the changes were made from. */
  readonly version: number;
  /** The fields of one or more sections, each section whole. */
  readonly changes: Partial<ProjectContent>;
  readonly at: Date;
}

/** How a save went. When it was not `saved`, nothing changed. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else saved one of these sections since: here is what it says now. */
  | { readonly kind: 'conflict'; readonly current: Project; readonly sections: readonly Section[] }
  /**
   * `shut-out`: they would lose the project; `no-such-partner`: an organisation that is not there for them, or is
   * archived, would become a partner; `reported`: periods with a report would go; `judged`: periods that were judged
   * would change.
   */
  | { readonly kind: 'refused'; readonly reason: SaveRefusal };

type SaveRefusal = 'shut-out' | 'no-such-partner' | 'reported' | 'judged';

/**
 * Saves sections of a project, with a version to go back to and an entry in the trail. Sections that nobody else touched
 * since do not conflict; what says the same as what is there is saved already.
 */
export async function saveProject(
  database: Database,
  author: Author,
  { project: before, sectionVersions }: HeldProject,
  { version, changes, at }: ProjectSave,
): Promise<SaveOutcome> {
  const after = afterSaving(before, changes);
  const sections = differingSections(before, after);
  if (sections.length === 0) return { kind: 'saved', version: before.version };
  const overtaken = sections.filter((section) => (sectionVersions[section] ?? 0) > version);
  if (overtaken.length > 0) return { kind: 'conflict', current: before, sections: overtaken };
  const reason = await refusalOf(database, before, after, sections);
  if (reason) return { kind: 'refused', reason };
  await saveProjects(database, author, [{ before, after }], at);
  return { kind: 'saved', version: before.version + 1 };
}

/** What was reported of periods, and what only files tell of partners, stays whatever is written. */
function afterSaving(before: Project, changes: Partial<ProjectContent>): Project {
  const { id, slug, stage, labelledOn, publishedAt, version } = before;
  const content = changedContent(before, changes);
  const natural = before.partners.filter(({ isNaturalPerson }) => isNaturalPerson).map((each) => each.organisation);
  return {
    ...content,
    partners: content.partners.map(({ isNaturalPerson: _, ...partner }) => ({
      ...partner,
      ...(natural.includes(partner.organisation) && { isNaturalPerson: true }),
    })),
    results: withReports(content.results, before.results),
    id,
    slug,
    stage,
    version,
    ...(labelledOn && { labelledOn }),
    ...(publishedAt && { publishedAt }),
  };
}

async function refusalOf(
  database: Database,
  before: Project,
  after: Project,
  sections: readonly Section[],
): Promise<SaveRefusal | undefined> {
  if (sections.includes('partners')) {
    if (!(await staysEditable(database, after))) return 'shut-out';
    if (await namesUnknown(database, before, after)) return 'no-such-partner';
  }
  if (!sections.includes('results')) return undefined;
  if (await losesReports(database, after)) return 'reported';
  return changesJudged(before.results, after.results) ? 'judged' : undefined;
}

async function staysEditable(database: Database, { id, partners }: Project): Promise<boolean> {
  const organisations = partners.flatMap(({ role, organisation }) => (role === 'funder' ? [] : [organisation]));
  const { rows } = await sql<{ stays: boolean }>`
    select may_any('project.edit') or ${organisations}::uuid[] && may_own('project.edit') or actor() = any(authors) as stays
    from project where id = ${id}`.execute(database);
  return rows[0]?.stays ?? false;
}

/** Whether an organisation would become a partner that whoever saves cannot choose. */
async function namesUnknown(database: Database, before: Project, after: Project): Promise<boolean> {
  const known = new Set(before.partners.map(({ organisation }) => organisation));
  const named = after.partners.map(({ organisation }) => organisation);
  const added = new Set(named.filter((organisation) => !known.has(organisation)));
  if (added.size === 0) return false;
  const { rows } = await sql`
    select 1 from organisation where id = any(${[...added]}::uuid[]) and archived_at is null`.execute(database);
  return rows.length < added.size;
}

/** Whether a report was made of a period that the results no longer have: it cannot be deleted then. */
async function losesReports(database: Database, { id, results }: Project): Promise<boolean> {
  const periods: readonly ResultPeriod[] = results.flatMap(({ indicators }) =>
    indicators.flatMap((each) => each.periods),
  );
  const { rows } = await sql`
    select 1 from result_period where project_id = ${id} and not id = any(${periods.map((period) => period.id)}::uuid[])
      and (state not in ('waiting', 'open') or actual is not null) limit 1`.execute(database);
  return rows.length > 0;
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
  const label =
    stage === 'labelled'
      ? sql`, labelled_on = ${labelledOn ?? null}, published_at = coalesce(published_at, ${at})`
      : sql``;
  const { rows } = await sql<{ owner: string | null }>`
    update project set stage = ${stage}, updated_at = ${at} ${label} where id = ${id}
    returning (select organisation_id from project_partner where project_id = project.id
      order by role = 'lead' desc, position, organisation_id limit 1) as owner`.execute(database);
  const [changed] = rows;
  if (!changed) return false;
  const { owner } = changed;
  await note(database, author, {
    event: `project.${stage}`,
    subject: { kind: 'project', id },
    ...(owner && { organisation: owner }),
  });
  return true;
}

/** The organisations whose people work on a project; `undefined` when there is none with this address. */
export async function projectOwners(database: Kysely<unknown>, slug: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ organisations: readonly string[] }>`
    select organisations from project where slug = ${slug}`.execute(database);
  return rows[0]?.organisations;
}
