import { formatMoment } from '../../../foundation/clock-words.ts';
import { z } from 'zod';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { readForm, type FormValues, textIn } from '../../../site/form.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { listInvitations, withdrawInvitation, type Invitation } from '../invitation-store.ts';
import type { Organisation } from '../organisation.ts';
import { listMembers, type Membership } from '../organisation-store.ts';
import { act, pressed } from '../../../wing/act.ts';
import { may } from '../../../wing/permission.ts';
import { isOrganisationRole, organisationRoles } from '../../../wing/role.ts';
import { takeRole } from '../../person/role-store.ts';
import { workPage, errorTexts } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { sendInvitation } from './invitation.tsx';
import { organisationIn, ownersBySlug } from './organisation.tsx';
import { personOf } from '../../../wing/actor.ts';
import { mayWrite } from '../../sign-in/throttle-store.ts';
import type { FormVisit, PageVisit, Route, Seen } from '../../../wing/route.ts';
import { waitText } from '../../sign-in/web/wait-text.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** `/organisaties/{slug}/mensen`: who has which role there, and who was invited. */
export function memberRoutes(accounts: Accounts): readonly Route[] {
  const people = { path: '/organisaties/:slug/mensen', owners: ownersBySlug, sees: seenMembers } as const;
  return [
    {
      ...people,
      method: 'GET',
      permission: 'organisation.read-members',
      handle: (visit) => membersAnswer(visit, {}, {}),
    },
    {
      ...people,
      method: 'POST',
      permission: 'organisation.manage-members',
      handle: (visit) => changeMembers(accounts, visit),
    },
  ];
}

/** Among colleagues names are no secret; who comes in from the back office looks at others' people. */
function seenMembers({ actor }: PageVisit): Seen | undefined {
  return may(actor, 'organisation.read-members') ? 'list' : undefined;
}

type Errors = Readonly<Partial<Record<string, string>>>;

const inviteSchema = z.object({
  email: z.email('email.wrong' satisfies AccountMessage),
  role: z.enum(organisationRoles, 'role.missing' satisfies AccountMessage),
});

/** The page has three forms: to invite, to take a role away, and to take an invitation back. */
function changeMembers(accounts: Accounts, visit: FormVisit): LiveAnswer | Promise<LiveAnswer> {
  const deed = visit.form.get('daad');
  if (deed === 'weg') return removeMember(visit);
  return deed === 'intrekken' ? withdraw(visit) : invite(accounts, visit);
}

async function invite(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const reading = readForm<z.infer<typeof inviteSchema>, AccountMessage>(visit.form, inviteSchema);
  const wait = reading.ok ? await mayWrite(accounts, `person ${personOf(visit).id}`, reading.value.email) : 0;
  if (wait > 0) {
    return membersAnswer(visit, reading.values, { '': t('mail.wait', { time: waitText(visit.locale, wait) }) });
  }
  return act(visit, {
    reading,
    load: organisationIn(visit),
    work: async ({ email, role }, doing) => {
      const { id, name, slug } = doing.thing;
      await sendInvitation(accounts, visit, doing, { email, grant: { role, organisation: id }, organisation: name });
      return { kind: 'done', path: `/organisaties/${slug}/mensen`, done: 'invited' };
    },
    show: ({ values, errors }) => membersAnswer(visit, values, errorTexts(t, errors)),
  });
}

function removeMember(visit: FormVisit): LiveAnswer | Promise<LiveAnswer> {
  const member = textIn(visit.form, 'persoon');
  const role = textIn(visit.form, 'rol');
  if (!z.uuid().safeParse(member).success || !isOrganisationRole(role)) return { kind: 'not-found' };
  return act(visit, {
    reading: pressed(role),
    load: organisationIn(visit),
    work: async (_, { thing: { id, slug }, person, database }) => {
      await takeRole(database, person, member, { role, organisation: id });
      return { kind: 'done', path: `/organisaties/${slug}/mensen`, done: 'removed' };
    },
    show: () => membersAnswer(visit, {}, {}),
  });
}

function withdraw(visit: FormVisit): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(textIn(visit.form, 'uitnodiging')),
    load: organisationIn(visit),
    work: async (invitation, { thing: { id, slug }, person, database }) => {
      await withdrawInvitation(database, person, invitation, id);
      return { kind: 'done', path: `/organisaties/${slug}/mensen`, done: 'removed' };
    },
    show: () => membersAnswer(visit, {}, {}),
  });
}

async function membersAnswer(visit: PageVisit | FormVisit, values: FormValues, errors: Errors): Promise<LiveAnswer> {
  const organisation = await visit.as(organisationIn(visit));
  if (!organisation) return { kind: 'not-found' };
  const { id } = organisation;
  const mayManage = may(visit.actor, 'organisation.manage-members', [id]);
  const [members, invitations] = await visit.as(async (database) => [
    await listMembers(database, id),
    mayManage ? await listInvitations(database, id) : [],
  ]);
  return membersPage({ visit, organisation, members, invitations, mayManage, values, errors });
}

interface MembersProps {
  readonly visit: PageVisit | FormVisit;
  readonly organisation: Organisation;
  readonly members: readonly Membership[];
  readonly invitations: readonly Invitation[];
  readonly mayManage: boolean;
  readonly values: FormValues;
  readonly errors: Errors;
}

function membersPage(props: MembersProps): PageContent {
  const { visit, organisation, mayManage, errors } = props;
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('members.of', { name: organisation.name }),
    above: [
      { path: '/organisaties', label: t('directory.title') },
      { path: `/organisaties/${organisation.slug}`, label: organisation.name },
    ],
    errors,
    ...(visit.done === 'invited' && { done: t('members.invited') }),
    ...(visit.done === 'removed' && { done: t('members.removed') }),
    children: (
      <>
        <MemberList {...props} />
        {mayManage && <InviteForm {...props} />}
        {mayManage && <InvitationList {...props} />}
      </>
    ),
  });
}

function MemberList({ visit, organisation, members, mayManage }: MembersProps) {
  const t = accountText(visit.locale);
  if (members.length === 0) {
    return (
      <State locale={visit.locale} kind="empty" headingLevel={2}>
        <p>{t('members.none')}</p>
      </State>
    );
  }
  return (
    <ul class="work-page__lines">
      {members.map(({ personId, name, role }) => (
        <li>
          <p>
            <strong>{name ?? t('nameless')}</strong> · {t(`role.${role}`)}
          </p>
          {mayManage && (
            <Form
              action={visit.href(`/organisaties/${organisation.slug}/mensen`)}
              submit={t('members.remove')}
              label={t('members.removeOne', { name: name ?? '', role: t(`role.${role}`) })}
              isQuiet
            >
              <input type="hidden" name="daad" value="weg" />
              <input type="hidden" name="persoon" value={personId} />
              <input type="hidden" name="rol" value={role} />
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

function InviteForm({ visit, organisation, values, errors }: MembersProps) {
  const t = accountText(visit.locale);
  const roleError = errors['role'];
  return (
    <section class="section">
      <h2>{t('invite.title')}</h2>
      <Form action={visit.href(`/organisaties/${organisation.slug}/mensen`)} submit={t('invite.submit')}>
        <FormField label={t('email')} type="email" {...sent('email', values, errors)} />
        <ChoiceField
          id={fieldId('role')}
          name="role"
          label={t('role')}
          kind="one"
          options={organisationRoles.map((role) => ({
            value: role,
            label: t(`role.${role}`),
            hint: t(`roleHint.${role}`),
          }))}
          chosen={values['role'] ?? []}
          {...(roleError && { error: roleError })}
        />
      </Form>
    </section>
  );
}

function InvitationList({ visit, organisation, invitations }: MembersProps) {
  const t = accountText(visit.locale);
  if (invitations.length === 0) return <></>;
  return (
    <section class="section">
      <h2>{t('invite.open')}</h2>
      <InvitationLines
        visit={visit}
        invitations={invitations}
        action={visit.href(`/organisaties/${organisation.slug}/mensen`)}
      />
    </section>
  );
}

interface InvitationLinesProps {
  readonly visit: PageVisit | FormVisit;
  readonly invitations: readonly Invitation[];
  readonly action: string;
}

/** Invitations that nobody took yet, each with a button to take it back. */
export function InvitationLines({ visit, invitations, action }: InvitationLinesProps) {
  const t = accountText(visit.locale);
  return (
    <ul class="work-page__lines">
      {invitations.map(({ id, email, grant, organisationName, endsAt }) => (
        <li>
          <p>
            <strong>{email}</strong> · {[t(`role.${grant.role}`), organisationName].filter(Boolean).join(', ')}
          </p>
          <p class="small">{t('invite.until', { date: formatMoment(visit.locale, endsAt) })}</p>
          <Form action={action} submit={t('invite.withdraw')} label={t('invite.withdrawOne', { email })} isQuiet>
            <input type="hidden" name="daad" value="intrekken" />
            <input type="hidden" name="uitnodiging" value={id} />
          </Form>
        </li>
      ))}
    </ul>
  );
}
