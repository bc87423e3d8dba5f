import { formatMoment } from '../../../foundation/clock-words.ts';
import { textIn } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { listPasskeys, removePasskey } from '../passkey-store.ts';
import { byMachinery, type Accounts } from '../../web/accounts.ts';
import { ownPage } from '../../person/web/own-page.tsx';
import { oneself } from '../../person/web/profile.tsx';
import { act, pressed } from '../../../wing/act.ts';
import { personOf } from '../../../wing/actor.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import { accountText } from '../../texts.ts';

/** `/account/sleutels`: one's passkeys. Adding one takes a script, for browsers offer no other way. */
export function passkeyRoutes(accounts: Accounts): readonly Route[] {
  const mine = { permission: 'signed-in', path: '/account/sleutels' } as const;
  return [
    { ...mine, method: 'GET', handle: (visit) => passkeysPage(accounts, visit) },
    { ...mine, method: 'POST', handle: (visit) => remove(accounts, visit) },
  ];
}

function remove(accounts: Accounts, visit: FormVisit): Promise<LiveAnswer> {
  return act(byMachinery(accounts, visit), {
    reading: pressed(textIn(visit.form, 'sleutel')),
    load: oneself(visit),
    work: async (id, { thing, database }) => {
      if (await removePasskey(database, thing, id)) {
        await accounts.writeWithin(database, 'wayIn', thing, { what: 'passkey_removed' });
      }
      return { kind: 'done', path: '/account/sleutels', done: 'keys' };
    },
    show: () => passkeysPage(accounts, visit),
  });
}

async function passkeysPage(accounts: Accounts, visit: PageVisit): Promise<PageContent> {
  const { locale } = visit;
  const t = accountText(locale);
  const passkeys = await listPasskeys(accounts.store.accounts, personOf(visit).id);
  return ownPage(visit, '/account/sleutels', {
    lead: t('passkeys.lead'),
    ...(visit.done === 'keys' && { done: t('passkeys.done') }),
    children: (
      <>
        {passkeys.length === 0 && (
          <State locale={locale} kind="empty" headingLevel={2}>
            <p>{t('passkeys.none')}</p>
          </State>
        )}
        <ul class="work-page__lines">
          {passkeys.map(({ id, name, createdAt }) => (
            <li>
              <p>
                <strong>{name ?? t('passkeys.nameless')}</strong>
              </p>
              <p class="small">{t('passkeys.since', { date: formatMoment(locale, createdAt) })}</p>
              <Form submit={t('remove')} label={t('passkeys.remove', { name: name ?? t('passkeys.nameless') })} isQuiet>
                <input type="hidden" name="sleutel" value={id} />
              </Form>
            </li>
          ))}
        </ul>
        <passkey-add
          data-label={t('passkeys.add')}
          data-failed={t('passkey.failed')}
          data-stale={t('passkeys.stale')}
          data-to={visit.href('/account/sleutels')}
          data-done="keys"
        >
          <p class="small">{t('passkeys.needsScript')}</p>
        </passkey-add>
      </>
    ),
  });
}
