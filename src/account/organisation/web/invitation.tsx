import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { acceptInvitation, findInvitation, type Invitation } from '../invitation-store.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { personOf } from '../../../wing/actor.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { accountText } from '../../texts.ts';

/** `/uitnodiging?code=…`: where the link in an invitation leads. */
export function invitationRoutes(accounts: Accounts): readonly Route[] {
  const path = '/uitnodiging';
  return [
    { method: 'GET', path, permission: 'everyone', handle: (visit) => invitationAnswer(accounts, visit) },
    { method: 'POST', path, permission: 'signed-in', handle: (visit) => accept(accounts, visit) },
  ];
}

async function invitationAnswer({ store }: Accounts, visit: PageVisit | FormVisit): Promise<PageContent> {
  const t = accountText(visit.locale);
  const invitation = await findInvitation(store.accounts, visit.query['code'] ?? '');
  if (!invitation) return workPage(visit, { title: t('invite.title'), lead: t('invite.old'), status: 422 });
  const role = t(`role.${invitation.grant.role}`);
  const { organisationName } = invitation;
  return workPage(visit, {
    title: t('invite.title'),
    lead: organisationName
      ? t('invite.leadIn', { role, organisation: organisationName })
      : t('invite.leadPlan', { role }),
    children: <Acceptance visit={visit} invitation={invitation} />,
  });
}

/** Only the person whose address was invited may take it: the link may have been passed on. */
function Acceptance({ visit, invitation }: { visit: PageVisit | FormVisit; invitation: Invitation }) {
  const t = accountText(visit.locale);
  const { actor } = visit;
  if (actor.kind === 'person' && actor.email === invitation.email) return <Form submit={t('invite.accept')} />;
  const terug = encodeURIComponent(`/uitnodiging?code=${visit.query['code'] ?? ''}`);
  return (
    <>
      <p>{t('invite.for', { email: invitation.email })}</p>
      {actor.kind === 'visitor' && (
        <div class="work-page__acts">
          <a class="button" href={`${visit.href('/aanmelden')}?terug=${terug}`}>
            {t('signIn.title')}
          </a>
          <a class="button-quiet" href={visit.href('/registreren')}>
            {t('register.title')}
          </a>
        </div>
      )}
    </>
  );
}

async function accept(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const person = personOf(visit);
  const code = visit.query['code'] ?? '';
  const isTaken = await accounts.store.accounts
    .transaction()
    .execute((database) => acceptInvitation(database, person, code));
  if (!isTaken) return invitationAnswer(accounts, visit);
  return { kind: 'redirect', path: '/mijn-werk' };
}
