import type { Child } from 'hono/jsx';
import type { PageContent } from '../../../site/page.ts';
import type { Person } from '../../../wing/actor.ts';
import { accountPage, type AccountPage } from '../../web/account-page.tsx';
import type { FormVisit, PageVisit, Visit } from '../../../wing/route.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** Pages about one's own account, by what they are called. */
export const ownPages = [
  { path: '/account', label: 'own.profile' },
  { path: '/account/wachtwoord', label: 'own.password' },
  { path: '/account/sleutels', label: 'own.passkeys' },
  { path: '/account/twee-stappen', label: 'own.twoStep' },
  { path: '/account/sessies', label: 'own.sessions' },
  { path: '/account/spoor', label: 'own.trail' },
  { path: '/account/gegevens', label: 'own.data' },
] as const satisfies readonly { readonly path: string; readonly label: AccountMessage }[];

export type OwnPath = (typeof ownPages)[number]['path'];

/** Whoever is signed in; a route that says so never meets a visitor. */
export function personOf({ actor }: Visit): Person {
  if (actor.kind !== 'person') throw new Error('a visitor came past the door of a page for who is signed in');
  return actor;
}

/** A page about one's own account, with the way to the others. */
export function ownPage(
  visit: PageVisit | FormVisit,
  path: OwnPath,
  page: Omit<AccountPage, 'title' | 'above'> & { readonly children?: Child },
): PageContent {
  const t = accountText(visit.locale);
  const { label } = ownPages.find((each) => each.path === path)!;
  return accountPage(visit, {
    ...page,
    title: t(label),
    above: [{ path: '/mijn-werk', label: t('mine.title') }],
    children: (
      <>
        {page.children}
        <nav class="section" aria-label={t('own.label')}>
          <ul class="account__pages">
            {ownPages.map((each) => (
              <li>
                <a href={visit.href(each.path)} aria-current={each.path === path ? 'page' : undefined}>
                  {t(each.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </>
    ),
  });
}
