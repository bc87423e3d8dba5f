import type { Delivering } from '../../delivering.ts';
import type { OwnersOf, Route } from '../../../wing/route.ts';
import { projectOwners } from '../project-store.ts';
import { authorsPage, inviteAuthor } from './authors-page.tsx';
import { beginProject, newProjectPage, ownProjectsPage } from './desk-page.tsx';
import { deletePage, deleteProject, withdraw, withdrawPage } from './end-pages.tsx';
import { overviewPage } from './overview-page.tsx';
import { postComment, resolveConflict, saveSection, sectionPage, settleComment } from './section-page.tsx';
import { comparePage, versionsPage } from './versions-page.tsx';

/** Whose project an address is about. */
export const ownersOfProject: OwnersOf = ({ slug = '' }, database) => projectOwners(database, slug);

/**
 * Everything about writing projects. They come before `/projecten/:slug`, for `/projecten/nieuw` is no project.
 */
export function draftRoutes(delivering: Delivering): readonly Route[] {
  const section = '/projecten/:slug/bewerk/:sectie';
  const edit = { permission: 'project.edit', owners: ownersOfProject } as const;
  const read = { permission: 'project.read-draft', owners: ownersOfProject } as const;
  const create = { path: '/projecten/nieuw', permission: 'project.create', owners: 'one-of-mine' } as const;
  const comment = { permission: 'project.comment', owners: ownersOfProject } as const;
  const authors = { path: '/projecten/:slug/auteurs', sees: () => 'list' as const } as const;
  const submit = { path: '/projecten/:slug/intrekken', permission: 'project.submit', owners: ownersOfProject } as const;
  return [
    { method: 'GET', path: '/mijn-werk/projecten', permission: 'signed-in', handle: ownProjectsPage },
    { ...create, method: 'GET', handle: newProjectPage },
    { ...create, method: 'POST', handle: (visit) => beginProject(visit, delivering) },
    { ...read, method: 'GET', path: '/projecten/:slug/bewerk', handle: (visit) => overviewPage(visit, delivering) },
    { ...read, method: 'GET', path: section, handle: (visit) => sectionPage(visit, delivering) },
    { ...edit, method: 'POST', path: section, handle: (visit) => saveSection(visit, delivering) },
    { ...edit, method: 'POST', path: `${section}/kies`, handle: (visit) => resolveConflict(visit, delivering) },
    { ...comment, method: 'POST', path: `${section}/opmerking`, handle: (visit) => postComment(visit, delivering) },
    {
      ...comment,
      method: 'POST',
      path: `${section}/opmerking/:opmerking`,
      handle: (visit) => settleComment(visit, delivering),
    },
    { ...read, method: 'GET', path: '/projecten/:slug/versies', handle: versionsPage },
    {
      ...read,
      method: 'GET',
      path: '/projecten/:slug/versies/vergelijk',
      handle: (visit) => comparePage(visit, delivering),
    },
    { ...submit, method: 'GET', handle: withdrawPage },
    { ...submit, method: 'POST', handle: (visit) => withdraw(visit, delivering) },
    { ...edit, method: 'GET', path: '/projecten/:slug/verwijder', handle: (visit) => deletePage(visit, delivering) },
    {
      ...edit,
      method: 'POST',
      path: '/projecten/:slug/verwijder',
      handle: (visit) => deleteProject(visit, delivering),
    },
    { ...edit, ...authors, method: 'GET', handle: authorsPage },
    { ...edit, ...authors, method: 'POST', handle: (visit) => inviteAuthor(visit, delivering) },
  ];
}
