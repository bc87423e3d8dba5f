import { z } from 'zod';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { readForm, type FormValues, textIn } from '../../../site/form.ts';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { languageNames } from '../../../foundation/locale.ts';
import type { Person } from '../../../wing/actor.ts';
import { readTrail } from '../../../wing/trail-store.ts';
import { listInvitations, withdrawInvitation } from '../../organisation/invitation-store.ts';
import { act, pressed } from '../../../wing/act.ts';
import { may } from '../../../wing/permission.ts';
import { readActor } from '../../person/person-store.ts';
import { isPlanRole, planRoles } from '../../../wing/role.ts';
import { giveRole, takeRole } from '../../person/role-store.ts';
import { errorTexts } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { adminPage } from './admin.tsx';
import { TrailList, olderLink } from '../../../wing/web/trail-list.tsx';
import { sendInvitation } from '../../organisation/web/invitation.tsx';
import { InvitationLines } from '../../organisation/web/members.tsx';
import { withSubjects } from '../../../wing/trail.ts';
import type { Together } from '../../../wing/wing.ts';
import type { FormVisit, PageVisit, Route, Seen } from '../../../wing/route.ts';
import { rolesText } from '../../person/web/role-text.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** `/beheer/mensen/{id}`: somebody's roles for the plan, and `/beheer/uitnodigingen`. */
export function adminPersonRoutes(accounts: Accounts, together: Pick<Together, 'subjects'>): readonly Route[] {
  const person = { path: '/beheer/mensen/:id', sees: seenPerson } as const;
  const invitations = { path: '/beheer/uitnodigingen', permission: 'role.grant', sees: () => 'list' as const } as const;
  return [
    { ...person, method: 'GET', permission: 'person.read', handle: (visit) => personAnswer(accounts, together, visit) },
    { ...person, method: 'POST', permission: 'role.grant', handle: (visit) => changeRole(accounts, together, visit) },
    { ...invitations, method: 'GET', handle: (visit) => invitationsPage(visit, {}, {}) },
    { ...invitations, method: 'POST', handle: (visit) => changeInvitations(accounts, visit) },
  ];
}

function asked({ params }: PageVisit | FormVisit): string | undefined {
  return z.uuid().safeParse(params['id']).success ? params['id'] : undefined;
}

/** Further pages of somebody's trail are part of one look. */
function seenPerson(visit: PageVisit): Seen | undefined {
  const id = asked(visit);
  return id && !olderLink(visit).before ? { person: id } : undefined;
}

async function personAnswer(
  accounts: Accounts,
  { subjects }: Pick<Together, 'subjects'>,
  visit: PageVisit | FormVisit,
  errors: Readonly<Partial<Record<string, string>>> = {},
): Promise<LiveAnswer> {
  const id = asked(visit);
  const { before } = olderLink(visit);
  const found = await visit.as(async (database) => {
    const person = id && (await readActor(database, id));
    if (!person) return undefined;
    const entries = await readTrail(database, { person: person.id, limit: pageLength, ...(before && { before }) });
    return { person, entries: await withSubjects(database, entries, subjects(), visit.locale) };
  });
  if (!found) return { kind: 'not-found' };
  const { person, entries } = found;
  const t = accountText(visit.locale);
  return adminPage(visit, {
    title: person.name,
    above: [{ path: '/beheer/mensen', label: t('admin.people') }],
    errors,
    children: (
      <>
        <PersonFacts visit={visit} person={person} />
        {may(visit.actor, 'role.grant') && <RoleForms visit={visit} person={person} />}
        <h2>{t('trail.title')}</h2>
        <TrailList visit={visit} entries={entries} write={accounts.writeEntry} pageLength={pageLength} />
      </>
    ),
  });
}

const pageLength = 30;

interface PersonProps {
  readonly visit: PageVisit | FormVisit;
  readonly person: Person;
}

function PersonFacts({ visit, person }: PersonProps) {
  const t = accountText(visit.locale);
  const roles = rolesText(visit.locale, person.grants);
  return (
    <DefinitionList
      items={[
        {
          term: t('email'),
          description: person.isVerified ? person.email : `${person.email} (${t('people.unproved')})`,
        },
        { term: t('locale'), description: languageNames[person.locale] },
        { term: t('roles'), description: roles || t('roles.none') },
      ]}
    />
  );
}

function RoleForms({ visit, person }: PersonProps) {
  const t = accountText(visit.locale);
  const action = visit.href(`/beheer/mensen/${person.id}`);
  const held = person.grants.flatMap((grant) => ('organisation' in grant ? [] : [grant.role]));
  const others = planRoles.filter((role) => !held.includes(role));
  return (
    <section class="section">
      <h2>{t('roles.plan')}</h2>
      <ul class="work-page__lines">
        {held.map((role) => (
          <li>
            <p>
              <strong>{t(`role.${role}`)}</strong>
            </p>
            <Form
              action={action}
              submit={t('roles.take')}
              label={t('roles.takeOne', { role: t(`role.${role}`) })}
              isQuiet
            >
              <input type="hidden" name="weg" value={role} />
            </Form>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Form action={action} submit={t('roles.give')}>
          <FormField
            id={fieldId('rol')}
            name="rol"
            label={t('role')}
            options={others.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
        </Form>
      )}
    </section>
  );
}

function changeRole(
  accounts: Accounts,
  together: Pick<Together, 'subjects'>,
  visit: FormVisit,
): LiveAnswer | Promise<LiveAnswer> {
  const id = asked(visit);
  const given = textIn(visit.form, 'rol');
  const taken = textIn(visit.form, 'weg');
  const role = [given, taken].find(isPlanRole);
  if (!id || !role) return { kind: 'not-found' };
  return act(visit, {
    reading: pressed(role),
    load: (database) => readActor(database, id),
    work: async (_, { thing, person, database }) => {
      if (!taken) await giveRole(database, person, thing.id, { role });
      else if (!(await takeRole(database, person, thing.id, { role }))) {
        return { kind: 'wrong', errors: { '': 'role.last' } };
      }
      return { kind: 'done', path: `/beheer/mensen/${thing.id}` };
    },
    show: ({ errors }) => personAnswer(accounts, together, visit, errorTexts(accountText(visit.locale), errors)),
  });
}

const inviteSchema = z.object({
  email: z.email('email.wrong' satisfies AccountMessage),
  role: z.enum(planRoles, 'role.missing' satisfies AccountMessage),
});

/** The page has two forms: to invite, and to take an invitation back. */
function changeInvitations(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  return visit.form.get('daad') === 'intrekken' ? withdraw(visit) : invite(accounts, visit);
}

const nothingYet = (): Promise<string> => Promise.resolve('none yet');

function withdraw(visit: FormVisit): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(textIn(visit.form, 'uitnodiging')),
    load: nothingYet,
    work: async (invitation, { person, database }) => {
      await withdrawInvitation(database, person, invitation);
      return { kind: 'done', path: '/beheer/uitnodigingen' };
    },
    show: () => invitationsPage(visit, {}, {}),
  });
}

function invite(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  return act(visit, {
    reading: readForm<z.infer<typeof inviteSchema>, AccountMessage>(visit.form, inviteSchema),
    load: nothingYet,
    work: async ({ email, role }, doing) => {
      await sendInvitation(accounts, visit, doing, { email, grant: { role } });
      return { kind: 'done', path: '/beheer/uitnodigingen', done: 'invited' };
    },
    show: ({ values, errors }) => invitationsPage(visit, values, errorTexts(accountText(visit.locale), errors)),
  });
}

async function invitationsPage(
  visit: PageVisit | FormVisit,
  values: FormValues,
  errors: Readonly<Partial<Record<string, string>>>,
): Promise<PageContent> {
  const t = accountText(visit.locale);
  const invitations = await visit.as((database) => listInvitations(database));
  const roleError = errors['role'];
  return adminPage(visit, {
    title: t('admin.invitations'),
    errors,
    ...(visit.done === 'invited' && { done: t('members.invited') }),
    children: (
      <>
        <Form submit={t('invite.submit')}>
          <FormField label={t('email')} type="email" {...sent('email', values, errors)} />
          <ChoiceField
            id={fieldId('role')}
            name="role"
            label={t('role')}
            kind="one"
            options={planRoles.map((role) => ({
              value: role,
              label: t(`role.${role}`),
              hint: t(`roleHint.${role}`),
            }))}
            chosen={values['role'] ?? []}
            {...(roleError && { error: roleError })}
          />
        </Form>
        {invitations.length > 0 && <h2>{t('invite.open')}</h2>}
        <InvitationLines visit={visit} invitations={invitations} action={visit.href('/beheer/uitnodigingen')} />
      </>
    ),
  });
}
