import type { Child } from 'hono/jsx';
import { readPage } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { withSubjects } from '../../../wing/trail.ts';
import { readTrail } from '../../../wing/trail-store.ts';
import { findOrganisations } from '../../organisation/organisation-store.ts';
import { may, type Permission } from '../../../wing/permission.ts';
import { listPeople } from '../../person/person-store.ts';
import { workPage, type WorkPage } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { TrailList, olderLink } from '../../../wing/web/trail-list.tsx';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import type { BackOfficePage, Together } from '../../../wing/wing.ts';
import { rolesText } from '../../person/web/role-text.ts';
import { wingText } from '../../../wing/texts.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** `/beheer`: people, organisations to confirm, and the whole trail. */
export function adminRoutes(accounts: Accounts, together: Pick<Together, 'backOffice' | 'subjects'>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/beheer',
      permission: 'person.read',
      handle: (visit) => overview(visit, together.backOffice()),
    },
    {
      method: 'GET',
      path: '/beheer/mensen',
      permission: 'person.read',
      sees: ({ query }) => (readPage(query['pagina']) > 1 ? undefined : 'list'),
      handle: peoplePage,
    },
    { method: 'GET', path: '/beheer/organisaties', permission: 'organisation.confirm', handle: waitingPage },
    {
      method: 'GET',
      path: '/beheer/spoor',
      permission: 'person.read',
      sees: (visit) => (olderLink(visit).before ? undefined : 'list'),
      handle: (visit) => trailPage(accounts, together, visit),
    },
  ];
}

const adminPages = [
  { path: '/beheer/mensen', label: 'admin.people', permission: 'person.read' },
  { path: '/beheer/uitnodigingen', label: 'admin.invitations', permission: 'role.grant' },
  { path: '/beheer/organisaties', label: 'admin.organisations', permission: 'organisation.confirm' },
  { path: '/beheer/spoor', label: 'admin.trail', permission: 'person.read' },
] as const satisfies readonly { path: string; label: AccountMessage; permission: Permission }[];

/** A page of the back office. */
export function adminPage(visit: PageVisit | FormVisit, page: WorkPage): PageContent {
  const above = [{ path: '/beheer', label: wingText(visit.locale)('admin.title') }, ...(page.above ?? [])];
  return workPage(visit, { ...page, above });
}

function overview(visit: PageVisit, others: readonly BackOfficePage[]): LiveAnswer {
  const t = accountText(visit.locale);
  const own = adminPages.map(({ label, ...page }) => ({ ...page, label: () => t(label) }));
  return workPage(visit, {
    title: wingText(visit.locale)('admin.title'),
    lead: t('admin.lead'),
    children: (
      <ul class="work-page__pages">
        {[...own, ...others]
          .filter(({ permission }) => may(visit.actor, permission))
          .map(({ path, label }) => (
            <li>
              <a href={visit.href(path)}>{label(visit.locale)}</a>
            </li>
          ))}
      </ul>
    ),
  });
}

const pageLength = 50;

async function peoplePage(visit: PageVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const search = (visit.query['zoek'] ?? '').slice(0, 200);
  const page = readPage(visit.query['pagina']);
  const found = await visit.as((database) =>
    listPeople(database, { search, limit: pageLength + 1, offset: (page - 1) * pageLength }),
  );
  const link = (other: number) => `?${new URLSearchParams({ zoek: search, pagina: String(other) })}`;
  return adminPage(visit, {
    title: t('admin.people'),
    children: (
      <>
        <form class="form-fields form-fields--stacked" role="search">
          <FormField id="zoek" name="zoek" label={t('people.search')} type="search" value={search} />
          <button class="button">{wingText(visit.locale)('search')}</button>
        </form>
        {found.length === 0 && <Nothing visit={visit}>{t('people.none')}</Nothing>}
        <ul class="work-page__lines">
          {found.slice(0, pageLength).map((person) => (
            <li>
              <p>
                <a href={visit.href(`/beheer/mensen/${person.id}`)}>{person.name}</a>
              </p>
              <p class="small">
                {[person.email, rolesText(visit.locale, person.grants), !person.isVerified && t('people.unproved')]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
        <Pager
          locale={visit.locale}
          {...(page > 1 && { previous: { href: link(page - 1), label: t('pager.page', { page: page - 1 }) } })}
          {...(found.length > pageLength && {
            next: { href: link(page + 1), label: t('pager.page', { page: page + 1 }) },
          })}
        />
      </>
    ),
  });
}

async function waitingPage(visit: PageVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const { organisations } = await visit.as((database) => findOrganisations(database, { isWaiting: true, limit: 200 }));
  return adminPage(visit, {
    title: t('admin.organisations'),
    lead: t('admin.organisationsLead'),
    children: (
      <>
        {organisations.length === 0 && <Nothing visit={visit}>{t('admin.noneWaiting')}</Nothing>}
        <ul class="work-page__lines">
          {organisations.map(({ slug, name, kind }) => (
            <li>
              <a href={visit.href(`/organisaties/${slug}`)}>{name}</a> ·{' '}
              {wingText(visit.locale)(`organisationKind.${kind}`)}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

async function trailPage(
  accounts: Accounts,
  { subjects }: Pick<Together, 'subjects'>,
  visit: PageVisit,
): Promise<LiveAnswer> {
  const { before } = olderLink(visit);
  const entries = await visit.as(async (database) => {
    const latest = await readTrail(database, { limit: pageLength, ...(before && { before }) });
    return withSubjects(database, latest, subjects(), visit.locale);
  });
  return adminPage(visit, {
    title: accountText(visit.locale)('admin.trail'),
    children: <TrailList visit={visit} entries={entries} write={accounts.writeEntry} pageLength={pageLength} />,
  });
}

function Nothing({ visit, children }: { visit: PageVisit; children: Child }) {
  return (
    <State locale={visit.locale} kind="empty" headingLevel={2}>
      <p>{children}</p>
    </State>
  );
}
