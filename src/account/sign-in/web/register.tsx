import { cost } from '../../../site/cost.ts';
import { z } from 'zod';
import { oneLineText } from '../../../foundation/one-line.ts';
import { readForm, type FormValues, textIn } from '../../../site/form.ts';
import type { LiveAnswer, LiveContext } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { passwordFault } from '../password.ts';
import { mayWrite } from '../throttle-store.ts';
import { workPage, errorTexts } from '../../../wing/web/work-page.tsx';
import { authHeaders, type Accounts } from '../../web/accounts.ts';
import type { FormVisit, Route } from '../../../wing/route.ts';
import { codeOf, trySignIn } from './sign-in-attempt.ts';
import { backTo } from './sign-in.tsx';
import { waitText } from './wait-text.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** `/registreren`, and `/bevestigen`, where the link in the message leads. */
export function registerRoutes(accounts: Accounts): readonly Route[] {
  const open = { permission: 'everyone' } as const;
  return [
    { ...open, method: 'GET', path: '/registreren', handle: (visit) => registerPage(visit, {}, {}) },
    {
      ...open,
      method: 'POST',
      path: '/registreren',
      cost: cost.password,
      handle: (visit) => register(accounts, visit),
    },
    { ...open, method: 'GET', path: '/bevestigen', handle: (visit) => confirmPage(visit, {}) },
    { ...open, method: 'POST', path: '/bevestigen', handle: (visit) => confirm(accounts, visit) },
  ];
}

const registerSchema = z.object({
  name: oneLineText().pipe(
    z
      .string()
      .min(1, 'name.missing' satisfies AccountMessage)
      .max(200, 'name.long' satisfies AccountMessage),
  ),
  email: z.email('email.wrong' satisfies AccountMessage).max(320, 'email.wrong' satisfies AccountMessage),
  password: z.string().min(1, 'password.missing' satisfies AccountMessage),
});

/** Whether the address is known makes no difference to the answer: the message that is sent does. */
async function register(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const reading = readForm<z.infer<typeof registerSchema>, AccountMessage>(visit.form, registerSchema);
  const { values } = reading;
  const password = values['password']?.[0] ?? '';
  const fault = password && passwordFault(password, [values['name']?.[0] ?? '', values['email']?.[0] ?? '']);
  const faults = fault ? { password: `password.${fault}` as const } : {};
  if (!reading.ok || fault) {
    return registerPage(
      visit,
      values,
      errorTexts(accountText(visit.locale), { ...(reading.ok ? {} : reading.errors), ...faults }),
    );
  }
  const { name, email } = reading.value;
  const wait = await mayWrite(accounts, visit.client, email);
  if (wait > 0) {
    const t = accountText(visit.locale);
    return registerPage(visit, values, { '': t('mail.wait', { time: waitText(visit.locale, wait) }) }, 429);
  }
  const body = { name, email, password, locale: visit.locale };
  await accounts.auth.api.signUpEmail({ body, headers: authHeaders(visit.request) });
  return sentPage(visit, 'register.sent', email);
}

/** Says that a message is on its way, whoever the address belongs to. */
export function sentPage(visit: LiveContext, key: 'register.sent' | 'forgot.sent', email: string): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, { title: t('sent.title'), lead: t(key, { email }), children: <p>{t('sent.nothing')}</p> });
}

function registerPage(
  visit: LiveContext,
  values: FormValues,
  errors: Readonly<Partial<Record<string, string>>>,
  status?: 429,
): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('register.title'),
    lead: t('register.lead'),
    errors,
    ...(status && { status }),
    children: (
      <Form submit={t('register.submit')}>
        <FormField label={t('name')} autocomplete="name" {...sent('name', values, errors)} />
        <FormField
          label={t('email')}
          type="email"
          hint={t('register.emailHint')}
          autocomplete="email"
          {...sent('email', values, errors)}
        />
        <FormField
          label={t('password')}
          type="password"
          hint={t('password.hint')}
          autocomplete="new-password"
          {...sent('password', values, errors)}
        />
        <p class="small">
          {t('register.privacy')} <a href={visit.href('/privacy')}>{t('register.privacy.link')}</a>
        </p>
      </Form>
    ),
  });
}

/**
 * The link alone proves that somebody reads that box; the password shows that it is the one who registered. Without it,
 * somebody could register another's address and have it confirmed by an unsuspecting click.
 */
async function confirm(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const token = visit.query['code'] ?? '';
  const email = addressIn(token);
  const password = textIn(visit.form, 'password');
  if (!email) return confirmPage(visit, { '': t('link.old') });
  if (!password) return confirmPage(visit, { password: t('password.missing') });
  const first = await trySignIn(accounts, visit, { email, password });
  if (first.kind === 'in') return backTo(undefined, first.headers);
  if (first.kind === 'wait') {
    return confirmPage(visit, { '': t('signIn.wait', { time: waitText(visit.locale, first.seconds) }) });
  }
  if (first.kind !== 'unproved') return confirmPage(visit, { password: t('confirm.wrong') });
  try {
    await accounts.auth.api.verifyEmail({ query: { token } });
  } catch (error) {
    codeOf(error);
    return confirmPage(visit, { '': t('link.old') });
  }
  const outcome = await trySignIn(accounts, visit, { email, password });
  return outcome.kind === 'in' ? backTo(undefined, outcome.headers) : { kind: 'redirect', path: '/aanmelden' };
}

/** The address that a link is for, to show it; whether the link is genuine is looked at later. */
function addressIn(token: string): string | undefined {
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { email?: unknown };
    return typeof payload.email === 'string' ? payload.email : undefined;
  } catch {
    return undefined;
  }
}

function confirmPage(visit: LiveContext, errors: Readonly<Partial<Record<string, string>>>): PageContent {
  const t = accountText(visit.locale);
  const email = addressIn(visit.query['code'] ?? '');
  const isOld = !email;
  return workPage(visit, {
    title: t('confirm.title'),
    lead: isOld ? t('link.old') : t('confirm.lead', { email }),
    errors,
    children: isOld ? (
      <p>
        <a href={visit.href('/aanmelden')}>{t('signIn.title')}</a>
      </p>
    ) : (
      <Form submit={t('confirm.submit')}>
        <FormField
          label={t('password')}
          type="password"
          hint={t('confirm.hint')}
          autocomplete="current-password"
          {...sent('password', {}, errors)}
        />
      </Form>
    ),
  });
}
