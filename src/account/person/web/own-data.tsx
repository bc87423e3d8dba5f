import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { savedMark } from '../../../site/saved-mark.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { valuesOf, type FormValues, textIn } from '../../../site/form.ts';
import { systemAccess, withAccess } from '../../../store/access.ts';
import { withSubjects } from '../../../wing/trail.ts';
import { readTrail } from '../../../wing/trail-store.ts';
import { waysIn } from '../../sign-in/passkey-store.ts';
import { erasePerson, readOwnData } from '../person-store.ts';
import { isLastHolder } from '../role-store.ts';
import { countTry, perDevice } from '../../sign-in/throttle-store.ts';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import { TrailList, olderLink } from '../../../wing/web/trail-list.tsx';
import { cookiesFrom, signedInMark } from '../../sign-in/web/cookies.ts';
import { ownPage } from './own-page.tsx';
import { act, pressed, type Acting } from '../../../wing/act.ts';
import { personOf } from '../../../wing/actor.ts';
import { errorTexts } from '../../../wing/web/work-page.tsx';
import { oneself } from './profile.tsx';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { codeOf, isSecure } from '../../sign-in/web/sign-in-attempt.ts';
import { waitText } from '../../sign-in/web/wait-text.ts';
import type { Together } from '../../../wing/wing.ts';
import { accountText } from '../../texts.ts';

/** What is kept about oneself: who saw or changed it, a copy of it, and its end. */
export function ownDataRoutes(accounts: Accounts, together: Pick<Together, 'ownData' | 'subjects'>): readonly Route[] {
  const mine = { permission: 'signed-in' } as const;
  return [
    { ...mine, method: 'GET', path: '/account/spoor', handle: (visit) => trailPage(accounts, together, visit) },
    { ...mine, method: 'GET', path: '/account/gegevens', handle: (visit) => dataPage(accounts, visit, {}, {}) },
    {
      ...mine,
      method: 'POST',
      path: '/account/gegevens',
      holdsSecret: true,
      handle: (visit) => erase(accounts, together, visit),
    },
    { ...mine, method: 'GET', path: '/account/gegevens.json', handle: (visit) => copyOfOwn(accounts, together, visit) },
  ];
}

const pageLength = 50;

async function trailPage(
  accounts: Accounts,
  { subjects }: Pick<Together, 'subjects'>,
  visit: PageVisit,
): Promise<PageContent> {
  const { before } = olderLink(visit);
  const entries = await visit.as(async (database) => {
    const own = { person: personOf(visit).id, limit: pageLength, ...(before && { before }) };
    return withSubjects(database, await readTrail(database, own), subjects(), visit.locale);
  });
  return ownPage(visit, '/account/spoor', {
    lead: accountText(visit.locale)('trail.lead'),
    children: <TrailList visit={visit} entries={entries} write={accounts.writeEntry} pageLength={pageLength} />,
  });
}

/** Everything that any wing keeps of somebody, with the trail in sentences. */
async function copyOfOwn(
  accounts: Accounts,
  { ownData }: Pick<Together, 'ownData'>,
  visit: PageVisit,
): Promise<LiveAnswer> {
  const { id } = personOf(visit);
  const data = await readOwnData(accounts.store.accounts, id);
  const parts: Record<string, unknown> = {};
  await accounts.store.as({ ...systemAccess, person: id }, async (database) => {
    for (const { name, read } of ownData()) parts[name] = await read(database, id);
  });
  const entries = await visit.as((database) => readTrail(database, { person: id, limit: 100_000 }));
  const trail = entries.map((entry) => ({ at: entry.at, sentence: accounts.writeEntry(entry, visit.locale) }));
  return {
    kind: 'file',
    type: 'application/json; charset=utf-8',
    fileName: 'ambitie.json',
    body: `${JSON.stringify({ ...data, ...parts, trail }, null, 2)}\n`,
  };
}

type Errors = Readonly<Partial<Record<string, string>>>;

async function dataPage(
  { store }: Accounts,
  visit: PageVisit | FormVisit,
  values: FormValues,
  errors: Errors,
): Promise<PageContent> {
  const t = accountText(visit.locale);
  const { hasPassword } = await waysIn(store.accounts, personOf(visit).id);
  return ownPage(visit, '/account/gegevens', {
    errors,
    children: (
      <>
        <h2>{t('data.copyTitle')}</h2>
        <p>{t('data.copyLead')}</p>
        <p>
          <a class="button-quiet" href={visit.href('/account/gegevens.json')} download>
            {t('data.copy')}
          </a>
        </p>
        <h2>{t('data.eraseTitle')}</h2>
        <p>{t('data.eraseLead')}</p>
        <Form submit={t('data.erase')} isQuiet>
          <FormField label={t('data.eraseEmail')} type="email" {...sent('email', values, errors)} />
          {hasPassword && (
            <FormField
              label={t('password.current')}
              type="password"
              autocomplete="current-password"
              {...sent('password', {}, errors)}
            />
          )}
        </Form>
      </>
    ),
  });
}

async function erase(
  accounts: Accounts,
  { ownData }: Pick<Together, 'ownData'>,
  visit: FormVisit,
): Promise<LiveAnswer> {
  const values = valuesOf(visit.form);
  const refusal = await refusalToErase(accounts, visit);
  if (refusal) return dataPage(accounts, visit, values, refusal);
  const answer = await act(byProgram(accounts, visit), {
    reading: pressed(undefined),
    load: oneself(visit),
    work: async (_, { thing, database }) => {
      if (await isLastHolder(database, thing.id, 'administrator')) {
        return { kind: 'wrong', errors: { '': 'role.last' } };
      }
      for (const part of ownData()) await part.erase?.(database, thing.id);
      await erasePerson(database, thing);
      return { kind: 'done', path: '/' };
    },
    show: ({ errors }) => dataPage(accounts, visit, values, errorTexts(accountText(visit.locale), errors)),
  });
  if (answer.kind !== 'redirect') return answer;
  const { headers } = await accounts.auth.api.signOut({ headers: authHeaders(visit.request), returnHeaders: true });
  const secure = isSecure(accounts, visit);
  const cookies = [...cookiesFrom(headers, secure), ...signedInMark(false, secure)];
  return { ...answer, headers: [...cookies, ...savedMark('everything', visit.origin)] };
}

/** With the access of the machinery and of the program at once, in her name: what goes stands in every wing. */
function byProgram({ store }: Accounts, visit: FormVisit): Acting {
  const access = { ...systemAccess, person: personOf(visit).id };
  return {
    actor: visit.actor,
    sent: visit.sent,
    as: (work) => withAccess(store.accounts, access, work),
  };
}

/** Erasing cannot be undone, so a signed-in browser left alone is not enough. */
async function refusalToErase({ store, auth }: Accounts, visit: FormVisit): Promise<Errors | undefined> {
  const t = accountText(visit.locale);
  const person = personOf(visit);
  const typed = textIn(visit.form, 'email').trim().toLowerCase();
  if (typed !== person.email) return { email: t('data.eraseWrong', { email: person.email }) };
  const { hasPassword } = await waysIn(store.accounts, person.id);
  if (!hasPassword) return undefined;
  const wait = await countTry(store.accounts, perDevice, [person.id, 'password']);
  if (wait > 0) return { '': t('signIn.wait', { time: waitText(visit.locale, wait) }) };
  try {
    const password = textIn(visit.form, 'password');
    await auth.api.verifyPassword({ body: { password }, headers: authHeaders(visit.request) });
    return undefined;
  } catch (error) {
    codeOf(error);
    return { password: t('password.wrong') };
  }
}
