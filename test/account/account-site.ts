import { expect } from 'vitest';
import { program, type Actor, type Grant } from '../../src/wing/actor.ts';
import type { OidcSettings } from '../../src/account/sign-in/oidc-settings.ts';
import type { Letter, SendLetter } from '../../src/job/mail.ts';
import { addPerson } from '../../src/account/person/person-store.ts';
import { giveRole } from '../../src/account/person/role-store.ts';
import { openAccounts, type Accounts } from '../../src/account/web/accounts.ts';
import { addAuthAddresses } from '../../src/account/sign-in/web/auth-address.ts';
import { addRoutes } from '../../src/house/door.ts';
import type { Route } from '../../src/wing/route.ts';
import { accountRoutes, type AccountParts } from '../../src/account/web/routes.ts';
import { accountText } from '../../src/account/texts.ts';
import { slugOf } from '../../src/measure/address.ts';
import { trailWriter } from '../../src/wing/trail.ts';
import { createSite, type Site } from '../../src/site/app.tsx';
import type { Store } from '../../src/store/store.ts';
import { Browser } from './browser.ts';
import { localised } from '../localised.ts';

/** A site with accounts on a real database, and what it sent. */
export interface AccountSite {
  readonly site: Site;
  readonly accounts: Accounts;
  readonly mails: readonly Letter[];
  readonly errors: readonly string[];
  readonly browser: (address?: string) => Browser;
  /** The message that was last sent to an address, with the code of the link in it. */
  readonly lastMail: (to: string) => Promise<Letter & { readonly code: string }>;
  /** A browser in which a new person with these roles is signed in. */
  readonly signedIn: (person: NewPerson) => Promise<{ readonly browser: Browser; readonly id: string }>;
}

export interface NewPerson {
  readonly name: string;
  readonly grants?: readonly Grant[];
}

const secret = 'a secret of the tests, long enough to be one';

export const goodPassword = 'paars kanaal lepel wolk 8';

const municipalities = [
  { id: '71016', name: localised({ nl: 'Genk', en: 'Genk', fr: 'Genk' }), path: '/gemeenten/genk' },
  { id: '71022', name: localised({ nl: 'Hasselt', en: 'Hasselt', fr: 'Hasselt' }), path: '/gemeenten/hasselt' },
];

/** What account pages get of a house without other wings. */
export const accountParts: AccountParts = {
  plan: {
    municipalities: (locale) =>
      municipalities.map(({ id, name }) => ({ code: id, id: slugOf(name.nl), name: name[locale] })),
  },
  now: () => new Date(),
  together: { myWork: () => [], backOffice: () => [], ownData: () => [], beside: () => [], subjects: () => new Map() },
};

export interface AccountSiteOptions {
  readonly url?: string;
  readonly oidc?: OidcSettings;
  /** Takes the letters instead of `mails`. */
  readonly send?: SendLetter;
  readonly routes?: (accounts: Accounts) => readonly Route[];
}

/** Makes one; `url` is where it is known, `http://localhost` when absent. */
export function makeAccountSite(store: Store, options: AccountSiteOptions = {}): AccountSite {
  const url = options.url ?? 'http://localhost';
  const mails: Letter[] = [];
  const errors: string[] = [];
  const accounts = openAccounts({
    store,
    url,
    secret,
    siteName: 'Ambitie',
    send: options.send ?? (async (letter) => void mails.push(letter)),
    writeEntry: trailWriter([accountText]),
    ...(options.oidc && { oidc: options.oidc }),
    onError: (message) => void errors.push(message),
  });
  const site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => 'r1',
    municipalities: () => municipalities,
    hasAccounts: true,
    trustProxy: true,
    onError: (error) => void errors.push(error instanceof Error ? (error.stack ?? '') : String(error)),
  });
  addAuthAddresses(site, accounts, true);
  const routes = options.routes ?? ((made) => accountRoutes(made, accountParts));
  addRoutes(site, routes(accounts), { ...accounts, secret });
  const browser = (address?: string) => new Browser(site.app, url, address);
  return {
    site,
    accounts,
    mails,
    errors,
    browser,
    lastMail: async (to) => {
      await accounts.settled();
      const mail = mails.findLast((each) => each.to === to);
      if (!mail) throw new Error(`no message was sent to ${to}`);
      return { ...mail, code: /code=(\S+)/.exec(mail.text)?.[1] ?? '' };
    },
    signedIn: (person) => signIn(accounts, browser(), person),
  };
}

async function signIn(accounts: Accounts, browser: Browser, person: NewPerson) {
  const { id, email } = await addPersonWithPassword(accounts, person);
  expect((await browser.post('/aanmelden', { email, password: goodPassword })).status).toBe(303);
  return { browser, id };
}

/** Adds somebody who proved their address and signs in with `goodPassword`. */
export async function addPersonWithPassword(
  accounts: Pick<Accounts, 'auth' | 'store'>,
  { name, grants = [] }: NewPerson,
): Promise<{ readonly id: string; readonly email: string }> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { accounts: database } = accounts.store;
  const id = await addPerson(database, program, { name, email, locale: 'nl' });
  for (const grant of grants) await giveRole(database, program, id, grant);
  await givePassword(accounts, id);
  return { id, email };
}

let passwordHash: Promise<string> | undefined;

/** Hashing takes its time on purpose, so it is done once for all people of a test file. */
async function givePassword({ auth }: Pick<Accounts, 'auth'>, person: string): Promise<void> {
  const { password, internalAdapter } = await auth.$context;
  passwordHash ??= password.hash(goodPassword);
  await internalAdapter.createAccount({
    userId: person,
    providerId: 'credential',
    accountId: person,
    password: await passwordHash,
  });
}

/** Who a browser is, as the site sees it. */
export function actorIn({ accounts }: AccountSite, browser: Browser): Promise<Actor> {
  return accounts.actorOf(browser.request('/'));
}
