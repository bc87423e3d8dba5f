import { cost } from '../../../site/cost.ts';
import { z } from 'zod';
import type { LiveAnswer, LiveContext } from '../../../site/live.ts';
import type { AnswerHeaders, PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { valuesOf, type FormValues, textIn } from '../../../site/form.ts';
import { passwordFault } from '../password.ts';
import { recoverPassword } from '../password-store.ts';
import { readActor } from '../../person/person-store.ts';
import { waysIn } from '../passkey-store.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { deviceMark } from './cookies.ts';
import { readRecoveryPerson } from './recovery-link.ts';
import { mayWrite } from '../throttle-store.ts';
import { sentPage } from './register.tsx';
import type { FormVisit, Route } from '../../../wing/route.ts';
import { codeOf, isSecure } from './sign-in-attempt.ts';
import { waitText } from './wait-text.ts';
import { accountText } from '../../texts.ts';

/** `/wachtwoord-vergeten`, and `/wachtwoord-instellen`, where the link in the message leads. */
export function recoveryRoutes(accounts: Accounts): readonly Route[] {
  const open = { permission: 'everyone' } as const;
  return [
    { ...open, method: 'GET', path: '/wachtwoord-vergeten', handle: (visit) => forgotPage(visit, {}, {}) },
    { ...open, method: 'POST', path: '/wachtwoord-vergeten', handle: (visit) => forgot(accounts, visit) },
    { ...open, method: 'GET', path: '/wachtwoord-instellen', handle: (visit) => setAnswer(accounts, visit) },
    {
      ...open,
      method: 'POST',
      path: '/wachtwoord-instellen',
      cost: cost.password,
      handle: (visit) => setPassword(accounts, visit),
    },
  ];
}

async function forgot(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const values = valuesOf(visit.form);
  const email = (values['email']?.[0] ?? '').trim();
  if (!z.email().safeParse(email).success) return forgotPage(visit, values, { email: t('email.wrong') });
  const wait = await mayWrite(accounts, visit.client, email);
  if (wait > 0) {
    return forgotPage(visit, values, { '': t('mail.wait', { time: waitText(visit.locale, wait) }) }, 429);
  }
  await accounts.auth.api.requestPasswordReset({ body: { email: email.toLowerCase() } });
  return sentPage(visit, 'forgot.sent', email);
}

function forgotPage(
  visit: LiveContext,
  values: FormValues,
  errors: Readonly<Partial<Record<string, string>>>,
  status?: 429,
): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('forgot.title'),
    lead: t('forgot.lead'),
    above: [{ path: '/aanmelden', label: t('signIn.title') }],
    errors,
    ...(status && { status }),
    children: (
      <Form submit={t('forgot.submit')}>
        <FormField label={t('email')} type="email" autocomplete="email" {...sent('email', values, errors)} />
      </Form>
    ),
  });
}

async function setAnswer(accounts: Accounts, visit: LiveContext): Promise<LiveAnswer> {
  const person = await readRecoveryPerson(accounts, visit.query['code'] ?? '');
  return person ? setPage(visit, {}) : oldLinkPage(visit);
}

/** A new password ends every session and forgets every browser: whoever knew the old one is out. */
async function setPassword(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const token = visit.query['code'] ?? '';
  const id = await readRecoveryPerson(accounts, token);
  const person = id && (await readActor(accounts.store.accounts, id));
  if (!person) return oldLinkPage(visit);
  const password = textIn(visit.form, 'password');
  const fault = passwordFault(password, [person.name, person.email]);
  if (fault) return setPage(visit, { password: t(`password.${fault}`) });
  const { hasPassword } = await waysIn(accounts.store.accounts, id);
  try {
    const device = await recoverPassword(accounts, person, { password, token });
    accounts.write('changed', person, {});
    return passwordSetPage(visit, !hasPassword, deviceMark(device, isSecure(accounts, visit)));
  } catch (error) {
    codeOf(error);
    return oldLinkPage(visit);
  }
}

function passwordSetPage(visit: LiveContext, isFirst: boolean, headers: AnswerHeaders): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('set.doneTitle'),
    lead: t(isFirst ? 'set.doneFirst' : 'set.done'),
    headers,
    children: (
      <p>
        <a class="button" href={visit.href('/aanmelden')}>
          {t('signIn.title')}
        </a>
      </p>
    ),
  });
}

function setPage(visit: LiveContext, errors: Readonly<Partial<Record<string, string>>>): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('set.title'),
    errors,
    children: (
      <Form submit={t('set.submit')}>
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

function oldLinkPage(visit: LiveContext): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('link.oldTitle'),
    lead: t('link.old'),
    status: 422,
    children: (
      <p>
        <a href={visit.href('/wachtwoord-vergeten')}>{t('forgot.title')}</a>
      </p>
    ),
  });
}
