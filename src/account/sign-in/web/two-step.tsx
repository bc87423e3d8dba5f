import { textIn } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { waysIn } from '../passkey-store.ts';
import { renewSpareCodes, startTwoStep, stopTwoStep } from '../two-step-store.ts';
import { countTry, forgetTry, perDevice } from '../throttle-store.ts';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import { cookiesFrom } from './cookies.ts';
import { ownPage } from '../../person/web/own-page.tsx';
import { personOf } from '../../../wing/actor.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { codeOf, isSecure } from './sign-in-attempt.ts';
import { waitText } from './wait-text.ts';
import { accountText } from '../../texts.ts';

/** `/account/twee-stappen`: a code from an app as second step, and codes for when the app is lost. */
export function twoStepRoutes(accounts: Accounts): readonly Route[] {
  const mine = { permission: 'signed-in', path: '/account/twee-stappen' } as const;
  return [
    { ...mine, method: 'GET', handle: (visit) => twoStepPage(accounts, visit, {}) },
    { ...mine, method: 'POST', holdsSecret: true, handle: (visit) => act(accounts, visit) },
  ];
}

type Errors = Readonly<Partial<Record<string, string>>>;

/** What the page asks for: to begin, to confirm with a first code, to renew the spare codes, or to stop. */
async function act(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const step = textIn(visit.form, 'stap');
  if (step === 'bevestig') return confirm(accounts, visit);
  const t = accountText(visit.locale);
  const person = personOf(visit);
  const password = textIn(visit.form, 'password');
  if (!password) return twoStepPage(accounts, visit, { password: t('password.missing') });
  const wait = await countTry(accounts.store.accounts, perDevice, [person.id, 'password']);
  if (wait > 0) {
    return twoStepPage(accounts, visit, { '': t('signIn.wait', { time: waitText(visit.locale, wait) }) });
  }
  try {
    const answer = await withPassword(accounts, visit, step, password);
    await forgetTry(accounts.store.accounts, perDevice, [person.id, 'password'], true);
    return answer;
  } catch (error) {
    codeOf(error);
    return twoStepPage(accounts, visit, { password: t('password.wrong') });
  }
}

async function withPassword(accounts: Accounts, visit: FormVisit, step: string, password: string): Promise<LiveAnswer> {
  const person = personOf(visit);
  const asked = { password, headers: authHeaders(visit.request) };
  if (step === 'begin') {
    const { headers } = asked;
    const begun = await accounts.auth.api.enableTwoFactor({ headers, body: { password, method: 'totp' } });
    if (begun.method !== 'totp') throw new Error('the machinery began another second step than asked');
    return beginPage(visit, { uri: begun.totpURI, codes: begun.backupCodes }, {});
  }
  if (step === 'codes') {
    const codes = await renewSpareCodes(accounts, person, asked);
    accounts.write('wayIn', person, { what: 'two_step_renewed' });
    return codesPage(visit, codes);
  }
  const headers = await stopTwoStep(accounts, person, asked);
  accounts.write('wayIn', person, { what: 'two_step_stopped' });
  const path = '/account/twee-stappen';
  return { kind: 'redirect', path, done: 'stopped', headers: cookiesFrom(headers, isSecure(accounts, visit)) };
}

async function confirm(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const person = personOf(visit);
  const uri = textIn(visit.form, 'uri');
  const codes = textIn(visit.form, 'codes').split(' ');
  try {
    const code = textIn(visit.form, 'code').replaceAll(/\s/g, '');
    const headers = await startTwoStep(accounts, person, { code, headers: authHeaders(visit.request) });
    accounts.write('wayIn', person, { what: 'two_step_started' });
    const path = '/account/twee-stappen';
    return { kind: 'redirect', path, done: 'started', headers: cookiesFrom(headers, isSecure(accounts, visit)) };
  } catch (error) {
    codeOf(error);
    return beginPage(visit, { uri, codes }, { code: accountText(visit.locale)('code.wrong') });
  }
}

async function twoStepPage(accounts: Accounts, visit: PageVisit | FormVisit, errors: Errors): Promise<PageContent> {
  const t = accountText(visit.locale);
  const { hasTwoStep, hasPassword } = await waysIn(accounts.store.accounts, personOf(visit).id);
  return ownPage(visit, '/account/twee-stappen', {
    lead: t(hasTwoStep ? 'twoStep.on' : 'twoStep.off'),
    errors,
    ...(visit.done === 'started' && { done: t('twoStep.started') }),
    ...(visit.done === 'stopped' && { done: t('twoStep.stopped') }),
    children: (
      <>
        {!hasPassword && <p>{t('twoStep.needsPassword')}</p>}
        {hasPassword && !hasTwoStep && (
          <PasswordForm visit={visit} errors={errors} step="begin" submit={t('twoStep.begin')} />
        )}
        {hasTwoStep && (
          <>
            <h2>{t('twoStep.codesTitle')}</h2>
            <p>{t('twoStep.codesLead')}</p>
            <PasswordForm visit={visit} errors={errors} step="codes" submit={t('twoStep.renew')} />
            <h2>{t('twoStep.stopTitle')}</h2>
            <PasswordForm visit={visit} errors={{}} step="stop" submit={t('twoStep.stop')} />
          </>
        )}
      </>
    ),
  });
}

interface PasswordFormProps {
  readonly visit: PageVisit | FormVisit;
  readonly errors: Errors;
  readonly step: 'begin' | 'codes' | 'stop';
  readonly submit: string;
}

function PasswordForm({ visit, errors, step, submit }: PasswordFormProps) {
  const field = sent('password', {}, errors);
  const id = step === 'stop' ? `${field.id}-stop` : field.id;
  return (
    <Form submit={submit} label={submit} action={visit.href('/account/twee-stappen')} isQuiet={step !== 'begin'}>
      <input type="hidden" name="stap" value={step} />
      <FormField
        label={accountText(visit.locale)('password.current')}
        type="password"
        autocomplete="current-password"
        {...field}
        id={id}
      />
    </Form>
  );
}

interface Begun {
  readonly uri: string;
  readonly codes: readonly string[];
}

/** The key for the app and the spare codes: shown once, and again only while the first code is being tried. */
function beginPage(visit: FormVisit, { uri, codes }: Begun, errors: Errors): PageContent {
  const t = accountText(visit.locale);
  const key = URL.canParse(uri) ? (new URL(uri).searchParams.get('secret') ?? '') : '';
  return ownPage(visit, '/account/twee-stappen', {
    lead: t('twoStep.beginLead'),
    errors,
    children: (
      <>
        <h2>{t('twoStep.keyTitle')}</h2>
        <p>{t('twoStep.keyLead')}</p>
        <p class="work-page__key">{key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
        {uri.startsWith('otpauth://') && (
          <p>
            <a href={uri}>{t('twoStep.keyLink')}</a>
          </p>
        )}
        <h2>{t('twoStep.codesTitle')}</h2>
        <p>{t('twoStep.codesLead')}</p>
        <CodeList codes={codes} />
        <h2>{t('twoStep.firstTitle')}</h2>
        <Form submit={t('twoStep.confirm')} action={visit.href('/account/twee-stappen')}>
          <input type="hidden" name="stap" value="bevestig" />
          <input type="hidden" name="uri" value={uri} />
          <input type="hidden" name="codes" value={codes.join(' ')} />
          <FormField
            label={t('twoStep.first')}
            autocomplete="one-time-code"
            inputmode="numeric"
            {...sent('code', {}, errors)}
          />
        </Form>
      </>
    ),
  });
}

function codesPage(visit: FormVisit, codes: readonly string[]): PageContent {
  const t = accountText(visit.locale);
  return ownPage(visit, '/account/twee-stappen', {
    lead: t('twoStep.codesLead'),
    done: t('twoStep.renewed'),
    children: <CodeList codes={codes} />,
  });
}

function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <ul class="work-page__codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
