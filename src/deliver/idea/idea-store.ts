import { sql, type QueryExecutorProvider } from 'kysely';
import { firstFree, slugFrom } from '../../foundation/slug.ts';
import type { Author } from '../../wing/actor.ts';
import type { OrganisationKind } from '../../wing/organisations.ts';
import { note } from '../../wing/trail-store.ts';
import type { WrittenText } from '../project/project.ts';
import { writtenIn } from '../written-text.ts';
import { subjectOf, type Idea, type IdeaContent, type IdeaOwners, type IdeaState } from './idea.ts';

/** Words that stand in addresses where the name of an idea would. */
const reserved = ['nieuw', 'voor', 'feed'];

/**
 * Keeps a new idea, with an entry in the trail. Gives its id and the last part of its address, which is made from its
 * title.
 */
export async function addIdea(
  database: QueryExecutorProvider,
  author: Author,
  content: IdeaContent,
): Promise<{ readonly id: string; readonly slug: string }> {
  const slug = slugFrom(writtenIn(content.title, 'nl').text);
  const attempt = (free: string) => tryIdea(database, author, free, content);
  const idea = await firstFree(slug, attempt, reserved.includes(slug) ? 2 : 1);
  const { organisation } = content;
  await note(database, author, {
    event: 'idea.proposed',
    subject: { kind: 'idea', id: idea.id },
    ...(organisation && { organisation }),
  });
  return idea;
}

async function tryIdea(
  database: QueryExecutorProvider,
  author: Author,
  slug: string,
  content: IdeaContent,
): Promise<{ readonly id: string; readonly slug: string } | undefined> {
  const { title, summary, description, actions, groups, themes, municipalities, needs, needsKinds } = content;
  const { rows } = await sql<{ id: string; slug: string }>`
    insert into idea (slug, title, summary, description, actions, groups, themes, municipalities, needs, needs_kinds,
      organisation_id, proposed_by)
    values (${slug}, ${JSON.stringify(title)}::jsonb, ${JSON.stringify(summary)}::jsonb,
      ${JSON.stringify(description)}::jsonb, ${actions}, ${groups}, ${themes}, ${municipalities}, ${needs},
      ${needsKinds}, ${content.organisation ?? null}, ${author.kind === 'person' ? author.id : null})
    on conflict (slug) do nothing returning id, slug`.execute(database);
  return rows[0];
}

/** An idea by the last part of its address; `undefined` when there is none that the reader may see. */
export async function readIdea(database: QueryExecutorProvider, slug: string): Promise<Idea | undefined> {
  const { rows } = await sql<IdeaRow>`
    select idea.id, idea.slug, title, summary, idea.description, actions, groups, themes, idea.municipalities, needs,
      needs_kinds, idea.organisation_id, organisation.name as organisation_name, organisation.slug as organisation_slug,
      hidden_reason, proposed_by, profile.name as proposer_name, idea.created_at, idea.version,
      idea_project.project_id is not null as is_project,
      (select slug from project where project.id = idea_project.project_id) as project_slug
    from idea
      left join organisation on organisation.id = idea.organisation_id
      left join profile on profile.person_id = proposed_by
      left join idea_project on idea_project.idea_id = idea.id
    where idea.slug = ${slug}`.execute(database);
  return rows[0] && ideaOf(rows[0]);
}

/**
 * Changes an idea that is still as it was read, with an entry in the trail. Says whether it was: otherwise somebody else
 * saved meanwhile.
 */
export async function changeIdea(
  database: QueryExecutorProvider,
  author: Author,
  { id, version, proposedBy }: Pick<Idea, 'id' | 'version' | 'proposedBy'>,
  content: IdeaContent,
): Promise<boolean> {
  const { title, summary, description, actions, groups, themes, municipalities, needs, needsKinds } = content;
  const { numAffectedRows } = await sql`
    update idea set title = ${JSON.stringify(title)}::jsonb, summary = ${JSON.stringify(summary)}::jsonb,
      description = ${JSON.stringify(description)}::jsonb, actions = ${actions}, groups = ${groups}, themes = ${themes},
      municipalities = ${municipalities}, needs = ${needs}, needs_kinds = ${needsKinds},
      organisation_id = ${content.organisation ?? null}, version = version + 1, updated_at = now()
    where id = ${id} and version = ${version}`.execute(database);
  if (numAffectedRows !== 1n) return false;
  const { organisation } = content;
  const owners = { id, ...(organisation && { organisation }), ...(proposedBy && { proposedBy }) };
  await note(database, author, { event: 'idea.edited', ...subjectOf(owners) });
  return true;
}

/** Takes an idea out of sight with a reason, or brings it back without one, with an entry in the trail. */
export async function hideIdea(
  database: QueryExecutorProvider,
  author: Author,
  idea: IdeaOwners,
  reason: string | undefined,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update idea set hidden_reason = ${reason ?? null}, hidden_at = case when ${reason ?? null}::text is null then null else now() end,
      version = version + 1, updated_at = now()
    where id = ${idea.id}`.execute(database);
  if (numAffectedRows !== 1n) return false;
  await note(database, author, {
    event: reason ? 'idea.hidden' : 'idea.shown',
    ...subjectOf(idea),
    ...(reason && { details: { reason } }),
  });
  return true;
}

interface IdeaRow {
  readonly id: string;
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly description: WrittenText;
  readonly actions: readonly string[];
  readonly groups: readonly string[];
  readonly themes: readonly string[];
  readonly municipalities: readonly string[];
  readonly needs: readonly string[];
  readonly needsKinds: readonly OrganisationKind[];
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly organisationSlug: string | null;
  readonly hiddenReason: string | null;
  readonly proposedBy: string | null;
  readonly proposerName: string | null;
  readonly projectSlug: string | null;
  readonly isProject: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

function ideaOf(row: IdeaRow): Idea {
  const { organisationId, organisationName, organisationSlug, hiddenReason, proposedBy, proposerName, ...rest } = row;
  const { projectSlug, isProject, ...plain } = rest;
  return {
    ...plain,
    state: stateOf(hiddenReason !== null, isProject),
    ...(organisationId !== null && { organisation: organisationId }),
    ...(organisationName !== null && { organisationName }),
    ...(organisationSlug !== null && { organisationSlug }),
    ...(hiddenReason !== null && { hiddenReason }),
    ...(proposedBy !== null && { proposedBy }),
    ...(proposerName !== null && { proposerName }),
    ...(projectSlug !== null && { projectSlug }),
  };
}

/** Out of sight weighs more than what became of it. */
export function stateOf(isHidden: boolean, isProject: boolean): IdeaState {
  if (isHidden) return 'hidden';
  return isProject ? 'project' : 'published';
}
