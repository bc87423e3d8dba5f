import type { Delivering } from '../../delivering.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { systemAccess } from '../../../store/access.ts';
import { listAuthors } from '../author-store.ts';
import { deleteDraft, isWithdrawable, wasSubmitted, withdrawProject } from '../project-end-store.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { DraftCrumbs, titleOf } from './draft-frame.tsx';
import { draftPath } from './section-path.ts';
import { projectText } from '../texts.ts';

/** Where a project is withdrawn: `/projecten/samen/intrekken`. */
export function withdrawPath(slug: string): string {
  return `/projecten/${slug}/intrekken`;
}

/** Where a draft is deleted: `/projecten/samen/verwijder`. */
export function deletePath(slug: string): string {
  return `/projecten/${slug}/verwijder`;
}

/** `/projecten/:slug/intrekken`: what withdrawing means, and the button to do it. */
export async function withdrawPage(visit: PageVisit): Promise<LiveAnswer> {
  const project = await readIt(visit);
  return project ? draw(visit, project, 'withdraw', isWithdrawable(project)) : { kind: 'not-found' };
}

/** Withdraws a project. */
export async function withdraw(visit: FormVisit, { now }: Delivering): Promise<LiveAnswer> {
  const project = await readIt(visit);
  if (!project) return { kind: 'not-found' };
  const isDone = await visit.as<ProjectTables, boolean>((database) =>
    withdrawProject(database, visit.actor, { id: project.id, at: now() }),
  );
  if (!isDone) return { ...draw(visit, project, 'withdraw', false), status: 409 };
  return { kind: 'redirect', path: draftPath(project.slug) };
}

/** `/projecten/:slug/verwijder`: what deleting means, and the button to do it. */
export async function deletePage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const project = await readIt(visit);
  if (!project) return { kind: 'not-found' };
  return draw(visit, project, 'delete', await isDeletable(visit, delivering, project));
}

/** Deletes a draft for good. */
export async function deleteProject(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const project = await readIt(visit);
  if (!project) return { kind: 'not-found' };
  const isDone =
    (await isDeletable(visit, delivering, project)) &&
    (await visit.as<ProjectTables, boolean>((database) => deleteDraft(database, visit.actor, project)));
  if (!isDone) return { ...draw(visit, project, 'delete', false), status: 409 };
  return { kind: 'redirect', path: '/mijn-werk/projecten' };
}

function readIt(visit: PageVisit | FormVisit): Promise<Project | undefined> {
  return visit.as<ProjectTables, Project | undefined>((database) =>
    readProject(database, { slug: visit.params['slug'] ?? '' }),
  );
}

/** A draft that was never public nor submitted, by one of its authors or whoever guides the plan. */
async function isDeletable(
  { actor, as }: PageVisit | FormVisit,
  { store }: Delivering,
  { id, stage, publishedAt }: Project,
): Promise<boolean> {
  if (actor.kind !== 'person' || publishedAt || !['draft', 'withdrawn'].includes(stage)) return false;
  if (await store.as<unknown, boolean>(systemAccess, (database) => wasSubmitted(database, id))) return false;
  if (may(actor, 'project.edit')) return true;
  const authors = await as<ProjectTables, readonly { readonly id: string }[]>((database) => listAuthors(database, id));
  return authors.some((author) => author.id === actor.id);
}

function draw(visit: PageVisit | FormVisit, project: Project, act: 'withdraw' | 'delete', isPossible: boolean) {
  const t = projectText(visit.locale);
  const title = t(`end.${act}.title`, { title: titleOf(project, visit) });
  return {
    kind: 'page',
    title,
    description: title,
    body: (
      <>
        <DraftCrumbs visit={visit} project={project} />
        <h1>{title}</h1>
        <p class="lead">{t(isPossible ? `end.${act}.lead` : `end.${act}.impossible`)}</p>
        {isPossible && <Form submit={t(`end.${act}.submit`)} />}
        <p>
          <a href={visit.href(draftPath(project.slug))}>{t('end.back')}</a>
        </p>
      </>
    ),
  } as const;
}
