import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { acceptInvitation, addInvitation, findInvitation, type Invitation } from '../invitation-store.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { byMachinery, type Accounts } from '../../web/accounts.ts';
import { personOf } from '../../../wing/actor.ts';
import { act, pressed, type Doing } from '../../../wing/act.ts';
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

/** One that is over, or for somebody else, is told by the page itself. */
async function accept(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const code = visit.query['code'] ?? '';
  const shown = await findInvitation(accounts.store.accounts, code);
  if (shown?.email !== personOf(visit).email) return invitationAnswer(accounts, visit);
  return act(byMachinery(accounts, visit), {
    reading: pressed(code),
    load: (database) => findInvitation(database, code),
    work: async (_, { person, database }) => {
      const isTaken = await acceptInvitation(database, person, code);
      return isTaken ? { kind: 'done', path: '/mijn-werk' } : { kind: 'wrong', errors: {} };
    },
    show: () => invitationAnswer(accounts, visit),
  });
}

/** Keeps an invitation and sends it, both or neither. `visit` says in which language: that of who invites. */
export async function sendInvitation(
  { writeWithin }: Accounts,
  { locale }: FormVisit,
  { person, database }: Doing<unknown>,
  { email, grant, organisation = '' }: Pick<Invitation, 'email' | 'grant'> & { readonly organisation?: string },
): Promise<void> {
  const token = await addInvitation(database, person, { email, grant });
  const values = { token, who: person.name, role: accountText(locale)(`role.${grant.role}`), organisation };
  await writeWithin(database, 'invite', { email, name: '', locale }, values);
}
