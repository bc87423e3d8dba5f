import type { LiveAnswer } from '../../../site/live.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { listOwnOrganisations } from '../../organisation/organisation-store.ts';
import { may } from '../../../wing/permission.ts';
import type { BackOfficePage, Together } from '../../../wing/wing.ts';
import { accountPage } from '../../web/account-page.tsx';
import { ownPages, personOf } from './own-page.tsx';
import type { PageVisit, Route } from '../../../wing/route.ts';
import { rolesText } from './role-text.ts';
import { accountText } from '../../texts.ts';

/** `/mijn-werk`: where one starts after signing in. */
export function myWorkRoutes(together: Pick<Together, 'myWork' | 'backOffice'>): readonly Route[] {
  return [
    { method: 'GET', path: '/mijn-werk', permission: 'signed-in', handle: (visit) => myWorkPage(visit, together) },
  ];
}

async function myWorkPage(
  visit: PageVisit,
  { myWork, backOffice }: Pick<Together, 'myWork' | 'backOffice'>,
): Promise<LiveAnswer> {
  const person = personOf(visit);
  const t = accountText(visit.locale);
  const organisations = await visit.as((database) => listOwnOrganisations(database, person.id));
  const parts = await Promise.all(myWork().map((section) => section(visit)));
  const office = backOffice().filter(({ permission }) => may(visit.actor, permission));
  const roles = person.grants.filter((grant) => !('organisation' in grant));
  return accountPage(visit, {
    title: t('mine.hello', { name: person.name }),
    ...(roles.length > 0 && { lead: t('mine.roles', { roles: rolesText(visit.locale, roles) }) }),
    children: (
      <>
        {parts}
        <section class="section">
          <h2>{t('mine.organisations')}</h2>
          {organisations.length === 0 && <p>{t('mine.noOrganisation')}</p>}
          <ul class="account__lines">
            {organisations.map(({ slug, name, roles: held }) => (
              <li>
                <a href={visit.href(`/organisaties/${slug}`)}>{name}</a> ·{' '}
                {held.map((role) => t(`role.${role}`)).join(', ')}
              </li>
            ))}
          </ul>
          <p>
            <a href={visit.href('/organisaties/nieuw')}>{t('organisation.new')}</a>
          </p>
        </section>
        <Office visit={visit} pages={office} />
        <section class="section">
          <h2>{t('own.label')}</h2>
          <ul class="account__pages">
            {ownPages.map(({ path, label }) => (
              <li>
                <a href={visit.href(path)}>{t(label)}</a>
              </li>
            ))}
            {may(visit.actor, 'person.read') && (
              <li>
                <a href={visit.href('/beheer')}>{t('admin.title')}</a>
              </li>
            )}
          </ul>
          <Form action={visit.href('/afmelden')} submit={t('signOut')} isQuiet />
        </section>
      </>
    ),
  });
}

/** Pages of the back office that somebody may open; nothing when there are none. */
function Office({ visit, pages }: { readonly visit: PageVisit; readonly pages: readonly BackOfficePage[] }) {
  if (pages.length === 0) return <></>;
  return (
    <section class="section">
      <h2>{accountText(visit.locale)('admin.title')}</h2>
      <ul class="account__pages">
        {pages.map(({ path, label }) => (
          <li>
            <a href={visit.href(path)}>{label(visit.locale)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
