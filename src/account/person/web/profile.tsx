import { cost } from '../../../site/cost.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import type { QueryExecutorProvider } from 'kysely';
import { z } from 'zod';
import { oneLineText } from '../../../foundation/one-line.ts';
import { languageNames, locales } from '../../../foundation/locale.ts';
import { readForm, shownValues, type FormValues, textIn } from '../../../site/form.ts';
import { localePath } from '../../../site/address.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { passwordFault } from '../../sign-in/password.ts';
import { changePassword } from '../../sign-in/password-store.ts';
import { changeProfile, readActor } from '../person-store.ts';
import { endOtherSessions, endSession, listSessions, type SessionLine } from '../../sign-in/session-store.ts';
import { countTry, forgetTry, perDevice } from '../../sign-in/throttle-store.ts';
import { errorTexts } from '../../../wing/web/work-page.tsx';
import { authHeaders, byMachinery, type Accounts } from '../../web/accounts.ts';
import { deviceMark } from '../../sign-in/web/cookies.ts';
import { ownPage } from './own-page.tsx';
import { act, pressed } from '../../../wing/act.ts';
import { personOf, type Person } from '../../../wing/actor.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { codeOf, isSecure } from '../../sign-in/web/sign-in-attempt.ts';
import { waitText } from '../../sign-in/web/wait-text.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** One's own name, language, password and sessions. */
export function profileRoutes(accounts: Accounts): readonly Route[] {
  const mine = { permission: 'signed-in' } as const;
  return [
    { ...mine, method: 'GET', path: '/account', handle: (visit) => profilePage(visit, undefined, {}) },
    { ...mine, method: 'POST', path: '/account', handle: (visit) => saveProfile(accounts, visit) },
    { ...mine, method: 'GET', path: '/account/wachtwoord', handle: (visit) => passwordPage(visit, {}) },
    {
      ...mine,
      method: 'POST',
      path: '/account/wachtwoord',
      holdsSecret: true,
      cost: cost.password,
      handle: (visit) => savePassword(accounts, visit),
    },
    { ...mine, method: 'GET', path: '/account/sessies', handle: (visit) => sessionsPage(accounts, visit) },
    { ...mine, method: 'POST', path: '/account/sessies', handle: (visit) => endSessions(accounts, visit) },
  ];
}

const profileSchema = z.object({
  name: oneLineText().pipe(
    z
      .string()
      .min(1, 'name.missing' satisfies AccountMessage)
      .max(200, 'name.long' satisfies AccountMessage),
  ),
  locale: z.enum(locales, 'locale.missing' satisfies AccountMessage),
});

async function saveProfile(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const reading = readForm<z.infer<typeof profileSchema>, AccountMessage>(visit.form, profileSchema);
  const answer = await act(byMachinery(accounts, visit), {
    reading,
    load: oneself(visit),
    work: async (profile, { thing, database }) => {
      await changeProfile(database, thing, profile);
      return { kind: 'done', path: '/account', done: 'saved' };
    },
    show: ({ values, errors }) => profilePage(visit, values, errorTexts(accountText(visit.locale), errors)),
  });
  // The page to go on with is in the language just chosen; a redirect stays in that of the form.
  if (answer.kind !== 'redirect' || !reading.ok || reading.value.locale === visit.locale) return answer;
  const { locale } = reading.value;
  return profilePage({ ...visit, locale, href: (path) => localePath(locale, path) }, reading.values, {}, true);
}

/** Finds whoever sent a form; nobody when they were erased meanwhile. */
export function oneself(visit: FormVisit) {
  return (database: QueryExecutorProvider): Promise<Person | undefined> => readActor(database, personOf(visit).id);
}

function profilePage(
  visit: PageVisit | FormVisit,
  typed: FormValues | undefined,
  errors: Readonly<Partial<Record<string, string>>>,
  isDone = visit.done === 'saved',
): PageContent {
  const t = accountText(visit.locale);
  const { name, locale, email } = personOf(visit);
  const values = typed ?? shownValues({ name, locale });
  return ownPage(visit, '/account', {
    lead: t('own.as', { email }),
    errors,
    ...(isDone && { done: t('own.saved') }),
    children: (
      <Form submit={t('save')}>
        <FormField label={t('name')} hint={t('name.hint')} autocomplete="name" {...sent('name', values, errors)} />
        <ChoiceField
          id={fieldId('locale')}
          name="locale"
          label={t('locale')}
          kind="one"
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
          chosen={values['locale'] ?? []}
          {...(errors['locale'] && { error: errors['locale'] })}
        />
      </Form>
    ),
  });
}

async function savePassword(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const { store } = accounts;
  const person = personOf(visit);
  const t = accountText(visit.locale);
  const current = textIn(visit.form, 'current');
  const next = textIn(visit.form, 'password');
  const fault = passwordFault(next, [person.name, person.email]);
  if (!current || fault) {
    return passwordPage(visit, {
      ...(!current && { current: t('password.missing') }),
      ...(fault && { password: t(`password.${fault}`) }),
    });
  }
  const wait = await countTry(store.accounts, perDevice, [person.id, 'password']);
  if (wait > 0) return passwordPage(visit, { '': t('signIn.wait', { time: waitText(visit.locale, wait) }) });
  const change = { current, next, headers: authHeaders(visit.request), session: await sessionId(accounts, visit) };
  try {
    const device = await changePassword(accounts, person, change);
    await forgetTry(store.accounts, perDevice, [person.id, 'password'], true);
    accounts.write('changed', person, {});
    const headers = deviceMark(device, isSecure(accounts, visit));
    return { kind: 'redirect', path: '/account/wachtwoord', done: 'changed', headers };
  } catch (error) {
    codeOf(error);
    return passwordPage(visit, { current: t('password.wrong') });
  }
}

function passwordPage(visit: PageVisit | FormVisit, errors: Readonly<Partial<Record<string, string>>>): PageContent {
  const t = accountText(visit.locale);
  return ownPage(visit, '/account/wachtwoord', {
    lead: t('own.passwordLead'),
    errors,
    ...(visit.done === 'changed' && { done: t('own.passwordDone') }),
    children: (
      <Form submit={t('set.submit')}>
        <FormField
          label={t('password.current')}
          type="password"
          autocomplete="current-password"
          {...sent('current', {}, errors)}
        />
        <FormField
          label={t('password.new')}
          type="password"
          hint={t('password.hint')}
          autocomplete="new-password"
          {...sent('password', {}, errors)}
        />
      </Form>
    ),
  });
}

/** The id of the session that asks. */
async function sessionId({ auth }: Accounts, { request }: PageVisit | FormVisit): Promise<string | undefined> {
  return (await auth.api.getSession({ headers: authHeaders(request) }))?.session.id;
}

async function endSessions(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const current = await sessionId(accounts, visit);
  return act(byMachinery(accounts, visit), {
    reading: pressed(textIn(visit.form, 'sessie')),
    load: oneself(visit),
    work: async (id, { thing, database }) => {
      if (id) await endSession(database, thing, id);
      else await endOtherSessions(database, thing, current);
      return { kind: 'done', path: '/account/sessies', done: 'ended' };
    },
    show: () => sessionsPage(accounts, visit),
  });
}

async function sessionsPage(accounts: Accounts, visit: PageVisit): Promise<PageContent> {
  const t = accountText(visit.locale);
  const sessions = await listSessions(accounts.store.accounts, personOf(visit).id, await sessionId(accounts, visit));
  return ownPage(visit, '/account/sessies', {
    lead: t('sessions.lead'),
    ...(visit.done === 'ended' && { done: t('sessions.done') }),
    children: (
      <>
        <ul class="work-page__lines">
          {sessions.map((session, index) => (
            <SessionItem visit={visit} session={session} number={index + 1} />
          ))}
        </ul>
        {sessions.length > 1 && <Form submit={t('sessions.endAll')} />}
        <Form action={visit.href('/afmelden')} submit={t('signOut')} isQuiet />
      </>
    ),
  });
}

interface SessionItemProps {
  readonly visit: PageVisit;
  readonly session: SessionLine;
  /** Its place in the list: several may be of browsers with the same name. */
  readonly number: number;
}

function SessionItem({ visit, session, number }: SessionItemProps) {
  const t = accountText(visit.locale);
  const name = browserName(session.userAgent) || t('sessions.unknown');
  return (
    <li>
      <p>
        <strong>{name}</strong> {session.isThis && t('sessions.this')}
      </p>
      <p class="small">{t('sessions.since', { date: formatMoment(visit.locale, session.startedAt) })}</p>
      {!session.isThis && (
        <Form submit={t('sessions.end')} label={t('sessions.endOne', { name, number })} isQuiet>
          <input type="hidden" name="sessie" value={session.id} />
        </Form>
      )}
    </li>
  );
}

/** Browser and system as people know them; versions are nobody's concern here. */
function browserName(userAgent: string | null): string {
  const browsers = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari'];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet' };
  const browser = browsers.find((name) => userAgent?.includes(`${name}/`));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => userAgent?.includes(name));
  return [browser && (names[browser] ?? browser), system].filter(Boolean).join(', ');
}
