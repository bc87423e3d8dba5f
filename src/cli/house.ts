import { readOidcSettings } from '../account/account-settings.ts';
import { forgetOldTries } from '../account/throttle-store.ts';
import { readSecret } from '../account/secret-store.ts';
import { sweepEnded } from '../account/session-store.ts';
import { openAccounts, type Accounts } from '../account/web/accounts.ts';
import { addAuthAddresses } from '../account/web/auth-address.ts';
import { addRoutes, type Route } from '../account/web/route.ts';
import { accountRoutes, type AccountParts } from '../account/web/routes.ts';
import type { PortfolioPages } from '../deliver/web/portfolio/portfolio-pages.ts';
import { portfolioRoutes } from '../deliver/web/portfolio/routes.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import type { Site } from '../site/app.tsx';
import { databaseAddress } from '../store/database-address.ts';
import { openStore, type Store } from '../store/store.ts';
import { mailFolder } from './mail-folder.ts';
import { migrations } from './migrations.ts';
import type { Session } from './session.ts';

/** The part of the house that keeps things: database and accounts, open. */
export interface House {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database, brought up to date, and accounts on it. `url` is where people reach the site.
 *
 * Problems: those of the database, and of the settings of accounts.
 */
export async function openHouse(session: Session, url: string): Promise<Result<House>> {
  const { world, dataFolder } = session;
  const address = databaseAddress(world.environment, dataFolder);
  const oidc = readOidcSettings(world.environment);
  const secret = await readSecret(world.environment, dataFolder);
  if (!address.ok || !oidc.ok || !secret.ok)
    return failed([...problemsOf(address), ...problemsOf(oidc), ...problemsOf(secret)]);
  const onError = (error: unknown): void => world.printError(String(error));
  const store = await openStore(address.value, migrations, onError);
  if (!store.ok) return store;
  const accounts = openAccounts({
    store: store.value,
    secret: secret.value,
    url,
    siteName: 'Ambitie',
    mail: mailFolder(dataFolder),
    ...(oidc.value && { oidc: oidc.value }),
    onError,
  });
  await forgetOldTries(store.value.accounts);
  await sweepEnded(store.value.accounts);
  const close = async () => {
    await accounts.settled();
    await store.value.close();
  };
  return ok({ store: store.value, accounts, close });
}

function problemsOf(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

/** Every route of the house that is not the same for everybody, the wings in the order of the menu. */
export function houseRoutes(accounts: Accounts, parts: AccountParts, projects: PortfolioPages): readonly Route[] {
  return [...portfolioRoutes(projects), ...accountRoutes(accounts, parts)];
}

/** Adds them to the public site, behind the one door that looks at permissions. */
export function addHouse(
  site: Site,
  { accounts }: House,
  parts: AccountParts,
  projects: PortfolioPages,
  trustProxy: boolean,
): void {
  addAuthAddresses(site, accounts, trustProxy);
  addRoutes(site, houseRoutes(accounts, parts, projects), accounts);
}
