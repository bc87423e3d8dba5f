import { ok, type Result } from '../foundation/problem.ts';
import { localePath } from '../site/address.ts';
import { accessOf } from '../wing/permission.ts';
import { forgetUnsentForms } from '../wing/unsent-form-store.ts';
import { forgetSentForms } from '../wing/sent-form-store.ts';
import { wingJob, type OpenWing, type Wing, type WingNeeds } from '../wing/wing.ts';
import { addUserCommands } from './command/user.ts';
import { accountSweepQueue, newsQueue } from './account-jobs.ts';
import { accountKeeps } from './kept.ts';
import { accountMigrations } from './migrations.ts';
import { organisationPages, organisations } from './organisation/organisation-store.ts';
import { organisationSubjects } from './organisation/organisation-subjects-store.ts';
import { organisationSearch } from './organisation/search-entries-store.ts';
import { sweepEnded } from './sign-in/session-store.ts';
import { forgetOldTries } from './sign-in/throttle-store.ts';
import { addAuthAddresses } from './sign-in/web/auth-address.ts';
import { tellNews, type FollowTools } from './subscription/follow-store.ts';
import { subscriptionMigrations } from './subscription/subscription-migrations.ts';
import { addOneClickLeaving, followRoutes } from './subscription/web/routes.ts';
import { openAccountsOf } from './web/accounts.ts';
import { accountRoutes } from './web/routes.ts';
import { accountText } from './texts.ts';

/** The wing of people, organisations, signing in, and following by mail. */
export const accountWing: Wing = {
  name: 'account',
  migrations: [...accountMigrations, ...subscriptionMigrations],
  events: [accountText],
  menu: [],
  footer: [
    { group: 'part', path: '/organisaties', place: 20, label: (locale) => accountText(locale)('footer.organisations') },
  ],
  queues: [newsQueue, accountSweepQueue],
  commands: addUserCommands,
  open: openAccountWing,
};

async function openAccountWing(needs: WingNeeds): Promise<Result<OpenWing>> {
  const opened = openAccountsOf(needs);
  if (!opened.ok) return opened;
  const accounts = opened.value;
  const follow: FollowTools = {
    accounts: needs.store.accounts,
    sources: needs.together.topics,
    send: needs.send,
    now: needs.now,
    address: (locale, path) => `${needs.url}${localePath(locale, path)}`,
  };
  return ok({
    routes: [...accountRoutes(accounts, needs), ...followRoutes(follow)],
    addPages: (site) => {
      addAuthAddresses(site, accounts, needs.trustProxy);
      addOneClickLeaving(site, follow);
    },
    jobs: [
      wingJob(newsQueue, () => tellNews(follow)),
      wingJob(accountSweepQueue, async () => {
        await forgetOldTries(follow.accounts);
        await sweepEnded(follow.accounts);
        await forgetSentForms(follow.accounts);
        await forgetUnsentForms(follow.accounts);
      }),
    ],
    keeps: accountKeeps,
    subjects: { organisation: organisationSubjects },
    searched: organisationSearch(needs.store),
    publicPages: () => needs.store.as(accessOf({ kind: 'visitor' }), organisationPages),
    gives: { actorOf: accounts.actorOf, organisations },
    close: accounts.settled,
  });
}
