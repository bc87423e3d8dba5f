import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act, pressed } from '../../../wing/act.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { LiveAnswer } from '../../../site/live.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { systemAccess } from '../../../store/access.ts';
import { listAuthors } from '../author-store.ts';
import { deleteDraft, isWithdrawable, wasSubmitted, withdrawProject } from '../project-end-store.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { aboveDraft, titleOf } from './draft-frame.tsx';
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
  const project = await visit.as(projectIn(visit));
  return project ? draw(visit, project, 'withdraw', isWithdrawable(project)) : { kind: 'not-found' };
}

/** Withdraws a project. */
export function withdraw(visit: FormVisit, { now }: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(undefined),
    load: projectIn(visit),
    work: async (_, { thing: { id, slug }, person, database }) => {
      const isDone = await withdrawProject(database, person, { id, at: now() });
      return isDone ? { kind: 'done', path: draftPath(slug) } : { kind: 'conflict' };
    },
    show: ({ thing }) => draw(visit, thing, 'withdraw', false),
  });
}

/** `/projecten/:slug/verwijder`: what deleting means, and the button to do it. */
export async function deletePage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const project = await visit.as(projectIn(visit));
  if (!project) return { kind: 'not-found' };
  return draw(visit, project, 'delete', await isDeletable(visit, delivering, project));
}

/** Deletes a draft for good. */
export async function deleteProject(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const project = await visit.as(projectIn(visit));
  // Before the project is held: it takes the program's own access, which is another transaction.
  const isPossible = project !== undefined && (await isDeletable(visit, delivering, project));
  return act(visit, {
    reading: pressed(undefined),
    load: projectIn(visit),
    work: async (_, { thing, person, database }) => {
      const isDone = isPossible && (await deleteDraft(database, person, thing));
      return isDone ? { kind: 'done', path: '/mijn-werk/projecten' } : { kind: 'conflict' };
    },
    show: ({ thing }) => draw(visit, thing, 'delete', false),
  });
}

function projectIn({ params }: Pick<PageVisit, 'params'>) {
  return (database: Kysely<ProjectTables>): Promise<Project | undefined> =>
    readProject(database, { slug: params['slug'] ?? '' });
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
  return workPage(visit, {
    title,
    above: aboveDraft(visit, project),
    lead: t(isPossible ? `end.${act}.lead` : `end.${act}.impossible`),
    children: (
      <>
        {isPossible && <Form submit={t(`end.${act}.submit`)} />}
        <p>
          <a href={visit.href(draftPath(project.slug))}>{t('end.back')}</a>
        </p>
      </>
    ),
  });
}
