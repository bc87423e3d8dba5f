import { readOidcSettings } from '../account/account-settings.ts';
import { readSecret } from '../account/secret-store.ts';
import type { TopicSources } from '../account/subscription/topic.ts';
import { addSubscriptionPages } from '../account/subscription/web/routes.ts';
import { openAccounts, type Accounts } from '../account/web/accounts.ts';
import { addAuthAddresses } from '../account/web/auth-address.ts';
import { addRoutes, type Route } from '../account/web/route.ts';
import { accountRoutes, type AccountParts } from '../account/web/routes.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import type { Site } from '../site/app.tsx';
import { databaseAddress } from '../store/database-address.ts';
import { openStore, type Store } from '../store/store.ts';
import { openBackground, type Background } from './background.ts';
import { migrations } from './migrations.ts';
import type { Session } from './session.ts';

/** The part of the house that keeps things: database and accounts, open. */
export interface House {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly background: Background;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database, brought up to date, with its queues and accounts on it. `url` is where people reach the site. A
 * `node` does jobs until it is closed; a `visitor` only leaves some, such as mails.
 *
 * Problems: those of the database and the queues, and of the settings of accounts and mail.
 */
export async function openHouse(
  session: Session,
  url: string,
  as: 'node' | 'visitor',
  sources: TopicSources = {},
): Promise<Result<House>> {
  const { world, dataFolder } = session;
  const address = databaseAddress(world.environment, dataFolder);
  const oidc = readOidcSettings(world.environment);
  const secret = await readSecret(world.environment, dataFolder);
  if (!address.ok || !oidc.ok || !secret.ok)
    return failed([...problemsOf(address), ...problemsOf(oidc), ...problemsOf(secret)]);
  const onError = (error: unknown): void => world.printError(String(error));
  const store = await openStore(address.value, migrations, onError);
  if (!store.ok) return store;
  const background = await openBackground(session, store.value, { as, sources, siteUrl: url });
  if (!background.ok) {
    await store.value.close();
    return background;
  }
  const accounts = openAccounts({
    store: store.value,
    secret: secret.value,
    url,
    siteName: 'Ambitie',
    mail: { send: ({ to, subject, text }) => background.value.sendMail({ to, subject, text }) },
    ...(oidc.value && { oidc: oidc.value }),
    onError,
  });
  const close = async () => {
    await accounts.settled();
    await background.value.close();
    await store.value.close();
  };
  return ok({ store: store.value, accounts, background: background.value, close });
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

/** Every route of the house that is not the same for everybody, the wings in the order of the menu. */
export function houseRoutes(accounts: Accounts, parts: AccountParts): readonly Route[] {
  return [...accountRoutes(accounts, parts)];
}

/** Adds them to the public site, behind the one door that looks at permissions. */
export function addHouse(site: Site, { accounts, background }: House, parts: AccountParts, trustProxy: boolean): void {
  addAuthAddresses(site, accounts, trustProxy);
  addRoutes(site, houseRoutes(accounts, parts), accounts);
  addSubscriptionPages(site, background.follow);
}
