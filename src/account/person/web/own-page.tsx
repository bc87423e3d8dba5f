import type { Child } from 'hono/jsx';
import type { PageContent } from '../../../site/page.ts';
import { workPage, type WorkPage } from '../../../wing/web/work-page.tsx';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { wingText } from '../../../wing/texts.ts';
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

/** A page about one's own account, with the way to the others. */
export function ownPage(
  visit: PageVisit | FormVisit,
  path: OwnPath,
  page: Omit<WorkPage, 'title' | 'above'> & { readonly children?: Child },
): PageContent {
  const t = accountText(visit.locale);
  const { label } = ownPages.find((each) => each.path === path)!;
  return workPage(visit, {
    ...page,
    title: t(label),
    above: [{ path: '/mijn-werk', label: wingText(visit.locale)('mine.title') }],
    children: (
      <>
        {page.children}
        <nav class="section" aria-label={t('own.label')}>
          <ul class="work-page__pages">
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
