import { cost } from '../../../site/cost.ts';
import { localTarget } from '../../../site/address.ts';
import { z } from 'zod';
import { readForm, type FormValues, textIn } from '../../../site/form.ts';
import { parseAddress } from '../../../site/address.ts';
import type { LiveAnswer, LiveContext } from '../../../site/live.ts';
import type { PageContent, Redirect } from '../../../site/page.ts';
import { savedMark } from '../../../site/saved-mark.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { workPage, errorTexts } from '../../../wing/web/work-page.tsx';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import { mayWrite } from '../throttle-store.ts';
import { takeCode } from '../two-step-store.ts';
import { cookiesFrom, signedInMark } from './cookies.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { codeOf, isSecure, trySignIn, welcome } from './sign-in-attempt.ts';
import { waitText } from './wait-text.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** `/aanmelden`, its second step `/aanmelden/code`, and `/afmelden`. */
export function signInRoutes(accounts: Accounts): readonly Route[] {
  const open = { permission: 'everyone' } as const;
  return [
    { ...open, method: 'GET', path: '/aanmelden', handle: (visit) => signInAnswer(accounts, visit) },
    { ...open, method: 'POST', path: '/aanmelden', cost: cost.password, handle: (visit) => signIn(accounts, visit) },
    { ...open, method: 'GET', path: '/aanmelden/code', handle: (visit) => codePage(visit, {}) },
    { ...open, method: 'POST', path: '/aanmelden/code', handle: (visit) => secondStep(accounts, visit) },
    { ...open, method: 'POST', path: '/afmelden', handle: (visit) => signOut(accounts, visit) },
  ];
}

/** Where one comes after signing in, when no page was asked for. */
export const homePath = '/mijn-werk';

/** Back to the page that asked to sign in; its address is checked, for it came from outside. */
export function backTo(target: string | undefined, headers: Redirect['headers'] = []): Redirect {
  const url = new URL(localTarget(target, homePath), 'http://site');
  return { kind: 'redirect', path: parseAddress(url.pathname).path + url.search, headers };
}

function signInAnswer(accounts: Accounts, visit: PageVisit): LiveAnswer {
  if (visit.actor.kind === 'person') return backTo(visit.query['terug']);
  // The provider's own words for what went wrong are left out: they come in by the address.
  const errors = visit.query['fout'] ? { '': accountText(visit.locale)('signIn.oidcFailed') } : {};
  return signInPage(accounts, visit, { errors, status: 200 });
}

const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'email.missing' satisfies AccountMessage),
  password: z.string().min(1, 'password.missing' satisfies AccountMessage),
});

async function signIn(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const reading = readForm<z.infer<typeof signInSchema>, AccountMessage>(visit.form, signInSchema);
  const { values } = reading;
  if (!reading.ok)
    return signInPage(accounts, visit, { values, errors: errorTexts(accountText(visit.locale), reading.errors) });
  const t = accountText(visit.locale);
  const outcome = await trySignIn(accounts, visit, reading.value);
  switch (outcome.kind) {
    case 'in':
      return backTo(visit.query['terug'], outcome.headers);
    case 'second step': {
      const terug = visit.query['terug'];
      const path = terug ? `/aanmelden/code?terug=${encodeURIComponent(terug)}` : '/aanmelden/code';
      return { kind: 'redirect', path, headers: outcome.headers };
    }
    case 'wrong':
      return signInPage(accounts, visit, { values, errors: { '': t('signIn.wrong') } });
    case 'unproved':
      // The message counts as any other one to that mailbox; beyond the limit the one before is there still.
      if ((await mayWrite(accounts, visit.client, reading.value.email)) === 0) {
        await accounts.auth.api.sendVerificationEmail({ body: { email: reading.value.email } });
      }
      return signInPage(accounts, visit, { values, errors: { '': t('signIn.unproved') } });
    case 'wait':
      return signInPage(accounts, visit, {
        values,
        errors: { '': t('signIn.wait', { time: waitText(visit.locale, outcome.seconds) }) },
        status: 429,
      });
  }
}

interface FormState {
  readonly values?: FormValues;
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly status?: PageContent['status'];
}

function signInPage(accounts: Accounts, visit: LiveContext, { values = {}, errors = {}, status }: FormState) {
  const { locale, href } = visit;
  const t = accountText(locale);
  const terug = visit.query['terug'];
  const query = terug ? `?terug=${encodeURIComponent(terug)}` : '';
  return workPage(visit, {
    title: t('signIn.title'),
    errors,
    ...(status && { status }),
    children: (
      <>
        <Form submit={t('signIn.submit')}>
          <FormField
            label={t('email')}
            type="email"
            autocomplete="username webauthn"
            {...sent('email', values, errors)}
          />
          <FormField
            label={t('password')}
            type="password"
            autocomplete="current-password"
            {...sent('password', values, errors)}
          />
        </Form>
        <p>
          <a href={href('/wachtwoord-vergeten')}>{t('signIn.forgot')}</a>
        </p>
        <passkey-sign-in
          data-label={t('passkey.signIn')}
          data-failed={t('passkey.failed')}
          data-to={href(backTo(terug).path)}
        />
        <noscript>
          <p class="small">{t('passkey.needsScript')}</p>
        </noscript>
        {accounts.oidcName && (
          <p>
            <a class="button-quiet" href={`/aanmelden/met${query}`}>
              {t('signIn.oidc', { name: accounts.oidcName })}
            </a>
          </p>
        )}
        <p>
          {t('signIn.noAccount')} <a href={href('/registreren')}>{t('register.title')}</a>
        </p>
      </>
    ),
  });
}

async function secondStep(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const code = textIn(visit.form, 'code').trim();
  if (!code) return codePage(visit, { code: t('code.missing') });
  const call = { headers: authHeaders(visit.request), returnHeaders: true } as const;
  const digits = code.replaceAll(/\s/g, '');
  try {
    const isOfApp = /^\d{6}$/.test(digits);
    const { headers, response } = isOfApp
      ? await accounts.auth.api.verifyTOTP({ ...call, body: { code: digits } })
      : await accounts.auth.api.verifyBackupCode({ ...call, body: { code } });
    const taken = { code: digits, session: response.token ?? '' };
    if (isOfApp && !(await takeCode(accounts.store.accounts, response.user.id, taken))) {
      return codePage(visit, { code: t('code.used') });
    }
    return backTo(visit.query['terug'], await welcome(accounts, visit, headers, response.user.id));
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'INVALID_TWO_FACTOR_COOKIE') return { kind: 'redirect', path: '/aanmelden' };
    const isSpent = reason.startsWith('TOO_MANY') || reason === 'ACCOUNT_TEMPORARILY_LOCKED';
    return codePage(visit, { code: t(isSpent ? 'code.spent' : 'code.wrong') });
  }
}

function codePage(visit: LiveContext, errors: Readonly<Partial<Record<string, string>>>): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('code.title'),
    lead: t('code.lead'),
    errors,
    children: (
      <Form submit={t('code.submit')}>
        <FormField
          label={t('code.label')}
          hint={t('code.hint')}
          autocomplete="one-time-code"
          {...sent('code', {}, errors)}
        />
      </Form>
    ),
  });
}

async function signOut(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const { headers } = await accounts.auth.api.signOut({ headers: authHeaders(visit.request), returnHeaders: true });
  const secure = isSecure(accounts, visit);
  const cookies = [...cookiesFrom(headers, secure), ...signedInMark(false, secure)];
  return { kind: 'redirect', path: '/', headers: [...cookies, ...savedMark('everything', visit.origin)] };
}
